from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.domain.ids import Ref
from app.features.events.queries import calendar as queries
from app.features.events.queries.occurrences import between
from app.features.events.screen.calendar import CalendarScreen
from app.features.events.service import calendar as service
from app.ui.calendar.spans import ViewKind
from db.models import Appointment, Calendar, CalendarEntry, SchoolHoliday, Staff
from db.store import Store
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, activate, dialog, inline_context, press, said, spoken, threaded_context

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
MEETING = datetime(2026, 11, 20, 14)  # this Friday
FRIDAY = MEETING.date()
TUESDAY = datetime(2026, 11, 3, 15)
HOUR = timedelta(hours=1)


def add(session: Session, title: str, at: datetime, kind: str = "meeting", **entry: Any) -> int:
    """A date of an hour."""
    made = Appointment(title=title, kind=kind, starts_at=at, ends_at=at + HOUR, place="Rathaus")
    session.add(made)
    session.flush()
    if entry:
        session.add(CalendarEntry(appointment_id=made.id, **entry))
        session.flush()
    return made.id


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A meeting, a series, a date of a school, holidays."""
    with store.write("Termine") as session:
        school = Calendar(name="Gesamtschule Nord", colour="plum")
        session.add(school)
        session.add(
            SchoolHoliday(name="Weihnachtsferien", first_on=date(2026, 12, 23), last_on=date(2027, 1, 6))
        )
        session.flush()
        return {
            "meeting": add(session, "Jour fixe", MEETING),
            "series": add(session, "Sprechzeit", TUESDAY, "office_hour", rule="FREQ=WEEKLY;BYDAY=TU"),
            "theirs": add(session, "Elternabend", MEETING + 4 * HOUR, "other", calendar_id=school.id),
        }


@pytest.fixture
def context(store: Store) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, context: SeenContext, ids: dict[str, int]) -> CalendarScreen:
    del ids
    made = CalendarScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    made.start()
    activate(qtbot, made)
    made.board.view.setFocus()
    return made


def named(screen: CalendarScreen, title: str, day: date = FRIDAY) -> Occurrence:
    return next(one for one in screen.board.view.shown.touching(day, day) if one.title == title)


def starts(store: Store, title: str) -> list[str]:
    with store.read() as session:
        found = between(session, date(2026, 11, 1), date(2026, 11, 30))
    return [f"{one.starts_at:%d. %H:%M}" for one in found if one.title == title]


def pull(screen: CalendarScreen, one: Occurrence, day: date) -> None:
    view: Any = screen.board.view
    room, cell = view.room_of(one), view.cell(day)
    port, end = view.viewport(), cell.center() + QPoint(0, cell.height() // 2 - 4)
    QTest.mousePress(port, LEFT, pos=room.center())
    QTest.mouseMove(port, (room.center() + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)


def test_a_month_shows_ours_and_theirs_and_days_off(screen: CalendarScreen) -> None:
    view = screen.board.view
    titles = [one.title for one in view.shown.by_day[MEETING.date()]]
    assert titles == ["Jour fixe", "Elternabend"]
    assert view.shown.public[date(2026, 11, 1)] == "Allerheiligen"
    assert sum(one.title == "Sprechzeit" for one in view.shown.occurrences) == 5
    screen.board.leaf(1)
    assert view.shown.school[date(2026, 12, 24)] == "Weihnachtsferien"


def test_what_lies_before_and_behind_is_read_ahead(screen: CalendarScreen, context: SeenContext) -> None:
    asked: list[tuple[Any, ...]] = []
    context.look = lambda *given, **more: asked.append((given, more))  # type: ignore[method-assign,assignment] # counts only
    screen.board.leaf(1)
    assert screen.weeks.complete()
    assert {more["slot"] for _, more in asked} <= {"calendar next", "calendar previous"}


def test_a_pulled_date_is_moved_in_one_step_and_comes_back(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    pull(screen, named(screen, "Jour fixe"), date(2026, 11, 27))
    assert starts(store, "Jour fixe") == ["27. 14:00"]
    assert "Termin „Jour fixe“ verschoben" in spoken(context)
    context.undo()
    assert starts(store, "Jour fixe") == ["20. 14:00"]
    assert named(screen, "Jour fixe").starts_at == MEETING


def test_the_keys_alone_move_and_open_a_date(
    screen: CalendarScreen, store: Store, context: SeenContext, ids: dict[str, int]
) -> None:
    view = screen.board.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert starts(store, "Jour fixe") == ["28. 14:00"]
    assert view.chosen is not None
    assert "Jour fixe" in view.accessibleName()
    assert view.day == date(2026, 11, 28)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert context.opened == [Ref("appointment", ids["meeting"])]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Nur diesen", ["03. 15:00", "11. 15:00", "17. 15:00", "24. 15:00"]),
        ("Diesen und alle folgenden", ["03. 15:00", "11. 15:00", "18. 15:00", "25. 15:00"]),
        ("Alle", ["04. 15:00", "11. 15:00", "18. 15:00", "25. 15:00"]),
        ("Abbrechen", ["03. 15:00", "10. 15:00", "17. 15:00", "24. 15:00"]),
    ],
)
def test_a_series_is_asked_how_much_of_it(
    screen: CalendarScreen, store: Store, word: str, expected: list[str]
) -> None:
    tuesday = date(2026, 11, 10)
    pull(screen, named(screen, "Sprechzeit", tuesday), date(2026, 11, 11))
    press(dialog(), word)
    assert starts(store, "Sprechzeit") == expected
    seen = sorted(one.starts_at for one in screen.board.view.shown.occurrences if one.title == "Sprechzeit")
    assert [f"{at:%d. %H:%M}" for at in seen if at.month == 11] == expected


def test_dates_of_others_are_not_moved_and_it_is_said_why(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    pull(screen, named(screen, "Elternabend"), date(2026, 11, 27))
    assert starts(store, "Elternabend") == ["20. 18:00"]
    assert "Gesamtschule Nord" in spoken(context)[-1]


def test_a_move_that_conflicts_is_done_and_says_with_what(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    with store.write("Noch einer") as session:
        add(session, "Pressetermin", datetime(2026, 11, 27, 14))
    pull(screen, named(screen, "Jour fixe"), date(2026, 11, 27))
    assert starts(store, "Jour fixe") == ["27. 14:00"]
    assert "Pressetermin" in spoken(context)[-1]
    assert "Freitag, 27. November 2026, 14:00–15:00" in spoken(context)[-1]


def test_a_date_that_is_gone_is_told_and_vanishes(
    screen: CalendarScreen, store: Store, context: SeenContext, ids: dict[str, int]
) -> None:
    before = named(screen, "Jour fixe")
    store.listeners.clear()
    with store.write("Löschen") as session:
        session.delete(session.get_one(Appointment, ids["meeting"]))
    pull(screen, before, date(2026, 11, 27))
    assert "gibt es nicht mehr" in spoken(context)[-1]
    assert all(one.title != "Jour fixe" for one in screen.board.view.shown.occurrences)


def test_the_card_says_all_and_leads_on(
    screen: CalendarScreen, store: Store, context: SeenContext, ids: dict[str, int]
) -> None:
    with store.write("Wer") as session:
        person = Staff(name="Mara Linde", initials="ML")
        session.add(person)
        session.flush()
        session.get_one(Appointment, ids["meeting"]).staff_id = person.id
    view, one = screen.board.view, named(screen, "Jour fixe")
    room = view.room_of(one)
    assert room is not None
    QTest.mouseClick(view.viewport(), LEFT, pos=room.center())
    card = screen.board.card
    text = said(card)
    for part in (
        "Besprechung",
        "Jour fixe",
        "Freitag, 20. November 2026, 14:00–15:00",
        "Rathaus",
        "Mara Linde",
    ):
        assert part in text
    assert screen.board.rect().contains(card.geometry())
    press(card, "Beratung dazu")
    assert context.begun == [("consultation", {"appointment_id": ids["meeting"]})]
    assert not card.isVisible()
    view.pick(one)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert view.hasFocus()


def test_a_date_is_removed_with_the_keys_and_comes_back(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    view = screen.board.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert starts(store, "Jour fixe") == []
    context.undo()
    assert starts(store, "Jour fixe") == ["20. 14:00"]
    view.choose(named(screen, "Sprechzeit", date(2026, 11, 10)), date(2026, 11, 10))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    press(dialog(), "Nur diesen")
    assert starts(store, "Sprechzeit") == ["03. 15:00", "17. 15:00", "24. 15:00"]


def test_a_drawn_date_begins_in_the_form(screen: CalendarScreen, context: SeenContext) -> None:
    QTest.keyClick(screen.board.view, Qt.Key.Key_N)
    assert context.begun.pop() == ("appointment", {"starts_at": datetime(2026, 11, 20, 11)})
    press(screen, "Neuer Termin")
    assert context.begun.pop() == ("appointment", {"starts_at": datetime(2026, 11, 20, 11)})
    begin = datetime(2026, 11, 23)
    screen.board.drawn.emit(begin, begin + timedelta(days=1), True)
    preset = {"starts_at": begin, "ends_at": begin + timedelta(days=1), "all_day": True}
    assert context.begun.pop() == ("appointment", preset)


def test_ticks_and_the_view_are_remembered(
    qtbot: QtBot, screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    del context
    press(screen.board.side, "Gesamtschule Nord")
    screen.board.show_view(ViewKind.WEEK)
    again = inline_context(store, CLOCK)
    other = CalendarScreen(again)
    qtbot.addWidget(other)
    other.start()
    assert other.board.view.kind is ViewKind.WEEK
    titles = {one.title for one in other.board.view.shown.occurrences}
    assert "Elternabend" not in titles
    assert "Jour fixe" in titles
    again.close()


def test_an_empty_calendar_says_what_to_do_first(qtbot: QtBot, store: Store) -> None:
    made = inline_context(store, CLOCK)
    screen = CalendarScreen(made)
    qtbot.addWidget(screen)
    screen.resize(1280, 900)
    screen.show()
    screen.start()
    assert "Kalenderdateien" in said(screen.board.side)
    made.close()


def test_beside_the_window_the_same_is_read(qtbot: QtBot, store: Store, ids: dict[str, int]) -> None:
    del ids
    made = threaded_context(store, CLOCK)
    screen = CalendarScreen(made)
    qtbot.addWidget(screen)
    screen.resize(1280, 900)
    screen.show()
    screen.start()
    qtbot.waitUntil(lambda: screen.weeks.complete() and made.jobs.running() == 0)
    assert named(screen, "Jour fixe").starts_at == MEETING
    made.close()


def test_a_failing_disk_moves_nothing(store: Store, ids: dict[str, int]) -> None:
    with store.read() as session:
        before = next(
            one for one in between(session, MEETING.date(), MEETING.date()) if one.ref.id == ids["meeting"]
        )
    after = replace(before, starts_at=MEETING + HOUR, ends_at=MEETING + 2 * HOUR)

    def move() -> None:
        with store.write("Verschieben") as session:
            service.relocate(session, before, after, "this")

    assert every_statement_fails_once(store, move) > 3


def test_a_date_of_another_names_its_organiser(store: Store, ids: dict[str, int]) -> None:
    with store.read() as session:
        theirs = next(
            one for one in between(session, MEETING.date(), MEETING.date()) if one.ref.id == ids["theirs"]
        )
        found = queries.detail(session, theirs)
    assert (found.organiser, found.conflicts) == ("", ())
