from datetime import timedelta

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.calendar.board import Board
from app.ui.calendar.spans import NAMES, ViewKind
from tests.kit.qt import press
from tests.ui.calendar.dates import TODAY, one, shown
from tests.ui.calendar.desk import LAYERS, MEETING, THEIRS, key


def test_ticks_take_dates_out_of_sight(board: Board) -> None:
    press(board.side, "Gesamtschule Nord")
    assert THEIRS not in board.view.shown.occurrences
    assert MEETING in board.view.shown.occurrences
    press(board.side, "Gesamtschule Nord")
    assert THEIRS in board.view.shown.occurrences


def test_the_list_goes_on_as_far_as_one_scrolls(board: Board) -> None:
    dates = tuple(one(number, TODAY + timedelta(days=number)) for number in range(1, 200))
    board.show_all(shown(*dates))
    board.show_view(ViewKind.AGENDA)
    view = board.view
    view.settle()
    last = view.range()[1]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.range()[1] > last
    key(view, Qt.Key.Key_Down)
    assert view.chosen == dates[0]


def test_above_the_first_day_of_the_list_earlier_ones_come_in(board: Board) -> None:
    dates = tuple(one(number + 50, TODAY + timedelta(days=number)) for number in range(-40, 60))
    board.show_all(shown(*dates))
    board.show_view(ViewKind.AGENDA)
    view = board.view
    view.settle()
    first = view.range()[0]
    seen = view.hit_at(QPoint(400, 60))
    turn = QWheelEvent(
        QPointF(400, 60),
        QPointF(400, 60),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.verticalScrollBar().setValue(0)
    QApplication.sendEvent(view.viewport(), turn)
    assert view.range()[0] < first
    view.settle()
    assert view.verticalScrollBar().value() > 0
    now = view.hit_at(QPoint(400, 60))
    assert seen is not None
    assert now is not None
    # Where one was, give or take the notch of the wheel.
    assert abs((now.day - seen.day).days) <= 3


def test_where_it_is_narrow_the_views_come_first(board: Board) -> None:
    board.resize(700, 600)
    assert not board.side.isVisible()
    board.resize(1240, 900)
    assert board.side.isVisible()


def test_days_whose_dates_are_on_their_way_are_not_drawn_empty_first(board: Board, qtbot: QtBot) -> None:
    view = board.view
    view.hold()
    board.show_all(shown())
    QApplication.processEvents()
    assert view.placed, "drawn while it waits"
    view.release()
    qtbot.wait_until(lambda: not view.placed)


def test_dates_that_do_not_come_leave_the_days_empty_soon(board: Board, qtbot: QtBot) -> None:
    view = board.view
    view.hold()
    board.show_all(shown())
    qtbot.wait_until(lambda: not view.placed)


def test_tab_leads_from_the_view_to_everything_around_it(board: Board) -> None:
    board.set_layers(LAYERS, frozenset())
    for kind in (ViewKind.MONTH, ViewKind.WEEK):
        board.show_view(kind)
        board.view.setFocus()
        names = []
        for _ in range(30):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            here = QApplication.focusWidget()
            if here is board.view:
                break
            names.append(here.accessibleName() or here.text())
        wanted = [
            "Heute",
            "Zurück blättern",
            "Weiter blättern",
            f"Ansicht {NAMES[kind]}",
            "Voriger Monat",
        ]
        wanted += ["Besprechung zeigen", "Gesamtschule Nord zeigen"]
        places = [names.index(name) for name in wanted]
        assert places == sorted(places)
