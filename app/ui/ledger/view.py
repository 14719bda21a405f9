"""The keyboard of a long list: Tab goes across, Return to the next line, at the end a new one begins."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.fields.cells import CellDelegate
from app.ui.ledger.model import LedgerModel
from app.ui.theme import ROW_HEIGHT
from app.ui.theme.fonts import scaled


class LedgerView(QTableView):
    """Shows the list; typing edits at once."""

    def __init__(self, model: LedgerModel, name: str, add: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._ledger = model
        self._add = add
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setAccessibleName(name)
        self.setProperty("role", "framed")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for at, cell in enumerate(model.cells):
            self.setColumnWidth(at, scaled(cell.width))
            if cell.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def go(self, row: int, column: int) -> None:
        """Put the cursor into a cell and show it."""
        index = self._ledger.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def next_line(self) -> None:
        """The first cell of the next line; behind the last one a new one begins."""
        row = self.currentIndex().row()
        if row + 1 < self._ledger.rowCount():
            self.go(row + 1, 0)
        elif row >= 0 and not self._ledger.is_empty(row):
            self._add()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of lines; everything else as usual."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
            # In an open cell it ends the editing first, a moment later.
            QTimer.singleShot(0, self, self.next_line)
        elif event.key() == Qt.Key.Key_Delete and control:
            self._ledger.remove(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and not self._ledger.read_only:
            self._ledger.setData(self.currentIndex(), self._nothing())
        elif event.key() == Qt.Key.Key_Insert:
            self._add()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab in the last cell begins a new line."""
        index = self.currentIndex()
        last = (self._ledger.rowCount() - 1, self._ledger.columnCount() - 1)
        if (
            hint is QAbstractItemDelegate.EndEditHint.EditNextItem
            and (index.row(), index.column()) == last
            and not self._ledger.is_empty(index.row())
        ):
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._add()
            return
        super().closeEditor(editor, hint)

    def _nothing(self) -> object:
        """What an emptied cell holds."""
        return None if self._ledger.cells[self.currentIndex().column()].options is not None else ""
