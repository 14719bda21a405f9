from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.domain.errors import Refused
from app.features.events.queries.occurrences import between
from app.features.events.service import moving
from db.models import (
    Appointment,
    AppointmentStaff,
    Calendar,
    CalendarEntry,
    CalendarException,
    Consultation,
    Event,
    EventTask,
)
from db.store import Store
from tests.kit import factories
from tests.kit.faults import contents, every_statement_fails_once

START = datetime(2026, 11, 3, 14)  # a Tuesday
HOUR = timedelta(hours=1)


def series(
    session: Session, rule: str = "FREQ=WEEKLY;BYDAY=TU", start: datetime = START, **entry: object
) -> int:
    appointment = Appointment(
        title="Sprechzeit", kind="office_hour", starts_at=start, ends_at=start + 2 * HOUR, place="Büro"
    )
    session.add(appointment)
    session.flush()
    session.add(CalendarEntry(appointment_id=appointment.id, rule=rule, **entry))
    session.flush()
    return appointment.id


def made(store: Store, rule: str = "FREQ=WEEKLY;BYDAY=TU", start: datetime = START, **entry: object) -> int:
    with store.write("Serie") as session:
        return series(session, rule, start, **entry)


def shown(store: Store, first: date, last: date, **given: object) -> tuple[Occurrence, ...]:
    with store.read() as session:
        return between(session, first, last, **given)  # type: ignore[arg-type] # hidden calendars only


def moments(store: Store, first: date = date(2026, 11, 1), last: date = date(2026, 11, 30)) -> list[str]:
    return [f"{one.starts_at:%d.%m. %H:%M}" for one in shown(store, first, last)]


def move(
    store: Store, record_id: int, at: datetime, to: datetime, scope: str, length: timedelta = 2 * HOUR
) -> int:
    with store.write("Verschieben") as session:
        return moving.move(session, record_id, at, to, to + length, scope)


def test_a_series_stands_on_each_of_its_days(store: Store) -> None:
    made(store)
    assert moments(store) == ["03.11. 14:00", "10.11. 14:00", "17.11. 14:00", "24.11. 14:00"]


def test_only_this_one_is_moved(store: Store) -> None:
    record_id = made(store)
    at = START + timedelta(weeks=1)
    assert move(store, record_id, at, at + timedelta(days=1, hours=1), "this", HOUR) == record_id
    assert moments(store) == ["03.11. 14:00", "11.11. 15:00", "17.11. 14:00", "24.11. 14:00"]
    found = shown(store, date(2026, 11, 11), date(2026, 11, 11))[0]
    assert (found.original_at, found.ends_at) == (at, datetime(2026, 11, 11, 16))
    move(store, record_id, at, at, "this")
    with store.read() as session:
        assert session.scalars(select(CalendarException)).all() == []


def test_this_and_all_that_follow_become_a_series_of_their_own(store: Store) -> None:
    record_id = made(store, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    at = START + timedelta(weeks=2)
    with store.write("Ausnahmen") as session:
        session.add(CalendarException(appointment_id=record_id, original_at=START, cancelled=True))
        later = START + timedelta(weeks=3)
        session.add(CalendarException(appointment_id=record_id, original_at=later, place="Bürgerhaus"))
        session.add(AppointmentStaff(appointment_id=record_id, staff_id=factories.staff(session).id))
        talks = [
            factories.consultation(session, began_at=day, appointment_id=record_id).id
            for day in (START, later)
        ]
    second = move(store, record_id, at, at + timedelta(days=1), "following")
    assert second != record_id
    assert moments(store) == ["10.11. 14:00", "18.11. 14:00", "25.11. 14:00"]
    assert shown(store, date(2026, 11, 25), date(2026, 11, 25))[0].place == "Bürgerhaus"
    with store.read() as session:
        held = [session.get_one(Consultation, talk).appointment_id for talk in talks]
        team = session.scalars(select(AppointmentStaff.appointment_id).order_by(AppointmentStaff.id)).all()
        rules = session.scalars(select(CalendarEntry.rule).order_by(CalendarEntry.id)).all()
    assert held == [record_id, second]
    assert team == [record_id, second]
    assert rules == ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117T135959", "FREQ=WEEKLY;BYDAY=WE;COUNT=2"]


def test_all_of_them_are_moved_with_their_exceptions(store: Store) -> None:
    record_id = made(store)
    with store.write("Ausnahmen") as session:
        skipped, kept = START + timedelta(weeks=1), START + timedelta(weeks=2)
        session.add(CalendarException(appointment_id=record_id, original_at=skipped, cancelled=True))
        at_nine = datetime(2026, 11, 16, 9)
        session.add(CalendarException(appointment_id=record_id, original_at=kept, starts_at=at_nine))
    at = START + timedelta(weeks=3)
    move(store, record_id, at, at + timedelta(days=1, hours=-1), "all")
    assert moments(store) == ["04.11. 13:00", "16.11. 09:00", "25.11. 13:00"]


@pytest.mark.parametrize(
    ("rule", "start", "days", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=3TU", datetime(2026, 1, 20, 14), 1, ["21.01.", "18.02.", "18.03.", "15.04."]),
        ("FREQ=MONTHLY", datetime(2026, 1, 15, 14), 2, ["17.01.", "17.02.", "17.03.", "17.04."]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            datetime(2026, 1, 31, 14),
            -1,
            ["30.01.", "27.02.", "30.03.", "29.04."],
        ),
        ("FREQ=WEEKLY;INTERVAL=8;BYDAY=SA,SU", datetime(2026, 1, 3, 14), 1, ["04.01.", "05.01.", "01.03."]),
        ("FREQ=DAILY;INTERVAL=45", datetime(2026, 1, 3, 14), 1, ["04.01.", "18.02.", "04.04."]),
        ("FREQ=YEARLY", datetime(2026, 1, 31, 14), 1, ["01.02."]),
    ],
)
def test_moving_all_names_the_days_anew(
    store: Store, rule: str, start: datetime, days: int, expected: list[str]
) -> None:
    record_id = made(store, rule, start)
    move(store, record_id, start, start + timedelta(days=days), "all")
    found = moments(store, date(2026, 1, 1), date(2026, 4, 30))
    assert [one[:6] for one in found][: len(expected)] == expected


def test_a_rule_of_many_parts_is_not_moved_as_one(store: Store) -> None:
    record_id = made(store, "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", datetime(2026, 11, 30, 14))
    with pytest.raises(Refused, match="nur diesen einen"):
        move(store, record_id, datetime(2026, 11, 30, 14), datetime(2026, 12, 2, 14), "all")
    at = datetime(2026, 11, 30, 14)
    move(store, record_id, at, at.replace(hour=16), "all")
    assert moments(store) == ["30.11. 16:00"]


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        ("this", ["03.11. 14:00", "17.11. 14:00", "24.11. 14:00"]),
        ("following", ["03.11. 14:00"]),
        ("all", []),
    ],
)
def test_an_occurrence_is_removed(store: Store, scope: str, left: list[str]) -> None:
    record_id = made(store)
    before = contents(store)["appointments"]
    with store.write("Löschen") as session:
        moving.remove_occurrence(session, record_id, START + timedelta(weeks=1), scope)
    assert moments(store) == left
    store.undo()
    assert contents(store)["appointments"] == before
    assert len(moments(store)) == 4


def test_what_is_no_occurrence_is_neither_moved_nor_removed(store: Store) -> None:
    record_id = made(store)
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        move(store, record_id, START + timedelta(days=1), START, "this")
    with pytest.raises(Refused, match="vor dem Beginn"):
        move(store, record_id, START, START, "this", -HOUR)


def test_what_is_read_from_a_file_is_changed_where_it_is_kept(store: Store) -> None:
    with store.write("Kalender") as session:
        calendar = Calendar(name="Schule", path="/schule.ics")
        session.add(calendar)
        session.flush()
        record_id = series(session, calendar_id=calendar.id)
    with pytest.raises(Refused, match="Schule"):
        move(store, record_id, START, START + HOUR, "this")
    assert shown(store, START.date(), START.date())[0].ours is False
    assert shown(store, START.date(), START.date(), hidden_calendars=[calendar.id]) == ()


def test_moving_the_date_moves_its_deadlines_and_undo_brings_all_back(store: Store) -> None:
    with store.write("Fest") as session:
        appointment = Appointment(
            title="Stadtteilfest",
            kind="event",
            starts_at=datetime(2027, 5, 29, 12),
            ends_at=datetime(2027, 5, 29, 20),
        )
        session.add(appointment)
        session.flush()
        event = Event(appointment_id=appointment.id)
        session.add(event)
        session.flush()
        plain = {"event_id": event.id, "due_on": date(2027, 1, 1)}
        session.add(EventTask(title="Straßensperrung", days=56, **plain))
        session.add(EventTask(title="Lebensmittel", days=10, working_days=True, **plain))
        session.add(EventTask(title="Danach", days=-2, working_days=True, **plain))
        session.add(EventTask(title="Zum Ersten", fixed_on=date(2027, 3, 1), **plain))
        record_id = appointment.id
    before = contents(store)
    to = datetime(2027, 6, 5, 12)
    with store.write("Verschieben") as session:
        moving.move(session, record_id, None, to, to + 8 * HOUR, "this")
    with store.read() as session:
        due = session.scalars(select(EventTask.due_on).order_by(EventTask.id)).all()
    # Fronleichnam (27.05.) and Pfingstmontag (17.05.) are no working days.
    assert due == [date(2027, 4, 10), date(2027, 5, 21), date(2027, 6, 8), date(2027, 3, 1)]
    store.undo()
    after = contents(store)
    assert all(after[name] == before[name] for name in ("appointments", "event_tasks"))


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    record_id = made(store)
    at = START + timedelta(weeks=1)
    assert every_statement_fails_once(store, lambda: move(store, record_id, at, at + HOUR, "following")) > 5


def test_dates_of_others_and_whole_days_stand_beside_our_own(store: Store) -> None:
    with store.write("Termine") as session:
        calendar = Calendar(name="Grundschule", colour="green")
        session.add(calendar)
        session.flush()
        weekend = Appointment(
            title="Zirkus", kind="other", starts_at=datetime(2026, 11, 6), ends_at=datetime(2026, 11, 8)
        )
        late = Appointment(
            title="Spät", starts_at=datetime(2026, 11, 5, 22), ends_at=datetime(2026, 11, 6), staff_id=None
        )
        session.add_all([weekend, late])
        session.flush()
        session.add(CalendarEntry(appointment_id=weekend.id, calendar_id=calendar.id, all_day=True))
    on_sunday = shown(store, date(2026, 11, 8), date(2026, 11, 8))
    assert [(one.title, one.calendar, one.colour, one.all_day) for one in on_sunday] == [
        ("Zirkus", "Grundschule", "green", True)
    ]
    assert [one.title for one in shown(store, date(2026, 11, 6), date(2026, 11, 6))] == ["Zirkus"]
    assert replace(on_sunday[0], calendar="").ours
