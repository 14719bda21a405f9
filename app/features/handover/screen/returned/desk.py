"""Where a returned file is decided about: its cells as a list, one of them whole beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.options import Option
from app.features.handover.rules.deciding import Tally
from app.features.handover.rules.hinting import count_hints, with_column, with_row, with_value
from app.features.handover.rules.returned import NO_HINTS, Comparison, Grade, Graded, Hints
from app.features.handover.screen.returned.case import Case
from app.features.handover.screen.returned.choosing import Offer
from app.features.handover.screen.returned.detail import DetailPane
from app.features.handover.screen.returned.head import FileHead, GradeBar
from app.features.handover.screen.returned.rows import (
    CHIPS,
    COLUMNS,
    CellLine,
    Line,
    Listed,
    SheetLine,
    contains,
    listed,
)
from app.ui.context import Context
from app.ui.jobs import Failed, Outcome
from app.ui.screen import MARGIN
from app.ui.table.ticked import Mark, TickView
from app.ui.widgets import Button, EmptyState, Text

_SIDE = 364
_SHARE = 36
"""Percent of the width that the pane beside the list takes."""


class DecidingDesk(QWidget):
    """Shows a case and changes its decisions.

    Signals:
        decided: something was decided or typed.
        hinted: a cell (None for all), and the hints with what was said about it.
    """

    decided = Signal()
    hinted = Signal(object, object)

    def __init__(
        self,
        context: Context,
        rows: Offer,
        *,
        back: Callable[[], None],
        another: Callable[[], None],
        discard: Callable[[], None],
        take: Callable[[], None],
    ) -> None:
        super().__init__()
        self.case: Case | None = None
        self._context = context
        self._lines: Sequence[Line] = ()
        self._numbers: Mapping[int, int] = {}
        self._round = 0
        self.head = FileHead(back, another, lambda: self.hinted.emit(None, NO_HINTS))
        self.bar = GradeBar()
        self.table = TickView(
            context, COLUMNS, key="handover.returned", name="Zurückgekommene Zellen", chips=CHIPS
        )
        self.detail = DetailPane(rows, self._offer_columns)
        self.told = Text("")
        self.discard_button = Button("Verwerfen", icon="trash-2", role="danger", run=discard)
        self.take_button = Button("Übernehmen", icon="import", primary=True, run=take)
        self.take_button.setToolTip("Strg+Eingabe")
        self.nothing = EmptyState("circle-check", "", "")
        self._build()
        self._wire()
        self.tell()

    def show_case(self, case: Case) -> None:
        """Show this one; where the cursor was it stays."""
        self.case = case
        comparison = case.comparison
        self.head.show_file(comparison, case.answered_by, count_hints(case.hints))
        self.bar.show_counts(comparison)
        some = bool(comparison.cells) and comparison.stopped is None
        self._sides.setVisible(some)
        self.bar.setVisible(some)
        self._say_nothing(comparison)
        self.nothing.setVisible(not some)
        self.fill()

    def tell(self) -> None:
        """What taking over would do now."""
        tally = self.case.deciding.tally if self.case is not None else Tally()
        open_ones = formats.count(tally.undecided, "Widerspruch ist", "Widersprüche sind")
        self.told.setText(f"{open_ones} noch nicht entschieden." if tally.undecided else "")
        self.take_button.setText(f"Übernehmen ({tally.words})" if tally.any else "Nichts angekreuzt")
        case = self.case
        ready = case is not None and case.comparison.stopped is None and not case.stale
        self.take_button.setEnabled(tally.any and ready)

    def show_conflicts(self) -> None:
        """Only them, to be decided first."""
        for grade, chip in self.bar.chips.items():
            chip.setChecked(grade is Grade.CONFLICT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the list --------------------------------------------------------------------------

    def fill(self) -> None:
        """The lines anew; the cursor stays on its cell, or comes to the first."""
        if self.case is None:
            return
        front, deciding = self._front(), self.case.deciding
        # The case may have been graded anew since the line was made; the line knows its decisions.
        name = front.deciding.name(front.cell) if isinstance(front, CellLine) else ""
        grades, wanted = self.bar.grades(), contains(self.bar.search.text())
        self._round += 1
        number = self._round

        def deliver(outcome: Outcome[Listed] | Failed) -> None:
            if number != self._round:
                return
            if isinstance(outcome, Failed):
                self._context.messages.bug(outcome.fault)
            else:
                self._show_lines(outcome.value)

        # Beside the window: a file may have many thousand cells.
        self._context.jobs.pool(lambda _progress: listed(deciding, grades, wanted, name), deliver, owner=self)

    def _show_lines(self, found: Listed) -> None:
        self._lines, self._numbers = found.lines, found.numbers
        self.table.ticks.show_rows(self._lines)
        if found.front is not None:
            self.table.select_id(found.front)
        self._show_front()
        self.tell()

    def _front(self) -> Line | None:
        row = self.table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_front(self) -> None:
        line = self._front()
        if isinstance(line, CellLine) and self.case is not None:
            self.detail.show_cell(line.cell, self.case.deciding)
        else:
            self.detail.show_cell(None, None)

    def _say_nothing(self, comparison: Comparison) -> None:
        stopped = comparison.stopped is not None
        self.nothing.title.setText(
            "Diese Datei wird nicht übernommen" if stopped else "Nichts zu entscheiden"
        )
        self.nothing.hint.setText(
            "Warum, steht oben." if stopped else "Alles kam so zurück, wie es gesendet wurde."
        )

    # -- deciding --------------------------------------------------------------------------

    def _decide(self, cells: Iterable[Graded], *, take: bool) -> None:
        if self.case is None:
            return
        self.case.deciding.decide(cells, take=take)
        self.case.touched = True
        self.table.ticks.told()
        self._show_front()
        self.tell()
        self.decided.emit()

    def _toggled(self, ids: Sequence[int]) -> None:
        """The box of the line in front says what all of them become."""
        rows = [self._lines[self._numbers[one]] for one in ids if one in self._numbers]
        if rows:
            self._decide(_cells(rows), take=rows[0].mark is not Mark.YES)

    def _named(self, text: str) -> None:
        if self.case is not None:
            self.case.answered_by, self.case.touched = text.strip(), True
            self.decided.emit()

    def _hint(self, cell: Graded, change: Callable[[Hints, Graded, str], Hints], said: str) -> None:
        if self.case is not None:
            self.hinted.emit(cell, change(self.case.hints, cell, said))

    def _offer_columns(self, cell: Graded, show: Callable[[Sequence[Option]], None]) -> None:
        cells = self.case.comparison.cells if self.case is not None else ()
        missing = {
            one.key: one.column
            for one in cells
            if one.grade is Grade.COLUMN_MISSING and one.sheet == cell.sheet
        }
        show(tuple(Option(key, title) for key, title in missing.items()))

    # -- building --------------------------------------------------------------------------

    def _wire(self) -> None:
        self.head.named.connect(self._named)
        self.bar.narrowed.connect(self.fill)
        self.bar.ticked.connect(lambda take: self._decide(_cells(self._lines), take=take))
        self.bar.downward.connect(self.table.setFocus)
        self.table.toggled.connect(self._toggled)
        self.table.chosen.connect(lambda _id: self._show_front())
        self.table.opened.connect(lambda _id: self.detail.take_focus())
        self.detail.decided.connect(lambda cell, take: self._decide((cell,), take=take))
        self.detail.valued.connect(lambda cell, said: self._hint(cell, with_value, said))
        self.detail.rowed.connect(lambda cell, said: self._hint(cell, with_row, said))
        self.detail.columned.connect(lambda cell, said: self._hint(cell, with_column, said))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 16, MARGIN, 16)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.bar)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(12)
        self._sides.setProperty("role", "gap")
        self._sides.addWidget(self.table)
        self._sides.addWidget(self.detail)
        self.detail.setMinimumWidth(_SIDE)
        layout.addWidget(self._sides, 1)
        layout.addWidget(self.nothing, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.discard_button)
        foot.addWidget(self.take_button)
        layout.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pane takes its share of another width."""
        super().resizeEvent(event)
        pane = max(_SIDE, self.width() * _SHARE // 100)
        self._sides.setSizes([max(self.width() - pane, 1), pane])


def _cells(rows: Iterable[Line]) -> list[Graded]:
    """The cells of lines, and of headings all below them."""
    found: dict[int, Graded] = {}
    for row in rows:
        for line in row.below if isinstance(row, SheetLine) else (row,):
            found[line.id] = line.cell
    return list(found.values())
