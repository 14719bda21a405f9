"""How the rows of the palette look: heading, icon, text, a quieter excerpt, keys at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.icons import pixmap
from app.ui.theme import RADIUS, theme
from app.ui.theme.fonts import scaled, sized

_HEADER, _ROW, _TALL = 28, 32, 46
_PAD = 10
_ICON = 16
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """One row that can be chosen."""

    text: str
    detail: str
    icon: str
    keys: str
    run: Callable[[], None]


def header_item(name: str) -> QListWidgetItem:
    """The heading of a group; it cannot be chosen."""
    item = QListWidgetItem(name)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setSizeHint(QSize(0, scaled(_HEADER)))
    return item


def row_item(entry: Entry) -> QListWidgetItem:
    """A row; screen readers hear text and excerpt."""
    item = QListWidgetItem(entry.text)
    item.setData(Qt.ItemDataRole.UserRole, entry)
    spoken = f"{entry.text}, {entry.detail}" if entry.detail else entry.text
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setSizeHint(QSize(0, scaled(_TALL if entry.detail else _ROW)))
    return item


class RowPainter(QStyledItemDelegate):
    """Draws headings and rows in the colours of the theme."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(entry, Entry):
            painter.setFont(sized(painter.font(), 0.86, painter.font().Weight.DemiBold))
            painter.setPen(theme().colour("quiet"))
            painter.drawText(area.adjusted(_PAD, 6, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
        else:
            self._ground(painter, area, chosen=bool(state & QStyle.StateFlag.State_Selected))
            self._entry(painter, area.adjusted(_PAD, 0, -_PAD, 0), entry)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, *, chosen: bool) -> None:
        if not chosen:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent_ground"))
        painter.drawRoundedRect(area, RADIUS, RADIUS)

    def _entry(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        if entry.icon:
            device = painter.device()
            ratio = device.devicePixelRatioF() if device is not None else 1.0
            picture = pixmap(entry.icon, theme().colour("quiet").name(), _ICON, ratio)
            top = area.top() + (scaled(8) if entry.detail else (area.height() - _ICON) // 2)
            painter.drawPixmap(area.left(), top, picture)
        text = area.adjusted(_ICON + _PAD, 0, 0, 0)
        if entry.keys:
            self._write(painter, text, entry.keys, theme().colour("quiet"), Qt.AlignmentFlag.AlignRight)
            text = text.adjusted(0, 0, -scaled(140), 0)
        if not entry.detail:
            self._write(painter, text, entry.text, theme().colour("text"), Qt.AlignmentFlag.AlignLeft)
            return
        half = area.height() // 2
        self._write(
            painter,
            text.adjusted(0, 4, 0, -half + 2),
            entry.text,
            theme().colour("text"),
            Qt.AlignmentFlag.AlignLeft,
        )
        painter.setFont(sized(painter.font(), 0.9))
        self._write(
            painter,
            text.adjusted(0, half - 2, 0, -4),
            entry.detail,
            theme().colour("quiet"),
            Qt.AlignmentFlag.AlignLeft,
        )

    @staticmethod
    def _write(painter: QPainter, area: QRect, text: str, ink: QColor, side: Qt.AlignmentFlag) -> None:
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
