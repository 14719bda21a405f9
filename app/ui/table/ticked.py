"""A table of lines to tick, under headings: the space bar ticks what is selected, a heading all below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from app.domain.columns import Column
from app.ui.chips import Chips
from app.ui.context import Context
from app.ui.icons import pixmap
from app.ui.table.delegate import RowDelegate
from app.ui.table.memory_model import MemoryModel
from app.ui.table.view import TableView
from app.ui.table_model import ID_ROLE, PagedModel
from app.ui.theme import theme
from app.ui.theme.fonts import sized

_Index = QModelIndex | QPersistentModelIndex
_ICON = 16
_PADDING = 10
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Mark(Enum):
    """The box before a line: icon, ink, and what is read aloud."""

    YES = ("square-check", "accent", "angekreuzt")
    NO = ("square", "quiet", "nicht angekreuzt")
    SOME = ("minus", "accent", "teilweise angekreuzt")
    OPEN = ("circle-help", "bad", "nicht entschieden")
    NONE = ("", "quiet", "")


class TickRow(Protocol):
    """A line, or the heading of those below it."""

    @property
    def id(self) -> int:
        """Unlike that of any other row."""

    @property
    def heading(self) -> str:
        """The heading; empty for a line."""

    @property
    def mark(self) -> Mark:
        """The box before it, as it stands now."""


TICK = "tick"
"""Key of the column that shows the box."""


@dataclass(frozen=True)
class TickColumn(Column[Any]):
    """The column of boxes."""

    def text(self, row: TickRow) -> str:
        """What is read aloud."""
        return row.mark.value[2]

    def value(self, row: TickRow) -> str:
        """The same."""
        return row.mark.value[2]


@dataclass(frozen=True)
class LongColumn(Column[Any]):
    """Sentences; where the cells before are empty they begin there, so that less of them is cut."""


class TickModel(MemoryModel[Any]):
    """Rows of which some are headings."""

    def begins(self, number: int, column: int) -> int:
        """The column in which the text of a cell is drawn from: another one only before a long text."""
        if not isinstance(self.columns[column], LongColumn):
            return column
        while (
            column and self.columns[column - 1].key != TICK and super().cell(number, column - 1) == ("", None)
        ):
            column -= 1
        return column

    def long(self, number: int, column: int) -> tuple[int, int, str]:
        """First and last column of the long text that is drawn over a cell, and the text; empty for none."""
        for at in range(column, len(self.columns)):
            first = self.begins(number, at)
            if first < at and first <= column:
                return first, at, super().cell(number, at)[0]
        return column, column, ""

    def data(self, index: _Index, role: int = 0) -> Any:
        """A heading is read in every cell of its row."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or not row.heading or role == Qt.ItemDataRole.TextAlignmentRole:
            return super().data(index, role)
        if role == ID_ROLE:
            return row.id
        if role not in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return None
        return row.mark.value[2] if self.columns[index.column()].key == TICK else row.heading

    def collect(self, numbers: Sequence[int], show: Callable[[list[Any]], None]) -> None:
        """Headings are not copied."""
        super().collect(numbers, lambda rows: show([row for row in rows if not row.heading]))

    def cell(self, number: int, column: int) -> tuple[str, Any]:
        """Headings and boxes are drawn otherwise."""
        row = self.row(number) if number < self.rowCount() else None
        if row is None or row.heading or self.columns[column].key == TICK:
            return "", None
        return ("", None) if self.begins(number, column) < column else super().cell(number, column)

    def told(self) -> None:
        """Marks may have changed; the rows are the same."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


class _TickDelegate(RowDelegate):
    """Boxes and headings beside what a row has anyway."""

    def __init__(self, view: QTableView, model: TickModel) -> None:
        super().__init__(view, model)
        self._ticks = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground and texts, then the box or the heading."""
        super().paint(painter, option, index)
        row = self._model.row(index.row())
        if row is None:
            return
        rect: QRect = option.rect
        if self._model.columns[index.column()].key == TICK:
            self._draw_box(painter, rect, row.mark)
        elif row.heading:
            self._draw_heading(painter, rect, row.heading, index.column())
        else:
            self._draw_long(painter, rect, index)

    def _draw_box(self, painter: QPainter, rect: QRect, mark: Mark) -> None:
        icon, ink, _spoken = mark.value
        if not icon:
            return
        picture = pixmap(icon, theme().colour(ink).name(), _ICON, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left() + _PADDING, rect.top() + (rect.height() - _ICON) // 2, picture)

    def _draw_long(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Over all its columns, as a heading."""
        first, last, text = self._ticks.long(index.row(), index.column())
        if not text:
            return
        header = self._view.horizontalHeader()
        left = header.sectionViewportPosition(first) + _PADDING
        right = header.sectionViewportPosition(last) + header.sectionSize(last) - _PADDING
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(self._font)
        painter.setPen(self._text)
        room = QRect(left, rect.top(), right - left, rect.height())
        painter.drawText(room, _LEFT, self._fitted(text, room.width()))
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, heading: str, column: int) -> None:
        """Across all columns: each cell draws the stretch of it that lies over it."""
        header = self._view.horizontalHeader()
        tick = next((at for at, one in enumerate(self._model.columns) if one.key == TICK), 0)
        left = header.sectionViewportPosition(tick) + header.sectionSize(tick)
        if header.sectionViewportPosition(column) < left:
            return
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(sized(self._view.font(), 1.0, QFont.Weight.DemiBold))
        painter.setPen(theme().colour("text"))
        room = QRect(left + _PADDING, rect.top(), self._view.viewport().width() - left, rect.height())
        painter.drawText(room, _LEFT, heading)
        painter.restore()


class TickView(TableView):
    """Shows a :class:`TickModel`.

    Signals:
        toggled: ids of the rows whose box was pressed, the one in front first.
    """

    toggled = Signal(object)

    def __init__(
        self, context: Context, columns: Sequence[Column[Any]], *, key: str, name: str, chips: Chips
    ) -> None:
        self.ticks = TickModel(context, columns, chips)
        super().__init__(self.ticks, context.settings, key, name)
        self.ticks.setParent(self)
        self.setProperty("role", "framed")
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSortIndicatorShown(False)

    def delegate_for(self, model: PagedModel[Any]) -> RowDelegate:
        """Draws boxes and headings too."""
        del model
        return _TickDelegate(self, self.ticks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks; a selection of several rows stays and is ticked as a whole."""
        index = self.indexAt(event.position().toPoint())
        boxed = index.isValid() and self.ticks.columns[index.column()].key == TICK
        if not boxed or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            super().mousePressEvent(event)
            return
        if index.row() not in self.selected_numbers():
            super().mousePressEvent(event)
        self._toggle(index.row())

    def _toggle(self, number: int) -> None:
        front = self.ticks.row(number) if number >= 0 else None
        if front is None:
            return
        chosen = self.selected_ids()
        ids = chosen if front.id in chosen else (front.id,)
        self.toggled.emit((front.id, *(one for one in ids if one != front.id)))
