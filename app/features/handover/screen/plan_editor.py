"""Which sheets and columns go out, and in which order; what is personal is marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import Refused
from app.features.handover import service
from app.features.handover.rules import ColumnChoice, SheetChoice
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.theme import Tone
from app.ui.widgets import H2, H3, Banner, Button, IconButton, Quiet

_KEY = Qt.ItemDataRole.UserRole
_EXPLAIN = (
    "Angekreuzt ist, was hinausgeht. Die Reihenfolge ändern Sie mit den Pfeilen oder mit Alt+Pfeiltaste. "
    "Spalten mit Personenbezug sind abgewählt, solange Sie sie nicht ankreuzen."
)


@dataclass(frozen=True)
class Tick:
    """One line of a list of ticks."""

    key: str
    text: str
    ticked: bool


class TickList(QListWidget):
    """Lines to tick and to put in order.

    Signals:
        altered: a tick or the order changed.
    """

    altered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "framed")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMinimumHeight(300)
        self.itemChanged.connect(lambda _item: self.altered.emit())
        self.model().rowsMoved.connect(self.altered)

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these lines, the first one current."""
        blocked = self.blockSignals(True)
        self.clear()
        for tick in ticks:
            item = QListWidgetItem(tick.text)
            item.setData(_KEY, tick.key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if tick.ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0 if ticks else -1)
        self.blockSignals(blocked)

    def ticks(self) -> list[tuple[str, bool]]:
        """Key and tick of every line, in order."""
        items = [self.item(at) for at in range(self.count())]
        return [(str(item.data(_KEY)), item.checkState() is Qt.CheckState.Checked) for item in items]

    def move_current(self, by: int) -> None:
        """Move the current line up or down."""
        at = self.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.count():
            return
        item = self.takeItem(at)
        self.insertItem(to, item)
        self.setCurrentRow(to)
        self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the line."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
            return
        super().keyPressEvent(event)


class PlanEditor(QDialog):
    """Edits a copy of the plan; Esc leaves it as it was."""

    def __init__(self, context: Context, plan: Sequence[SheetChoice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Blätter und Spalten")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        fit(self, 720, 560)
        self._context = context
        self._choices = {choice.key: choice for choice in plan}
        self._shown = ""
        self.fault = Banner("", Tone.BAD)
        self.fault.hide()
        self.sheets = TickList("Blätter")
        self.columns = TickList("Spalten")
        self._columns_title = H3("Spalten")
        self._build()
        self.sheets.show_ticks([Tick(choice.key, choice.title, choice.ticked) for choice in plan])
        self.sheets.currentRowChanged.connect(lambda _row: self._show_columns())
        self.columns.altered.connect(self._keep_columns)
        self._show_columns()
        self.sheets.setFocus()

    def plan(self) -> tuple[SheetChoice, ...]:
        """The plan as it stands in the dialog."""
        self._keep_columns()
        return tuple(replace(self._choices[key], ticked=ticked) for key, ticked in self.sheets.ticks())

    def save(self) -> None:
        """Keep it for all handovers to come."""
        plan = self.plan()
        self._context.do(
            "Blätter der Übergabe wählen",
            lambda session: service.choose(session, plan),
            lambda _none: self.accept(),
            owner=self,
            failed=self._refused,
        )

    def _refused(self, reason: Refused) -> None:
        self.fault.say(reason.sentence)
        self.fault.show()

    def _show_columns(self) -> None:
        at = self.sheets.currentRow()
        if at < 0:
            return
        self._shown = str(self.sheets.item(at).data(_KEY))
        choice = self._choices[self._shown]
        self._columns_title.setText(f"Spalten: {choice.title}")
        self.columns.show_ticks(
            [
                Tick(
                    column.key,
                    f"{column.title} – Personenbezug" if column.personal else column.title,
                    column.ticked,
                )
                for column in choice.columns
            ]
        )

    def _keep_columns(self) -> None:
        if not self._shown:
            return
        choice = self._choices[self._shown]
        known = {column.key: column for column in choice.columns}
        columns: tuple[ColumnChoice, ...] = tuple(
            replace(known[key], ticked=ticked) for key, ticked in self.columns.ticks()
        )
        self._choices[self._shown] = replace(choice, columns=columns)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2("Blätter und Spalten der Wochenliste"))
        layout.addWidget(Quiet(_EXPLAIN))
        layout.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._side(H3("Blätter"), self.sheets), 2)
        row.addLayout(self._side(self._columns_title, self.columns), 3)
        layout.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(Button("Abbrechen", run=self.reject))
        foot.addWidget(Button("Speichern", primary=True, run=self.save))
        layout.addLayout(foot)

    def _side(self, title: H3, ticks: TickList) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        for icon, name, by in (("arrow-up", "nach oben", -1), ("arrow-down", "nach unten", 1)):
            head.addWidget(
                IconButton(
                    icon, f"{ticks.accessibleName()}: Zeile {name}", run=partial(ticks.move_current, by)
                )
            )
        column.addLayout(head)
        column.addWidget(ticks, 1)
        return column
