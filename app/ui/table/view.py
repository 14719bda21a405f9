"""The table itself: keyboard, columns to choose, copying; knows its model, not its feature."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.system.settings import Settings
from app.ui.table.arrangement import LEAST, Arrangement
from app.ui.table.delegate import RowDelegate
from app.ui.table_model import ID_ROLE, PagedModel
from app.ui.theme import ROW_HEIGHT, theme
from app.ui.theme.fonts import scaled

_MOST_COPIED = 10_000


class TableView(QTableView):
    """Shows a paged model.

    Signals:
        opened: Return or a double click on a record's row. chosen: the cursor is on another record.
        clicked_row: a single click with the mouse. typed: letters for the search field.
        sorted_by: key of the column and whether descending.
    """

    opened = Signal(int)
    chosen = Signal(int)
    clicked_row = Signal(int)
    typed = Signal(str)
    sorted_by = Signal(str, bool)

    def __init__(
        self, model: PagedModel[Any], settings: Settings, key: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paged = model
        self._telling = False
        self._delegate = self.delegate_for(model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._dress()
        self.arrangement = Arrangement(self, model.columns, settings, key)
        theme().resized.connect(self._resized)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(lambda now, _before: self._moved(now.row()))

    def delegate_for(self, model: PagedModel[Any]) -> RowDelegate:
        """What draws the cells."""
        return RowDelegate(self, model)

    # -- rows ------------------------------------------------------------------------------

    def current_id(self) -> int | None:
        """The record under the cursor."""
        row = self._paged.row(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return None if row is None else int(row.id)

    def selected_numbers(self) -> list[int]:
        """Rows selected, in order."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def selected_ids(self) -> tuple[int, ...]:
        """Records selected, as far as they are here."""
        rows = (self._paged.row(number) for number in self.selected_numbers())
        return tuple(int(row.id) for row in rows if row is not None)

    def select_id(self, record_id: int) -> bool:
        """Put the cursor on a record; whether it is among the rows that are here."""
        number = self._paged.number_of(record_id)
        if number is None:
            return False
        index = self._paged.index(number, self.arrangement.first())
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def copy(self) -> None:
        """Put the selected rows on the clipboard, columns as shown, separated by tabs."""
        numbers = self.selected_numbers()[:_MOST_COPIED]
        if numbers:
            self._paged.collect(numbers, self._to_clipboard)

    # -- columns ---------------------------------------------------------------------------

    def shown_keys(self) -> list[str]:
        """Keys of the columns shown, in their order."""
        return self.arrangement.shown_keys()

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Draw the arrow of the order in force."""
        header = self.horizontalHeader()
        keys = [column.key for column in self._paged.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._telling = True
        header.setSortIndicator(keys.index(key) if key in keys else -1, order)
        self._telling = False

    # -- Qt --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Ctrl+C copies, letters search."""
        text = event.text()
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif text.strip() and text.isprintable() and not control:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click chooses a record."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            row = self._paged.row(self.indexAt(event.position().toPoint()).row())
            if row is not None:
                self.clicked_row.emit(int(row.id))

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse, so that the row below it can be told from the others."""
        kind = event.type()
        if kind in {QEvent.Type.MouseMove, QEvent.Type.HoverMove} and isinstance(event, QMouseEvent):
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif kind in {QEvent.Type.Leave, QEvent.Type.HoverLeave}:
            self._hover(-1)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open and copy, for who looks for them there."""
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Öffnen").triggered.connect(lambda: self._open(self.currentIndex().row()))
        menu.addAction("Zeilen kopieren").triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the widest column of text."""
        super().resizeEvent(event)
        self.arrangement.fill()

    # -- inside ----------------------------------------------------------------------------

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(LEAST)
        header.sortIndicatorChanged.connect(self._sorted)
        self._take_height()

    def _take_height(self) -> None:
        high, rows = scaled(ROW_HEIGHT), self.verticalHeader()
        rows.setMinimumSectionSize(high)
        rows.setDefaultSectionSize(high)
        self.horizontalHeader().setFixedHeight(high)

    def _resized(self) -> None:
        """Another size of the text is another height of the rows and another width of the columns."""
        self._take_height()
        self.arrangement.apply()

    def _sorted(self, section: int, order: Qt.SortOrder) -> None:
        if self._telling:
            return
        columns = self._paged.columns
        if section >= 0 and not columns[section].sortable:
            request = self._paged.request
            self.show_sort(request.sort, descending=request.descending)
            return
        key = columns[section].key if section >= 0 else ""
        self.sorted_by.emit(key, order == Qt.SortOrder.DescendingOrder)

    def _open(self, number: int) -> None:
        row = self._paged.row(number) if number >= 0 else None
        if row is not None:
            self.opened.emit(int(row.id))

    def _moved(self, number: int) -> None:
        row = self._paged.row(number) if number >= 0 else None
        if row is not None:
            self.chosen.emit(int(row.id))

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _to_clipboard(self, rows: Sequence[Any]) -> None:
        by_key = {column.key: column for column in self._paged.columns}
        columns = [by_key[key] for key in self.shown_keys()]
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(" ".join(column.text(row).split()) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


def id_at(view: QTableView, row: int) -> int | None:
    """The record of a row, for tests and screens."""
    value = view.model().index(row, 0).data(ID_ROLE)
    return None if value is None else int(value)
