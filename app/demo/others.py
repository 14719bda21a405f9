"""Beside the office's own dates in the demo: those of others, school holidays, closed days."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.easter import easter

from app.demo.stage import Stage
from app.features.events.queries import calendars as calendar_queries
from app.features.events.queries import holidays
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.calendars import CalendarLine, CalendarsDraft
from app.features.events.rules.days_off import DayRange, DaysOffDraft
from app.features.events.service import appointments, calendars, days_off

_AHEAD = timedelta(days=300)
_SCHOOL, _PARISH, _CLUB, _COUNCIL = (
    "Grundschule am Zechenpark",
    "Pfarrgemeinde",
    "TuS Unterstadt",
    "Stadt Ruhrau",
)
_COLOURS = {_SCHOOL: "sky", _PARISH: "plum", _CLUB: "olive", _COUNCIL: "sand"}

_YEARLY = (
    # calendar, month, day, title, from, to (0 and 0: whole day), place, closed streets, audience
    (_SCHOOL, 6, 20, "Schulfest", 11, 16, "Schulhof, Zechenstraße 40", "", "Kinder und Jugendliche"),
    (_SCHOOL, 11, 11, "Martinszug", 17, 19, "Zechenpark", "Zechenstraße", "Kinder und Jugendliche"),
    (_SCHOOL, 2, 6, "Tag der offenen Tür", 9, 13, "Grundschule am Zechenpark, Aula", "", ""),
    (_PARISH, 5, 30, "Pfarrfest", 0, 0, "Kirchplatz", "Kirchplatz", ""),
    (_PARISH, 12, 6, "Adventsbasar", 11, 17, "Gemeindehaus", "", ""),
    (_CLUB, 8, 29, "Stadtteillauf", 10, 14, "Nordmarkt", "Obere Hauptstraße; Nordmarkt", ""),
    (_CLUB, 1, 17, "Hallenturnier der Jugend", 0, 0, "Sporthalle Nord", "", "Kinder und Jugendliche"),
)


def keep(stage: Stage) -> None:
    """Enter what others told, and the days off."""
    with stage.store.write("Kalender anderer Veranstalter anlegen") as session:
        lines = tuple(CalendarLine(name=name, colour=colour) for name, colour in _COLOURS.items())
        calendars.save(session, CalendarsDraft(lines))
        ids = {line.name: line.id for line in calendar_queries.draft(session).calendars}
        for name, draft in _dates(stage):
            appointments.save(session, _of(draft, ids[name]))
    with stage.store.write("Ferien und Schließtage eintragen") as session:
        last = stage.today + _AHEAD
        known = {one.first_on.year for one in holidays.published() if one.first_on is not None}
        years = set(range(stage.start.year, last.year + 1)) - known
        school = [one for year in sorted(years) for one in _holidays(year)]
        closed = DayRange("Betriebsferien", date(stage.today.year, 12, 24), date(stage.today.year, 12, 31))
        land = holidays.land(session)
        off = DaysOffDraft(land=land, school=tuple(school), closed=(closed,), published=True)
        days_off.save(session, off)


def _of(draft: AppointmentDraft, calendar_id: int | None) -> AppointmentDraft:
    return AppointmentDraft(**{**vars(draft), "calendar_id": calendar_id})


def _dates(stage: Stage) -> Iterator[tuple[str, AppointmentDraft]]:
    last = stage.today + _AHEAD
    for year in range(stage.start.year, last.year + 1):
        for calendar, month, day, title, begin, end, place, street, audience in _YEARLY:
            on = date(year, month, day)
            if stage.start <= on <= last:
                yield (
                    calendar,
                    AppointmentDraft(
                        title=title,
                        starts_at=datetime.combine(on, time(begin)),
                        ends_at=datetime.combine(on + timedelta(days=not end), time(end)),
                        all_day=not end,
                        place=place,
                        street=street,
                        audience=audience,
                    ),
                )
    begin_at = datetime.combine(stage.start, time(17))
    yield (
        _COUNCIL,
        AppointmentDraft(
            title="Rat der Stadt",
            starts_at=begin_at,
            ends_at=begin_at + timedelta(hours=3),
            place="Rathaus, Ratssaal",
            repeat="custom",
            rule="FREQ=MONTHLY;BYDAY=3TH;BYMONTH=1,2,3,5,6,9,10,11,12",
        ),
    )


def _holidays(year: int) -> Iterator[DayRange]:
    """School holidays as they often lie, of years whose published ones do not ship."""
    sunday = easter(year)
    yield DayRange("Osterferien", sunday - timedelta(days=13), sunday + timedelta(days=6))
    yield DayRange("Sommerferien", date(year, 7, 13), date(year, 8, 25))
    yield DayRange("Herbstferien", date(year, 10, 12), date(year, 10, 24))
    yield DayRange("Weihnachtsferien", date(year, 12, 23), date(year + 1, 1, 6))
