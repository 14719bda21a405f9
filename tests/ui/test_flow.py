"""Widgets side by side: in lines, in the middle of their line."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.flow import FlowBox


def _piece(wide: int, high: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(wide, high)
    return made


def test_low_ones_stand_at_the_middle_of_high_ones_and_lines_follow_each_other(qtbot: QtBot) -> None:
    box = FlowBox(gap=10)
    qtbot.addWidget(box)
    pieces = [_piece(50, 20), _piece(60, 32), _piece(80, 20), _piece(180, 16)]
    for piece in pieces:
        box.flow.addWidget(piece)
    box.resize(200, 10)
    box.show()
    qtbot.waitUntil(lambda: pieces[1].x() == 60)
    assert [(piece.x(), piece.y()) for piece in pieces] == [(0, 6), (60, 0), (0, 42), (0, 72)]
    assert box.height() == box.flow.heightForWidth(200) == 88
    pieces[3].hide()
    assert box.flow.heightForWidth(200) == 62


def test_nothing_needs_no_height(qtbot: QtBot) -> None:
    box = FlowBox()
    qtbot.addWidget(box)
    assert box.flow.heightForWidth(100) == 0
