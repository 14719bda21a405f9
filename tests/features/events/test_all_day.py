"""A date that comes to last all day, or no longer does: alone, in a series, with what hangs on it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.domain.calendar import Occurrence
from app.features.events.queries.occurrences import between
from app.features.events.screen.calendar import CalendarScreen
from app.features.events.service import calendar as service
from app.ui.calendar.spans import ViewKind
from db.models import Appointment, AppointmentStaff, CalendarEntry, CalendarException, Consultation, Staff
from db.store import Store
from tests.features.events.calendar_desk import HOUR, LEFT, MEETING, TUESDAY, add, named
from tests.features.events.test_moving import series
from tests.kit import factories
from tests.kit.faults import contents, every_statement_fails_once
from tests.kit.qt import SeenContext, dialog, press, spoken

WEEK = timedelta(weeks=1)


def november(store: Store) -> list[str]:
    """Each date as it is read."""
    with store.read() as session:
        found = between(session, date(2026, 11, 1), date(2026, 11, 30))
    return [
        f"{one.title} {one.starts_at:%d.}{'' if one.all_day else f' {one.starts_at:%H:%M}'}" for one in found
    ]


def seen(store: Store, day: date) -> Occurrence:
    with store.read() as session:
        return between(session, day, day)[0]


def turned(one: Occurrence, hour: int = 9) -> Occurrence:
    """The other of both."""
    day = datetime.combine(one.first, time())
    if one.all_day:
        return replace(one, starts_at=day + hour * HOUR, ends_at=day + (hour + 1) * HOUR, all_day=False)
    return replace(one, starts_at=day, ends_at=day, all_day=True)


def relocate(store: Store, before: Occurrence, after: Occurrence, scope: str = "this") -> tuple[str, ...]:
    with store.write("Verschieben") as session:
        return service.relocate(session, before, after, scope)


def test_pulled_into_the_strip_and_back_by_one_undo(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    screen.board.show_view(ViewKind.WEEK)
    view: Any = screen.board.view
    view.settle()
    room, at = view.room_of(named(screen, "Jour fixe")), view.measures()
    port, end = view.viewport(), QPoint(at.left(3) + 30, (at.head + at.top) // 2)
    QTest.mousePress(port, LEFT, pos=room.center())
    QTest.mouseMove(port, (room.center() + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)
    assert "Jour fixe 19." in november(store)
    assert named(screen, "Jour fixe", date(2026, 11, 19)).all_day
    assert "Termin „Jour fixe“ verschoben" in spoken(context)
    context.undo()
    assert "Jour fixe 20. 14:00" in november(store)
    assert named(screen, "Jour fixe").starts_at == MEETING
    with store.read() as session:
        assert session.query(CalendarEntry).filter_by(all_day=True).count() == 0


def test_there_and_back_once_more(store: Store) -> None:
    with store.write("Termin") as session:
        add(session, "Jour fixe", MEETING)
    for expected in ("Jour fixe 20.", "Jour fixe 20. 09:00"):
        one = seen(store, MEETING.date())
        relocate(store, one, turned(one))
        assert november(store) == [expected]
    with store.read() as session:
        assert session.query(CalendarEntry).one().sequence == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Nur diesen", ["03. 15:00", "10.", "17. 15:00", "24. 15:00"]),
        ("Diesen und alle folgenden", ["03. 15:00", "10.", "17.", "24."]),
        ("Alle", ["03.", "10.", "17.", "24."]),
        ("Abbrechen", ["03. 15:00", "10. 15:00", "17. 15:00", "24. 15:00"]),
    ],
)
def test_a_series_is_asked_how_much_of_it(
    screen: CalendarScreen, store: Store, context: SeenContext, word: str, expected: list[str]
) -> None:
    one = named(screen, "Sprechzeit", date(2026, 11, 10))
    screen.board.view.choose(one, one.first)
    screen.board.view.turn_all_day()
    press(dialog(), word)
    assert [line for line in november(store) if "Sprechzeit" in line] == [
        f"Sprechzeit {at}" for at in expected
    ]
    if word != "Abbrechen":
        context.undo()
    assert november(store).count("Sprechzeit 10. 15:00") == 1


def test_one_of_a_series_takes_its_own_along(store: Store) -> None:
    with store.write("Serie") as session:
        record_id = series(session, street="Zechenstraße")
        staff = Staff(name="Jana Brinkhoff", initials="JB")
        session.add(staff)
        session.flush()
        session.add(AppointmentStaff(appointment_id=record_id, staff_id=staff.id))
        at = TUESDAY - HOUR + WEEK
        session.add(
            CalendarException(
                appointment_id=record_id,
                original_at=at,
                starts_at=at + HOUR,
                ends_at=at + 2 * HOUR,
                place="Saal",
            )
        )
        talk = factories.consultation(session, began_at=at + HOUR, appointment_id=record_id)
        other = factories.consultation(session, began_at=at + WEEK, appointment_id=record_id)
        ids = (talk.id, other.id)
    one = seen(store, date(2026, 11, 10))
    relocate(store, one, turned(one))
    with store.read() as session:
        alone = session.query(Appointment).filter(Appointment.id != record_id).one()
        entry = session.query(CalendarEntry).filter_by(appointment_id=alone.id).one()
        assert (alone.place, entry.street, entry.rule, entry.all_day) == ("Saal", "Zechenstraße", "", True)
        team = session.query(AppointmentStaff).filter_by(appointment_id=alone.id)
        assert team.count() == 1
        assert [session.get_one(Consultation, each).appointment_id for each in ids] == [alone.id, record_id]


def test_days_of_their_own_are_kept_and_take_the_times_of_the_series(store: Store) -> None:
    with store.write("Serie") as session:
        record_id = series(session)
        at = TUESDAY - HOUR + WEEK
        own = datetime(2026, 11, 12, 17)
        session.add(
            CalendarException(appointment_id=record_id, original_at=at, starts_at=own, ends_at=own + HOUR)
        )
    one = seen(store, TUESDAY.date())
    relocate(store, one, turned(one), "all")
    assert november(store) == [f"Sprechzeit {day}." for day in ("03", "12", "17", "24")]
    one = seen(store, TUESDAY.date())
    relocate(store, one, turned(one), "all")
    assert november(store) == [f"Sprechzeit {day}. 09:00" for day in ("03", "12", "17", "24")]


@pytest.mark.parametrize("hour", [0, 9, 15, 23])
@pytest.mark.parametrize("scope", ["all", "following"])
def test_a_series_with_a_last_day_keeps_its_last_date_however_early_it_begins(
    store: Store, hour: int, scope: str
) -> None:
    with store.write("Serie") as session:
        series(session, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124")
    one = seen(store, TUESDAY.date())
    begin = datetime.combine(one.first, time(hour))
    relocate(store, one, replace(one, starts_at=begin, ends_at=begin + HOUR), scope)
    assert november(store) == [f"Sprechzeit {day}. {hour:02}:00" for day in ("03", "10", "17", "24")]
    one = seen(store, TUESDAY.date())
    begin += timedelta(days=1) - timedelta(minutes=30)
    relocate(store, one, replace(one, starts_at=begin, ends_at=begin + HOUR), scope)
    assert len(november(store)) == 4


@pytest.mark.parametrize("scope", ["this", "following", "all"])
def test_a_failing_disk_turns_nothing(store: Store, scope: str) -> None:
    with store.write("Serie") as session:
        series(session)
    one = seen(store, date(2026, 11, 10))
    before = contents(store)
    assert every_statement_fails_once(store, lambda: relocate(store, one, turned(one), scope)) > 3
    assert contents(store) != before
