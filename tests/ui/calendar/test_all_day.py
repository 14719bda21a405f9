"""From the hours into the strip of whole days and back, with the mouse and with the keys."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.calendar import words
from app.ui.calendar.board import Board
from app.ui.calendar.spans import ViewKind
from tests.ui.calendar.dates import TODAY, one, shown, whole
from tests.ui.calendar.desk import LEFT, MEETING, STRETCH, THEIRS, TRIP, Heard, key, middle, pull

MIDNIGHT = datetime.combine(TODAY, datetime.min.time())
NIGHT = one(4, TODAY, 22, 240, "Lange Nacht", kind="event")
DAYS = timedelta(days=2)


@pytest.fixture
def week(board: Board) -> Any:
    board.show_all(shown(MEETING, TRIP, THEIRS, NIGHT))
    board.show_view(ViewKind.WEEK)
    board.view.settle()
    return board.view


def strip(view: Any, column: int) -> QPoint:
    """The middle of the strip of whole days."""
    at = view.measures()
    return QPoint(at.left(column) + 40, (at.head + at.top) // 2)


@pytest.mark.parametrize("held", [MEETING, NIGHT])
def test_from_the_hours_into_the_strip_it_lasts_all_day(week: Any, heard: Heard, held: Any) -> None:
    week.bring_into_sight(held)
    pull(week, middle(week, held), strip(week, 1))
    name, (before, after) = heard.only()
    tuesday = datetime(2026, 11, 17)
    assert (name, before) == ("moved", held)
    assert (after.all_day, after.starts_at, after.ends_at) == (True, tuesday, tuesday)
    assert week.chosen == after


def test_from_the_strip_into_the_hours_it_lasts_an_hour_from_there(week: Any, heard: Heard) -> None:
    at = week.measures()
    pull(week, middle(week, TRIP), QPoint(at.left(0) + 30, at.y(9 * 60 + 20)))
    _, (before, after) = heard.only()
    monday = datetime(2026, 11, 16, 9, 15)
    assert before == TRIP
    assert (after.all_day, after.starts_at, after.ends_at) == (False, monday, monday + timedelta(hours=1))


def test_brought_back_before_it_is_let_go_nothing_has_happened(week: Any, heard: Heard) -> None:
    start = middle(week, MEETING)
    pull(week, start, strip(week, 4), drop=False)
    assert week.pointer.ghost is not None
    assert week.pointer.ghost.all_day
    QTest.mouseMove(week.viewport(), start)
    QTest.mouseRelease(week.viewport(), LEFT, pos=start)
    assert heard.all == []


def test_over_the_head_and_held_at_an_end_it_stays_what_it_is(week: Any, heard: Heard) -> None:
    pull(week, middle(week, MEETING), QPoint(week.measures().left(1) + 40, 6))
    _, (_, after) = heard.only()
    assert (after.all_day, after.starts_at) == (False, MEETING.starts_at - timedelta(days=3))
    room = week.room_of(MEETING)
    pull(week, QPoint(room.center().x(), room.bottom() - 2), strip(week, 5))
    _, (_, after) = heard.only()
    assert (after.all_day, after.ends_at) == (False, MEETING.ends_at + timedelta(days=1))


def test_what_goes_on_for_days_by_the_clock_keeps_its_times_over_the_hours(
    board: Board, heard: Heard
) -> None:
    camp = one(5, TODAY - DAYS, 18, 2 * 24 * 60, "Zeltlager")
    board.show_all(shown(camp))
    board.show_view(ViewKind.WEEK)
    view: Any = board.view
    view.settle()
    pull(view, middle(view, camp), QPoint(middle(view, camp).x(), view.measures().y(9 * 60)) - QPoint(1, 0))
    assert all(after.starts_at.hour == 18 for _, (_, after) in heard.all)


def test_a_letter_does_the_same_in_every_view(board: Board, heard: Heard) -> None:
    key(board.view, Qt.Key.Key_G)
    assert heard.all == []
    key(board.view, Qt.Key.Key_Down, Qt.Key.Key_G)
    _, (before, after) = heard.only()
    assert (before, after.all_day, after.starts_at, after.ends_at) == (MEETING, True, MIDNIGHT, MIDNIGHT)
    board.put(before, after)
    key(board.view, Qt.Key.Key_G)
    _, (before, timed) = heard.only()
    assert before == after
    assert words.when(timed) == "Freitag, 20. November 2026, 10:00–11:00"


def test_days_by_the_clock_become_the_same_days(board: Board, heard: Heard) -> None:
    board.show_all(shown(one(5, TODAY, 18, 2 * 24 * 60 - 60, "Zeltlager")))
    key(board.view, Qt.Key.Key_Down, Qt.Key.Key_G)
    _, (_, after) = heard.only()
    assert (after.first, after.last) == (TODAY, TODAY + DAYS)


def test_a_letter_leaves_dates_of_others_where_they_are(board: Board, heard: Heard) -> None:
    board.view.choose(THEIRS, TODAY)
    key(board.view, Qt.Key.Key_G)
    assert heard.only() == ("fixed", (THEIRS,))


def test_the_end_of_whole_days_is_still_stretched_by_days(week: Any, heard: Heard) -> None:
    week.choose(TRIP, TODAY)
    key(week, Qt.Key.Key_Right, held=STRETCH)
    _, (_, after) = heard.only()
    assert (after.all_day, after.last) == (True, TRIP.last + timedelta(days=1))


def test_a_task_is_due_and_does_not_last_all_day() -> None:
    task = whole(6, TODAY, kind="deadline", moves_with=MEETING.ref)
    assert words.span(task) == "fällig"
    assert words.span(whole(7, TODAY, kind="deadline")) == "ganztägig"
