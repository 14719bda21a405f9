from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from app.ui.calendar.board import Board
from app.ui.calendar.month import MonthView
from app.ui.calendar.shown import Free
from app.ui.calendar.spans import ViewKind
from app.ui.theme import theme
from tests.ui.calendar.dates import TODAY, one, shown
from tests.ui.calendar.desk import (
    ALT,
    CTRL,
    LEFT,
    MEETING,
    STRETCH,
    THEIRS,
    TRIP,
    Heard,
    cell,
    key,
    middle,
    pull,
)


@pytest.mark.parametrize("kind", ViewKind)
@pytest.mark.parametrize("choice", ["light", "dark"])
def test_each_view_draws_what_it_is_given(board: Board, kind: ViewKind, choice: str) -> None:
    theme().choose(choice)
    board.show_view(kind)
    view = board.view

    def picture() -> QImage:
        made = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
        painter = QPainter(made)
        view.settle()
        view.draw(painter, view.viewport().rect())
        painter.end()
        return made

    view.show_all(shown())
    empty = picture()
    view.show_all(shown(MEETING, TRIP, THEIRS, free=(Free(TODAY, TODAY, "Feiertag", public=True),)))
    assert picture() != empty
    theme().choose("light")


def test_arrows_choose_days_and_the_dates_of_a_day(board: Board) -> None:
    view = board.view
    assert "Freitag, 20. November 2026, heute, 2 Termine" in view.accessibleName()
    key(view, Qt.Key.Key_Down)
    assert view.chosen == MEETING
    assert "Jour fixe, Besprechung, Rathaus" in view.accessibleName()
    key(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert (view.chosen, view.day) == (None, TODAY + timedelta(weeks=1))
    key(view, Qt.Key.Key_Up)
    assert (view.chosen, view.day) == (THEIRS, TODAY)
    key(view, Qt.Key.Key_Right)
    assert (view.chosen, view.day) == (None, TODAY + timedelta(days=1))


def test_days_before_and_behind_the_month_are_chosen_without_leafing(board: Board) -> None:
    view, behind = board.view, date(2026, 12, 4)
    QTest.mouseClick(view.viewport(), LEFT, pos=cell(view, behind))
    assert (view.day, board.head.title.text()) == (behind, "November 2026")
    key(view, Qt.Key.Key_Down)
    assert (view.day, board.head.title.text()) == (behind + timedelta(weeks=1), "Dezember 2026")
    board.leaf(-1)
    assert board.head.title.text() == "November 2026"


def test_letters_and_ctrl_arrows_lead_about(board: Board) -> None:
    for letter, kind in (
        (Qt.Key.Key_W, ViewKind.WEEK),
        (Qt.Key.Key_A, ViewKind.WORK_WEEK),
        (Qt.Key.Key_T, ViewKind.DAY),
        (Qt.Key.Key_L, ViewKind.AGENDA),
        (Qt.Key.Key_J, ViewKind.YEAR),
        (Qt.Key.Key_M, ViewKind.MONTH),
    ):
        key(board.view, letter)
        assert board.view.kind is kind
    key(board.view, Qt.Key.Key_Right, held=CTRL)
    assert board.head.title.text() == "Dezember 2026"
    key(board.view, Qt.Key.Key_H)
    assert board.view.day == TODAY
    assert board.head.title.text() == "November 2026"


def test_return_opens_space_shows_n_begins_del_removes(board: Board, heard: Heard) -> None:
    key(board.view, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert heard.only() == ("opened", (MEETING,))
    key(board.view, Qt.Key.Key_Space)
    assert heard.only()[0] == "picked"
    key(board.view, Qt.Key.Key_N)
    assert heard.only() == ("drawn", (MEETING.ends_at, None, False))
    key(board.view, Qt.Key.Key_Delete)
    assert heard.only() == ("removed", (MEETING,))
    key(board.view, Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert board.view.kind is ViewKind.DAY


def test_alt_and_arrows_move_and_stretch(board: Board, heard: Heard) -> None:
    key(board.view, Qt.Key.Key_Down)
    key(board.view, Qt.Key.Key_Right, held=ALT)
    name, (before, after) = heard.only()
    assert (name, before) == ("moved", MEETING)
    assert after.starts_at == MEETING.starts_at + timedelta(days=1)
    board.put(before, after)
    assert board.view.chosen == after
    key(board.view, Qt.Key.Key_W)
    key(board.view, Qt.Key.Key_Down, held=STRETCH)
    _, (before, stretched) = heard.only()
    assert before == after
    assert stretched.ends_at == after.ends_at + timedelta(minutes=15)
    assert stretched.starts_at == after.starts_at


def test_dates_of_others_stay_where_they_are(board: Board, heard: Heard) -> None:
    key(board.view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    key(board.view, Qt.Key.Key_Right, held=ALT)
    assert heard.only() == ("fixed", (THEIRS,))
    pull(board.view, middle(board.view, THEIRS), cell(board.view, TODAY + timedelta(days=1)))
    assert heard.only() == ("fixed", (THEIRS,))


def test_a_date_is_pulled_to_another_day_and_esc_lets_it_be(board: Board, heard: Heard) -> None:
    view, there = board.view, TODAY + timedelta(days=3)
    pull(view, middle(view, MEETING), cell(view, there), drop=False)
    assert view.pointer.ghost is not None
    key(view, Qt.Key.Key_Escape)
    assert view.pointer.ghost is None
    QTest.mouseRelease(view.viewport(), LEFT, pos=cell(view, there))
    assert heard.all == []
    pull(view, middle(view, MEETING), cell(view, there))
    name, (before, after) = heard.only()
    assert (name, before) == ("moved", MEETING)
    assert after.starts_at == MEETING.starts_at + timedelta(days=3)


def test_the_end_of_a_bar_stretches_it(board: Board, heard: Heard) -> None:
    view = board.view
    room = view.room_of(TRIP)
    assert room is not None
    pull(view, QPoint(room.right() - 2, room.center().y()), cell(view, TODAY + timedelta(days=1)))
    _, (_, after) = heard.only()
    assert (after.first, after.last) == (TRIP.first, TODAY + timedelta(days=1))


def test_a_date_is_dropped_on_the_small_month(board: Board, heard: Heard) -> None:
    view, days = board.view, board.side.small.days
    target = TODAY - timedelta(weeks=2)
    place = next(
        QPoint(x, y)
        for y in range(4, days.height(), 6)
        for x in range(4, days.width(), 6)
        if board.side.small.target(days.mapToGlobal(QPoint(x, y))) == target
    )
    there = view.viewport().mapFromGlobal(days.mapToGlobal(place))
    pull(view, middle(view, MEETING), there)
    _, (_, after) = heard.only()
    assert after.starts_at == MEETING.starts_at - timedelta(weeks=2)


def test_drawing_on_an_empty_place_begins_a_date(board: Board, heard: Heard) -> None:
    monday = TODAY + timedelta(days=3)
    pull(board.view, cell(board.view, monday), cell(board.view, monday + timedelta(days=2)))
    midnight = datetime.min.time()
    first = datetime.combine(monday, midnight)
    assert heard.only() == ("drawn", (first, first + timedelta(days=2), True))
    board.go_today()
    board.show_view(ViewKind.WEEK)
    view: Any = board.view
    view.settle()
    at = view.measures()
    x = at.left(1) + 20
    pull(view, QPoint(x, at.y(9 * 60) + 2), QPoint(x, at.y(10 * 60 + 30) + 2))
    tuesday = datetime(2026, 11, 17, 9)
    assert heard.only() == ("drawn", (tuesday, tuesday + timedelta(minutes=105), False))


def test_in_the_week_a_date_sticks_to_quarters(board: Board, heard: Heard) -> None:
    board.show_view(ViewKind.WEEK)
    view: Any = board.view
    room, at = view.room_of(MEETING), view.measures()
    by = QPoint(at.left(0) - at.left(1), at.hour + 3)
    pull(view, room.center(), room.center() + by)
    _, (_, after) = heard.only()
    assert after.starts_at == datetime(2026, 11, 19, 11)
    assert after.ends_at - after.starts_at == timedelta(hours=1)
    room = view.room_of(MEETING)
    pull(view, QPoint(room.center().x(), room.bottom() - 2), QPoint(room.center().x(), at.y(12 * 60) - 1))
    _, (_, after) = heard.only()
    assert (after.starts_at, after.ends_at) == (MEETING.starts_at, datetime(2026, 11, 20, 12))


def test_a_click_asks_for_details_a_double_click_opens(board: Board, heard: Heard) -> None:
    view = board.view
    QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, MEETING))
    assert heard.only()[0] == "picked"
    QTest.mouseDClick(view.viewport(), LEFT, pos=middle(view, MEETING))
    assert ("opened", (MEETING,)) in heard.all


def test_what_finds_no_room_is_counted_and_opens_its_day(board: Board) -> None:
    board.show_all(shown(*(one(number, TODAY, 8 + number % 8) for number in range(1, 30))))
    view = board.view
    assert isinstance(view, MonthView)
    view.settle()
    seen = [each for each in view.placed if each.occurrence.first == TODAY]
    assert 0 < len(seen) < 29
    below = seen[-1].room.center() + QPoint(0, seen[-1].room.height() + 2)
    found = view.hit_at(below)
    assert found is not None
    assert found.opens
    QTest.mouseClick(view.viewport(), LEFT, pos=below)
    assert (board.view.kind, board.view.day) == (ViewKind.DAY, TODAY)
