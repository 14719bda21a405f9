"""The keyboard of the small table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QTableView, QWidget

from app.ui.sight import bring_into_sight

if TYPE_CHECKING:
    from app.ui.fields.rows import RowsEditor

Index = QModelIndex | QPersistentModelIndex


class RowsView(QTableView):
    """Keyboard of the small table: typing edits, Tab goes on and makes rows, Ctrl+Del removes."""

    def __init__(self, editor: "RowsEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._first = 0

    def begin_at(self, row: int) -> None:
        """Open with that row on top."""
        self._first = row
        self._scroll()

    def showEvent(self, event: QShowEvent) -> None:
        """How far it scrolls is known only once it has its size."""
        super().showEvent(event)
        self._scroll()

    def _scroll(self) -> None:
        if self._first and self.isVisible():
            self.scrollTo(self.model().index(self._first, 0), QAbstractItemView.ScrollHint.PositionAtTop)
            self._first = 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The cell one comes to is seen, also where the table is longer than the window is high."""
        super().currentChanged(current, previous)
        # When the row that was just added has its place.
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        focus = QApplication.focusWidget()
        if (
            self.currentIndex().isValid()
            and focus is not None
            and (focus is self or self.isAncestorOf(focus))
        ):
            bring_into_sight(self.viewport(), self.visualRect(self.currentIndex()))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """Tab goes from cell to cell and, at either end, out of the table; never round in it."""
        self.setTabKeyNavigation(not self._at_end(forward=next))
        return super().focusNextPrevChild(next)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab in the last cell begins a new row; Qt would go on in the first and type over it."""
        steps = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: True,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: False,
        }
        forward = steps.get(hint)
        if forward is None or not self._at_end(forward=forward):
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        grows = forward and not self._editor.whole
        if grows and not self._editor.model.is_empty(self.currentIndex().row()):
            self._editor.add_row(asked=False)
        else:
            self.focusNextPrevChild(forward)

    def _at_end(self, *, forward: bool) -> bool:
        index, model = self.currentIndex(), self._editor.model
        last = (model.rowCount() - 1, model.columnCount() - 1)
        return index.isValid() and (index.row(), index.column()) == (last if forward else (0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of rows; everything else as usual."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Delete and control:
            self._editor.remove_current()
        elif steps and alt:
            self._editor.move_current(steps)
        elif event.key() == Qt.Key.Key_Insert:
            self._editor.add_row()
        elif not control and not alt and self._editor.choose(event.text()):
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            # Return in an open cell ends its editing and then comes by here; it must not begin anew.
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)
