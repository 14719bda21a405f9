"""Draws the cells of a table: calm rows, chips with a word, figures of equal width."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.chips import Chip, Tone
from app.ui.table_model import PagedModel, alignment
from app.ui.theme import ROW_HEIGHT, theme
from app.ui.theme.fonts import scaled, sized, tabular

_PADDING = 10
_CHIP_HEIGHT = 20
_REMEMBERED = 5_000
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns; fonts, colours and shortened texts are made once."""

    def __init__(self, view: QTableView, model: PagedModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._sides = [int(alignment(column.kind)) for column in model.columns]
        self._shortened: dict[tuple[str, int], str] = {}
        self._shades: dict[Tone, tuple[QColor, QColor, QColor]] = {}
        self.hovered = -1
        theme().changed.connect(self._take_colours)
        theme().resized.connect(self._take_font)
        self._take_colours()
        self._take_font()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows are all the same height."""
        del index
        return QSize(option.rect.width(), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, line, then chip or text."""
        rect: QRect = option.rect
        row = index.row()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
        elif row == self.hovered:
            painter.fillRect(rect, self._hover)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._is_marked(index):
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._focus)
        text, chip = self._model.cell(row, index.column())
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if chip is not None:
            self._draw_chip(painter, inner, chip)
        elif text:
            painter.setFont(self._font)
            painter.setPen(self._text)
            painter.drawText(inner, self._sides[index.column()], self._fitted(text, inner.width()))

    def _take_colours(self) -> None:
        tokens = theme().tokens
        self._text = QColor(tokens.text)
        self._line = QColor(tokens.line)
        self._focus = QColor(tokens.focus)
        self._hover = QColor(tokens.hover)
        self._selected = QColor(tokens.accent_ground)
        self._shades = {
            tone: (QColor(shade.text), QColor(shade.ground), QColor(shade.line))
            for tone, shade in tokens.tones.items()
        }

    def _take_font(self) -> None:
        self._font = tabular(self._view.font())
        self._chip_font = sized(self._view.font(), 0.9, QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._font)
        self._chip_metrics = QFontMetrics(self._chip_font)
        self._chip_height = scaled(_CHIP_HEIGHT)
        self._shortened.clear()

    def _is_marked(self, index: _Index) -> bool:
        """The current row of the focused table carries a bar on its left edge."""
        if index.row() != self._view.currentIndex().row() or not self._view.hasFocus():
            return False
        return self._view.columnViewportPosition(index.column()) == -self._view.horizontalOffset()

    def _fitted(self, text: str, width: int) -> str:
        """The text, ending in an ellipsis where there is no room for all of it."""
        key = (text, width)
        found = self._shortened.get(key)
        if found is None:
            if len(self._shortened) > _REMEMBERED:
                self._shortened.clear()
            found = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._shortened[key] = found
        return found

    def _draw_chip(self, painter: QPainter, rect: QRect, chip: Chip) -> None:
        text, ground, line = self._shades[chip.tone]
        width = min(self._chip_metrics.horizontalAdvance(chip.text) + 18, rect.width())
        top = rect.top() + (rect.height() - self._chip_height) // 2
        pill = QRect(rect.left() - 2, top, width, self._chip_height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._chip_font)
        painter.setBrush(ground)
        painter.setPen(line)
        painter.drawRoundedRect(pill, self._chip_height / 2, self._chip_height / 2)
        painter.setPen(text)
        shown = self._chip_metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, width - 14)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()
