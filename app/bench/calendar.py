"""The calendar with a year of 5,000 dates: whether a new one gets into the way of others."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.bench.figures import Figure, p95, seconds
from app.domain.ids import new_uid
from app.features.events.queries import conflicts
from app.features.events.queries.conflicts import Wanted
from app.features.events.queries.preview import conflicts_of
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.service import appointments as service
from app.system.clock import Clock
from db import lookups
from db.models import Appointment, Calendar, CalendarEntry
from db.store import Store

DATES, SERIES = 5_000, 40
"""Dates in a year, and series beside them."""
_TARGET = 20.0
_WARMING = 5
_PLACES = (
    "Stadtteilbüro, Zechenstraße 22",
    "Bürgerhaus",
    "Gemeindehaus",
    "Rathaus, Raum 214",
    "Nordmarkt",
    "Café Luise",
    "Grundschule am Park, Aula",
    "Kirchplatz",
)
_STREETS = ("", "", "", "", "Obere Hauptstraße", "Zechenstraße; Nordmarkt")
_AUDIENCES = ("", "", "", "Kinder und Jugendliche", "Ältere Menschen")


def fill(store: Store, year: int) -> None:
    """A year of dates, every third of another organiser, and weekly series with a team."""
    chance = random.Random(year)  # noqa: S311 - the same dates each time
    with store.write("Kalender zum Messen füllen") as session:
        calendars = [Calendar(name=f"Veranstalter {number}", colour="sky") for number in range(6)]
        session.add_all(calendars)
        session.flush()
        staff: list[int | None] = [one.id for one in lookups.staff(session)]
        dates = [_date(chance, year, number, staff) for number in range(DATES)]
        session.execute(insert(Appointment), dates)
        by_uid = lookups.ids_of(session, "appointments", [str(one["uid"]) for one in dates])
        entries = [
            {
                "uid": new_uid(),
                "appointment_id": by_uid[str(one["uid"])],
                "calendar_id": calendars[number % 6].id if number % 3 == 0 else None,
                "all_day": number % 25 == 0,
                "street": chance.choice(_STREETS),
                "audience": chance.choice(_AUDIENCES),
            }
            for number, one in enumerate(dates)
        ]
        session.execute(insert(CalendarEntry), entries)
        for number in range(SERIES):
            service.save(session, _series(chance, year, number, staff))


def figures(store: Store, clock: Clock, rounds: int) -> Iterator[Figure]:
    """The check while typing: a single date, and a weekly series over half a year."""
    year = clock.today().year
    fill(store, year)
    chance = random.Random(7)  # noqa: S311 - the same questions each time
    with store.read() as session:
        staff = [one.id for one in lookups.staff(session)]
        asked = [_asked(chance, year, number, staff) for number in range(_WARMING + rounds * 20)]
        times = [seconds(partial(conflicts_of, session, draft)) * 1000 for draft in asked][_WARMING:]
        moved = [seconds(partial(_dragged, session, draft)) * 1000 for draft in asked][_WARMING:]
    yield Figure(
        "conflicts_p95",
        f"Konfliktprüfung beim Tippen, {DATES} Termine, p95",
        DATES,
        p95(times),
        "ms",
        _TARGET,
        note=f"{len(times)} Eingaben, jede zweite eine wöchentliche Serie über 26 Termine",
    )
    yield Figure(
        "conflicts_drag_p95",
        f"Konfliktprüfung beim Ziehen, {DATES} Termine, p95",
        DATES,
        p95(moved),
        "ms",
        _TARGET,
        note="ein Termin an einem anderen Tag",
    )


def _dragged(session: Session, draft: AppointmentDraft) -> None:
    if draft.starts_at is not None and draft.ends_at is not None:
        staff = (draft.staff_id,)
        conflicts.find(session, Wanted(draft.starts_at, draft.ends_at, place=draft.place, staff=staff))


def _date(chance: random.Random, year: int, number: int, staff: Sequence[int | None]) -> dict[str, object]:
    day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    starts_at = datetime.combine(day, time(chance.randrange(8, 20), chance.choice((0, 30))))
    return {
        "uid": new_uid(),
        "title": f"Termin {number}",
        "kind": "other" if number % 3 == 0 else chance.choice(("meeting", "event", "office_hour")),
        "starts_at": starts_at,
        "ends_at": starts_at
        + timedelta(minutes=60 * 50 if number % 20 == 0 else chance.choice((30, 60, 90, 180))),
        "place": chance.choice(_PLACES),
        "note": "",
        "staff_id": None if number % 3 == 0 or not staff else chance.choice(staff),
    }


def _series(chance: random.Random, year: int, number: int, staff: Sequence[int | None]) -> AppointmentDraft:
    starts_at = datetime(year, 1, 5, 8 + number % 10) + timedelta(days=number % 5)
    return AppointmentDraft(
        title=f"Serie {number}",
        kind="office_hour",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        place=chance.choice(_PLACES),
        staff_id=chance.choice(staff) if staff else None,
        repeat="weekly",
        every=1 + number % 2,
    )


def _asked(chance: random.Random, year: int, number: int, staff: Sequence[int]) -> AppointmentDraft:
    starts_at = datetime(year, 1, 1, chance.randrange(9, 18)) + timedelta(days=chance.randrange(360))
    return AppointmentDraft(
        title="Neuer Termin",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place=chance.choice(_PLACES),
        street=chance.choice(_STREETS),
        audience=chance.choice(_AUDIENCES),
        staff_id=chance.choice(staff) if staff else None,
        repeat="weekly" if number % 2 else "never",
    )
