"""Rows that people put into an order, with the mouse or with Alt and the arrow keys."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView


class RowOrder(QObject):
    """Watches a table and tells where a row is to go; the rows themselves are moved by whoever listens.

    Signals:
        moved: number of the row, and the number it is to have.
    """

    moved = Signal(int, int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._from = -1
        self._at = QPoint()
        self._dragging = False
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys come to the table, the mouse to what is inside it."""
        if watched is self._view:
            return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event)
        return isinstance(event, QMouseEvent) and self._mouse(event)

    def step(self, by: int) -> None:
        """Move the row of the cursor up or down."""
        row = self._view.currentIndex().row()
        target = row + by
        if row >= 0 and 0 <= target < self._view.model().rowCount():
            self.moved.emit(row, target)

    def _key(self, event: QKeyEvent) -> bool:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.step(by)
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, place = event.type(), event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._from, self._at = self._view.rowAt(place.y()), place
        elif kind == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            return self._drag(place)
        elif kind == QEvent.Type.MouseButtonRelease and self._dragging:
            self._drop(place)
            return True
        return False

    def _drag(self, place: QPoint) -> bool:
        far = (place - self._at).manhattanLength() >= QApplication.startDragDistance()
        if self._from >= 0 and far and not self._dragging:
            self._dragging = True
            self._view.viewport().setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        # Otherwise the table would select the rows that are passed.
        return self._dragging

    def _drop(self, place: QPoint) -> None:
        row, self._from, self._dragging = self._from, -1, False
        self._view.viewport().unsetCursor()
        last = self._view.model().rowCount() - 1
        target = self._view.rowAt(place.y())
        target = target if target >= 0 else (last if place.y() > 0 else 0)
        if row >= 0 and target != row:
            self.moved.emit(row, target)
