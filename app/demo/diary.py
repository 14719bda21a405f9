"""Appointments of the demo: office hours, meetings with the city, sittings, events."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from app.demo.stage import Stage
from app.features.events.rules import appointments as rules
from app.features.events.rules.appointments import AppointmentDraft, ExceptionLine
from app.features.events.service import appointments as service

_AHEAD = timedelta(weeks=9)
_TUESDAY, _WEDNESDAY, _THURSDAY = 1, 2, 3
_PLACE = "Stadtteilbüro, Zechenstraße 22"

_YEARLY = (
    # month, day, title, kind, from, to, place, measure
    (1, 23, "Neujahrsempfang der Unterstadt", "event", 18, 21, "Gemeindehaus", "QM 4"),
    (3, 14, "Frühjahrsputz „Saubere Unterstadt“", "event", 10, 13, "Treffpunkt Nordmarkt", "V 3"),
    (5, 9, "Tag der Städtebauförderung", "event", 11, 16, "Zechenplatz", "V 3"),
    (6, 20, "Nachbarschaftsfest am Kirchplatz", "event", 14, 21, "Kirchplatz", "QM 4"),
    (9, 12, "Stadtteilfest Unterstadt", "event", 12, 20, "Nordmarkt", "QM 4"),
    (9, 30, "Antragsschluss Cityfonds", "deadline", 23, 23, "", "O/N 2"),
    (10, 17, "Quartiersspaziergang „Dunkle Ecken“", "event", 18, 20, "Treffpunkt Stadtteilbüro", "O/N 1"),
    (11, 28, "Lichterabend der Oberen Hauptstraße", "event", 16, 20, "Obere Hauptstraße", "II 17"),
    (12, 11, "Adventskaffee der Ehrenamtlichen", "event", 15, 18, _PLACE, "QM 4"),
)


_HOURS = (
    # day of the week, from, to, who sits there
    (_TUESDAY, 15, 18, 0),
    (_THURSDAY, 10, 13, 1),
)
_STANDING_IN = 2
"""Who sits there when the others are on leave."""


def keep(stage: Stage) -> None:
    """Enter the diary: office hours as series with their exceptions, the rest one by one."""
    with stage.store.write("Sprechzeiten eintragen") as session:
        for weekday, begin, end, who in _HOURS:
            draft = _office_hour(stage, weekday, (begin, end), stage.staff[who])
            stage.hours.append((weekday, begin, end, service.save(session, draft)))
    with stage.store.write("Termine aus dem Jahresplan übernehmen") as session:
        for draft in (*_meetings(stage), *_events(stage)):
            day = (draft.starts_at or stage.now).date()
            stage.appointments.append((day, service.save(session, draft)))


def _office_hour(stage: Stage, weekday: int, hours: tuple[int, int], staff_id: int) -> AppointmentDraft:
    """Every week without an end: left out between the years, once with somebody standing in."""
    first = stage.start + timedelta(days=(weekday - stage.start.weekday()) % 7)
    monday = stage.today - timedelta(days=stage.today.weekday())
    soon = monday + timedelta(days=weekday + 7)
    exceptions = [ExceptionLine(on=soon, what="otherwise", staff_id=stage.staff[_STANDING_IN])]
    for year in range(stage.start.year, stage.today.year + 1):
        day = date(year, 12, 24)
        days = (day + timedelta(days=number) for number in range(8))
        left_out = (one for one in days if one.weekday() == weekday and one != soon and one >= first)
        exceptions.extend(ExceptionLine(on=one) for one in left_out)
    return AppointmentDraft(
        title="Offene Sprechzeit",
        kind="office_hour",
        starts_at=datetime.combine(first, time(hours[0])),
        ends_at=datetime.combine(first, time(hours[1])),
        place=_PLACE,
        staff_id=staff_id,
        measure_id=stage.measures["O/N 1"],
        repeat="weekly",
        exceptions=tuple(exceptions),
    )


def _meetings(stage: Stage) -> Iterator[AppointmentDraft]:
    day, last, number = stage.start, stage.today + _AHEAD, 0
    while day <= last:
        if day.weekday() == _WEDNESDAY:
            number += 1
            yield from _wednesday(stage, day, number)
        day += timedelta(days=1)


def _wednesday(stage: Stage, day: date, number: int) -> Iterator[AppointmentDraft]:
    first = stage.staff[0]
    if number % 4 == 1:
        yield _draft("Jour fixe mit dem Bauamt", "meeting", day, (10, 11), "Rathaus, Raum 214", first)
    if number % 8 == 2:
        note = "Einladung zwei Wochen vorher; Befangenheit zu jedem Punkt abfragen."
        yield _draft("Sitzung des Quartiersbeirats", "meeting", day, (18, 20), "Gemeindehaus", first, note)
    if number % 6 == 3:
        yield _draft("Händlerfrühstück", "meeting", day, (8, 9), "Café Luise", stage.staff[1])
    if number % 3 == 0:
        owner = stage.street()
        yield _draft(f"Ortstermin Fassade {owner}", "meeting", day, (14, 15), owner, stage.staff[2])


def _events(stage: Stage) -> Iterator[AppointmentDraft]:
    last = stage.today + timedelta(days=120)
    for year in range(stage.start.year, last.year + 1):
        for month, day, title, kind, start, end, place, measure in _YEARLY:
            on = date(year, month, day)
            if stage.start <= on <= last:
                yield AppointmentDraft(
                    title=title,
                    kind=kind,
                    starts_at=datetime.combine(on, time(start)),
                    ends_at=datetime.combine(on, time(end)),
                    place=place,
                    staff_id=stage.staff[0],
                    measure_id=stage.measures[measure],
                )


def _draft(
    title: str, kind: str, day: date, hours: tuple[int, int], place: str, staff_id: int, note: str = ""
) -> AppointmentDraft:
    return rules.checked(
        AppointmentDraft(
            title=title,
            kind=kind,
            starts_at=datetime.combine(day, time(hours[0])),
            ends_at=datetime.combine(day, time(hours[1])),
            place=place,
            staff_id=staff_id,
            note=note,
        )
    )
