"""Third step: every row as it was understood, what is wrong with it, and what is probably there already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.ids import Ref
from app.features.intake.excel import Work
from app.features.intake.rules import Action, Fault, Row
from app.features.intake.screen.rows_model import FIRST_FIELD, RowsModel, every, remark
from app.features.intake.screen.rows_view import RowsView
from app.ui.actions import Action as Offer
from app.ui.context import Context
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import H3, Banner, Button, Elided, Quiet, fill_menu

MOST_FAULTS = 500
"""Faults listed at once; mending them brings the next."""


@dataclass(frozen=True)
class FaultRow:
    """One thing to be mended, as a row; ``id`` is its place in the list."""

    id: int
    address: str
    value: str
    expected: str
    remedy: str


_FAULTS: tuple[Column[FaultRow], ...] = (
    Column("address", "Zelle", Kind.TEXT, 80, rigid=True),
    Column("value", "Dort steht", Kind.TEXT, 170),
    Column("expected", "Erwartet", Kind.TEXT, 220),
    Column("remedy", "Was zu tun ist", Kind.TEXT, 420),
)


def _faulty(row: Row) -> bool:
    return bool(row.blocking)


def _doubtful(row: Row) -> bool:
    return row.doubtful and not row.left


def _left(row: Row) -> bool:
    return row.action is Action.LEAVE


_FILTERS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("Alle", every),
    ("Zu berichtigen", _faulty),
    ("Vielleicht schon da", _doubtful),
    ("Ausgelassen", _left),
)


class FaultTable(SimpleTable[FaultRow]):
    """What is to be mended; low, so that the rows keep their room."""

    _MOST_ROWS = 5


class CheckStep(QWidget):
    """Shows and mends the rows.

    Signals:
        altered: something was typed or decided.
        spread: the same text is wanted in many rows: their numbers, the column, the text.
        decide_many: the same is wanted for many rows: their numbers, the action.
    """

    altered = Signal()
    spread = Signal(object, int, str)
    decide_many = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._work: Work | None = None
        self._listed: list[Fault] = []
        self._filter = 0
        self.model = RowsModel(self)
        self.model.typed.connect(self._typed)
        self.model.decided.connect(self._altered)
        self.view = RowsView(self.model)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._say(now.row()))
        self.said = Elided("", role="quiet")
        self.same = Banner("", Tone.INFO, (Offer("Überall eintragen", self._spread),))
        self.same.hide()
        self._same: tuple[list[int], int, str] | None = None
        self.faults = FaultTable(
            context,
            _FAULTS,
            key="intake.faults",
            name="Was zu berichtigen ist",
            empty="Alles lässt sich lesen.",
        )
        self.faults.chosen.connect(self._go)
        self.faults.opened.connect(partial(self._go, edit=True))
        self._title = H3("Was zu berichtigen ist")
        self.leave_out = Button("Fehlerhafte Zeilen auslassen", icon="eye-off", run=self._leave_faulty)
        self._choose = Button("Auswahl …", icon="list-checks", run=self._offer)
        self._choose.setToolTip("Was mit den ausgewählten Zeilen geschieht")
        self._lay_out()

    def show_work(self, work: Work) -> None:
        """Show the rows of a list that was checked."""
        self._work = work
        self._filter = 1 if any(row.blocking for row in work.rows.values()) else 0
        self._group.button(self._filter).setChecked(True)
        self.model.show_work(work, _FILTERS[self._filter][1])
        self.view.fit_columns(self.model)
        self.same.hide()
        self._count()

    def renew(self) -> None:
        """Rows were checked elsewhere; the filter is asked again."""
        if self._work is not None:
            self._choose_filter(self._filter)
            self._count()

    def add_faults(self, found: Sequence[Fault]) -> None:
        """Say what the file itself would not take."""
        self._listed = [*found, *self._listed][:MOST_FAULTS]
        self._show_faults()

    def take_focus(self) -> None:
        """The rows, or the first thing to be mended."""
        target = self.faults.view if self._listed else self.view
        target.setFocus()
        if self._listed:
            self.faults.select(0)

    def close_cell(self) -> None:
        """Take what stands in an open cell; its editor gives it up with the focus."""
        if self.view.is_open:
            self.view.setFocus()

    def next_fault(self) -> None:
        """Go into the cell of the first thing that is still to be mended."""
        if self._listed:
            self._go(0, edit=True)

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        top = QHBoxLayout()
        top.setSpacing(8)
        for at, (word, _passes) in enumerate(_FILTERS):
            button = Button(word, role="chip", run=partial(self._choose_filter, at))
            button.setCheckable(True)
            self._group.addButton(button, at)
            top.addWidget(button)
        top.addStretch()
        top.addWidget(self._choose)
        foot = QHBoxLayout()
        foot.addWidget(self._title)
        foot.addWidget(Quiet("Die Eingabetaste führt in die Zelle, F8 in die nächste.", wrap=False), 1)
        foot.addWidget(self.leave_out)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addLayout(top)
        outer.addWidget(self.view, 3)
        outer.addWidget(self.said)
        outer.addWidget(self.same)
        outer.addLayout(foot)
        outer.addWidget(self.faults, 0)

    def _say(self, at: int) -> None:
        """What there is to say of the row the cursor is in; its remark may be far to the right."""
        row = self.model.row_at(at)
        told = remark(row) if row is not None else ""
        self.said.show_text(f"Zeile {row.number}: {told}" if row is not None and told else "")

    def _choose_filter(self, at: int) -> None:
        if self._work is None:
            return
        self._filter = at
        self.model.show_work(self._work, _FILTERS[at][1])

    def _typed(self, number: int, column: int) -> None:
        """Where other rows hold the same text, offer to put the new one there, too."""
        work = self._work
        if work is None:
            return
        others = work.alike(number, column) if work.came(number, column) else []
        text = work.raw_text(number, column)
        self._same = (others, column, text) if others else None
        rows = formats.count(len(others), "weiteren Zeile", "weiteren Zeilen")
        self.same.say(
            f"In {rows} steht dort auch „{work.came(number, column)}“. Dort ebenfalls „{text}“ eintragen?"
        )
        self.same.setVisible(bool(others))
        self._altered()

    def _spread(self) -> None:
        if self._same is not None:
            wanted, self._same = self._same, None
            self.same.hide()
            self.spread.emit(*wanted)

    def _altered(self) -> None:
        self._count()
        self._say(self.view.currentIndex().row())
        self.altered.emit()

    def _leave_faulty(self) -> None:
        if self._work is not None:
            rows = self._work.rows.values()
            # Rows skipped for one of these would only come up in its place.
            skipped = (row for row in rows if row.faults and row.twin is not None and not row.decided)
            numbers = list(dict.fromkeys(row.number for row in (*(r for r in rows if r.blocking), *skipped)))
            self.decide_many.emit(numbers, Action.LEAVE)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self._offers())
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))

    def _offers(self) -> list[Offer]:
        rows = [row for at in self.view.selected_rows() if (row := self.model.row_at(at)) is not None]
        there = [row.number for row in rows if row.like is not None]
        every_one = [row.number for row in rows]
        none = "Bitte wählen Sie zuerst Zeilen aus."
        known = "Zu den ausgewählten Zeilen gibt es noch nichts."

        def offer(text: str, numbers: list[int], action: Action, why: str) -> Offer:
            return Offer(
                text, partial(self.decide_many.emit, numbers, action), enabled=bool(numbers), why=why
            )

        like = rows[0].like if len(rows) == 1 else None
        kind = self._work.intake.kind if self._work is not None else ""

        def look() -> None:
            if like is not None:
                self._context.open(Ref(kind, like.id))

        one = "Bitte wählen Sie eine Zeile, die es vielleicht schon gibt."
        return [
            Offer("Vorhandenen Eintrag ansehen", look, enabled=like is not None, why=one),
            offer("Neu anlegen", every_one, Action.NEW, none),
            offer("Ist schon da: überspringen", there, Action.SKIP, known),
            offer("Ist schon da: leere Felder ergänzen", there, Action.FILL, known),
            offer("Nicht übernehmen", every_one, Action.LEAVE, none),
        ]

    def _go(self, at: int, *, edit: bool = False) -> None:
        """Put the cursor into the cell a fault is about."""
        if self._work is None or not 0 <= at < len(self._listed):
            return
        fault = self._listed[at]
        index = self.model.place(fault.row, fault.field)
        if not index.isValid():
            self._group.button(0).setChecked(True)
            self._choose_filter(0)
            index = self.model.place(fault.row, fault.field)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flags)
        self.view.scrollTo(index)
        if edit:
            self.view.setFocus()
            if index.column() >= FIRST_FIELD:
                self.view.edit(index)

    def _count(self) -> None:
        work = self._work
        if work is None:
            return
        counted = work.summary()
        counts = (len(work.rows), counted.faulty, counted.doubtful, counted.left)
        for at, count in enumerate(counts):
            self._group.button(at).setText(f"{_FILTERS[at][0]} {formats.number(count)}")
        faults = (fault for row in work.rows.values() for fault in row.blocking)
        self._listed = list(islice(faults, MOST_FAULTS))
        self._show_faults()

    def _show_faults(self) -> None:
        self.faults.set_rows(
            [
                FaultRow(at, one.address, one.value or "leer", one.expected, one.remedy)
                for at, one in enumerate(self._listed)
            ]
        )
        self.leave_out.setVisible(bool(self._listed))
