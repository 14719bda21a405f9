"""A calendar to click, pull and type in."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.calendar import Occurrence
from app.ui.calendar.board import Board
from app.ui.calendar.month import MonthView
from app.ui.calendar.shown import Layer
from app.ui.calendar.view import View
from tests.ui.calendar.dates import TODAY, one, whole

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
STRETCH = ALT | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
MEETING = one(1, TODAY, 10, 60, "Jour fixe", kind="meeting", place="Rathaus")
TRIP = whole(2, TODAY - timedelta(days=2), 2)
THEIRS = one(3, TODAY, 14, 60, "Elternabend", kind="other", calendar="Gesamtschule Nord", colour="plum")
LAYERS = (
    Layer("kind:meeting", "Besprechung", kind="meeting"),
    Layer("other:Gesamtschule Nord", "Gesamtschule Nord", colour="plum"),
)


class Heard:
    """What the board asked for."""

    def __init__(self, board: Board) -> None:
        self.all: list[tuple[str, Any]] = []
        for name in ("opened", "picked", "drawn", "moved", "fixed", "removed"):
            getattr(board, name).connect(lambda *given, name=name: self.all.append((name, given)))

    def only(self) -> tuple[str, Any]:
        assert len(self.all) == 1, self.all
        return self.all.pop()


def key(view: View, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for each in keys:
        QTest.keyClick(view, each, held)


def pull(view: View, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, start + (end - start) / 2)
    QTest.mouseMove(port, end)
    if drop:
        QTest.mouseRelease(port, LEFT, pos=end)


def middle(view: View, occurrence: Occurrence) -> QPoint:
    found = view.room_of(occurrence)
    assert found is not None
    return found.center()


def cell(view: View, day: date) -> QPoint:
    assert isinstance(view, MonthView)
    found = view.cell(day)
    assert found is not None
    return found.center() + QPoint(0, found.height() // 2 - 4)
