"""Lines to tick and to put in order, with mouse or keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from app.ui.plain import tip
from app.ui.theme import theme

_KEY = Qt.ItemDataRole.UserRole
_TICKED = Qt.ItemDataRole.UserRole + 1
_BARRED = Qt.ItemDataRole.UserRole + 2
_FREE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
)


@dataclass(frozen=True)
class Tick:
    """One line of a list of ticks.

    Args:
        barred: why it cannot go out whatever its tick says; empty when it can.
    """

    key: str
    text: str
    ticked: bool
    barred: str = ""


class TickList(QListWidget):
    """Lines to tick and to put in order.

    Signals:
        altered: a tick or the order changed.
        renaming: F2 was pressed, or a line was double-clicked.
    """

    altered = Signal()
    renaming = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "framed")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(200)
        self.itemChanged.connect(lambda _item: self.altered.emit())
        self.itemDoubleClicked.connect(lambda _item: self.renaming.emit())
        self.model().rowsMoved.connect(self.altered)
        theme().changed.connect(self._paint)

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these lines, the first one current."""
        blocked = self.blockSignals(True)
        self.clear()
        for tick in ticks:
            item = QListWidgetItem()
            self.addItem(item)
            _fill(item, tick)
        self.setCurrentRow(0 if ticks else -1)
        self.blockSignals(blocked)

    def retell(self, ticks: Sequence[Tick]) -> None:
        """Say the same lines in other words; the cursor stays."""
        blocked = self.blockSignals(True)
        for at, tick in enumerate(ticks):
            _fill(self.item(at), tick)
        self.blockSignals(blocked)

    def ticks(self) -> list[tuple[str, bool]]:
        """Key and tick of every line, in order; what cannot go out keeps the tick it had."""
        return [(str(item.data(_KEY)), _ticked(item)) for item in self._items()]

    def current_key(self) -> str:
        """Key of the current line; empty when there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_KEY))

    def go_to(self, key: str) -> None:
        """Make the line of this key the current one."""
        for at, item in enumerate(self._items()):
            if item.data(_KEY) == key:
                self.setCurrentRow(at)

    def move_current(self, by: int) -> None:
        """Move the current line up or down."""
        at = self.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.count():
            return
        blocked = self.blockSignals(True)
        item = self.takeItem(at)
        self.insertItem(to, item)
        self.setCurrentRow(to)
        self.blockSignals(blocked)
        self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the line, F2 renames it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
            return
        if event.key() == Qt.Key.Key_F2:
            self.renaming.emit()
            return
        super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]

    def _paint(self) -> None:
        blocked = self.blockSignals(True)
        for item in self._items():
            _colour(item)
        self.blockSignals(blocked)


def _fill(item: QListWidgetItem, tick: Tick) -> None:
    item.setText(tick.text)
    item.setData(_KEY, tick.key)
    item.setData(_TICKED, tick.ticked)
    item.setData(_BARRED, bool(tick.barred))
    item.setFlags(_FREE & ~Qt.ItemFlag.ItemIsUserCheckable if tick.barred else _FREE)
    shown = tick.ticked and not tick.barred
    item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
    item.setToolTip(tip(tick.barred or tick.text))
    _colour(item)


def _colour(item: QListWidgetItem) -> None:
    item.setForeground(theme().colour("faint" if item.data(_BARRED) else "text"))


def _ticked(item: QListWidgetItem) -> bool:
    return bool(item.data(_TICKED) if item.data(_BARRED) else item.checkState() is Qt.CheckState.Checked)
