"""The page of the assistant: four steps, one way forward, nothing kept before the last button."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.intake import Intake
from app.features.intake.excel import Source, Work, refused_rows
from app.features.intake.rules import Action
from app.features.intake.screen.check_step import CheckStep
from app.features.intake.screen.columns_step import ColumnsStep
from app.features.intake.screen.file_step import FileStep
from app.features.intake.screen.foot import Foot
from app.features.intake.screen.running import Running, key_of
from app.features.intake.screen.standing import forward_word, why_not
from app.features.intake.screen.take_step import PlanRow, TakeStep, told
from app.features.intake.screen.track import CHECK, COLUMNS, FILE, TAKE, Track
from app.features.intake.service import Taken
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.screen import MARGIN, Screen
from app.ui.widgets import H1

AT_ONCE = 60
"""So many rows are changed on the window's thread; more are changed beside it."""


class IntakeScreen(Screen):
    """Brings lists in.

    Args:
        context: what a screen may do.
        intakes: gives what the features take; the composition root knows them.
    """

    kind = "intake"
    title = "Listen übernehmen"
    icon = "import"

    def __init__(
        self, context: Context, intakes: Callable[[], Sequence[Intake]], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._intakes = intakes
        self._running = Running(context, self, self._busy)
        self._source: Source | None = None
        self._path: Path | None = None
        self.work: Work | None = None
        self._taken: Taken | None = None
        self.track = Track()
        self.file_step = FileStep()
        self.columns_step = ColumnsStep()
        self.check_step = CheckStep(context)
        self.take_step = TakeStep(context)
        self._lay_out()
        self._connect()
        self._show(FILE)

    @property
    def step(self) -> int:
        """Which step is in front."""
        return self.stack.currentIndex()

    def reload(self) -> None:
        """What can be brought in is known once."""
        self.file_step.show_intakes(self._intakes())

    def shortcuts(self) -> Sequence[Shortcut]:
        """The keys of the assistant."""
        return (
            Shortcut("Liste wählen", "Ctrl+O"),
            Shortcut("Weiter", "Ctrl+Return"),
            Shortcut("Zurück", "Ctrl+Backspace"),
            Shortcut("Nächste Zelle, die zu berichtigen ist", "F8"),
            Shortcut("Neue Beratung", "Ctrl+N"),
        )

    def leave(self) -> None:
        """Close the open cell; what was typed in it is kept."""
        self.check_step.close_cell()

    def open_file(self, path: Path, sheet: str | None = None) -> None:
        """Read a list that was picked or dropped."""

        def done(source: Source, likely: str) -> None:
            self._source, self._path, self.work = source, path, None
            self.file_step.show_source(source)
            if likely and not self.file_step.by_hand:
                self.file_step.choose(likely)
            self._tell()
            self.foot.next.setFocus()

        self._running.read(path, sheet, tuple(self._intakes()), done)

    # -- the way -------------------------------------------------------------------------------

    def forward(self) -> None:
        """The next step, if this one is done; what stands in an open cell counts."""
        self.leave()
        if self.foot.next.isEnabled() and self.foot.next.isVisibleTo(self):
            (self._to_columns, self._to_check, self._to_take, self._take_over)[self.step]()

    def backward(self) -> None:
        """The step before; everything chosen and typed stays."""
        self.leave()
        if self.foot.back.isEnabled() and self.foot.back.isVisibleTo(self):
            if self.step == CHECK and self.work is not None:
                self.columns_step.show_work(self.work)
            self._show(self.step - 1)

    def begin_anew(self) -> None:
        """Another list."""
        self.work = self._taken = self._source = None
        self.file_step.by_hand = False
        self._show(FILE)
        self.file_step.pick()

    def _to_columns(self) -> None:
        intake, source = self.file_step.intake, self._source
        if intake is None or source is None:
            return
        if self.work is not None and (self.work.intake, self.work.source) == (intake, source):
            self._show(COLUMNS)
            return

        def done(work: Work, typed: bool) -> None:  # noqa: FBT001 - told by whoever read it
            if typed:
                self.context.messages.inform("Was Sie für diese Liste schon eingegeben hatten, ist da.")
            self.work = work
            self.columns_step.show_work(work)
            self._show(COLUMNS)

        self._running.begin(source, intake, done)

    def _to_check(self) -> None:
        if self.work is not None:
            self._running.check(self.work, self._show_check)

    def _show_check(self, _rows: Sequence[PlanRow]) -> None:
        if self.work is not None:
            self.check_step.show_work(self.work)
            self._show(CHECK)

    def _to_take(self) -> None:
        if self.work is not None:
            self._running.check(self.work, self._show_plan)

    def _show_plan(self, rows: Sequence[PlanRow]) -> None:
        work = self.work
        if work is None:
            return
        counted = work.summary()
        if counted.faulty:
            # Checked once more as a whole, something else came up.
            self._show_check(rows)
            return
        self.take_step.show_plan(work.intake, counted, rows)
        self._show(TAKE)

    def _take_over(self) -> None:
        if self.work is not None and self._taken is None:
            self._running.take_over(self.work, self._took, self._not_taken)

    def _took(self, taken: Taken) -> None:
        work = self.work
        if work is None:
            return
        self._taken = taken
        self.context.drafts.discard(key_of(work))
        sentence = f"Übernommen: {told(work.intake, work.summary())}."
        self.take_step.show_done(f"{sentence} Strg+Z nimmt alles zusammen zurück.")
        self.context.messages.done(sentence, undo=True)
        self._tell()
        self.foot.first.setFocus()

    def _not_taken(self, refused: Refused) -> None:
        """The file would not take a row: nothing was written, and the row is shown."""
        if self.work is not None:
            self._show(CHECK)
            self.check_step.add_faults(refused_rows(refused, self.work.fields))
        self.context.messages.refused(Refused(f"Es wurde nichts übernommen. {refused.sentence}"))

    def _open_first(self) -> None:
        if self.work is not None and self._taken is not None:
            first = next(iter((*self._taken.created, *self._taken.completed)), None)
            if first is not None:
                self.context.open(Ref(self.work.intake.kind, first))

    # -- many rows -----------------------------------------------------------------------------

    def _spread(self, numbers: Sequence[int], column: int, text: str) -> None:
        work = self.work
        if work is not None:
            self._many(numbers, lambda: work.type(numbers, column, text))

    def _decide(self, numbers: Sequence[int], action: Action) -> None:
        work = self.work
        if work is not None:
            self._many(numbers, lambda: work.decide(numbers, action))

    def _many(self, numbers: Sequence[int], act: Callable[[], None]) -> None:
        """Change many rows: a few at once, more beside the window."""

        def done() -> None:
            self.check_step.renew()
            self._altered()

        if len(numbers) <= AT_ONCE:
            act()
            done()
        else:
            self._running.change(act, done)

    # -- inside --------------------------------------------------------------------------------

    def _altered(self) -> None:
        """Keep what was typed, and tell whether one can go on."""
        if self.work is not None:
            self.context.drafts.save(key_of(self.work), self.work.typed())
        self._tell()

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.track.show_step(step)
        self._tell()
        steps = (self.file_step, self.columns_step, self.check_step)
        if step < TAKE:
            steps[step].take_focus()
        else:
            self.foot.next.setFocus()

    def _tell(self) -> None:
        """What the buttons say, and whether they can be pressed."""
        why = why_not(self.step, self._source, self.file_step.intake, self.work)
        done = self._taken is not None and self.step == TAKE
        self.foot.tell(self.step, forward_word(self.step, self.work), why, done=done)

    def _busy(self, on: bool) -> None:  # noqa: FBT001 - told by what runs beside the window
        """While something is under way nothing else is begun."""
        self.stack.setEnabled(not on)
        self.foot.setEnabled(not on)

    def _pick(self) -> None:
        if self.step == FILE:
            self.file_step.pick()

    def _next_fault(self) -> None:
        if self.step == CHECK:
            self.check_step.next_fault()

    def _sheet(self, title: str) -> None:
        if self._path is not None and self._source is not None and title != self._source.grid.title:
            self.open_file(self._path, title)

    def _connect(self) -> None:
        self.file_step.picked.connect(lambda path: self.open_file(Path(path)))
        self.file_step.sheet_chosen.connect(self._sheet)
        self.file_step.altered.connect(self._tell)
        self.columns_step.altered.connect(self._altered)
        self.check_step.altered.connect(self._altered)
        self.check_step.spread.connect(self._spread)
        self.check_step.decide_many.connect(self._decide)
        self.hear(
            {
                "Ctrl+O": self._pick,
                "Ctrl+Return": self.forward,
                "Ctrl+Backspace": self.backward,
                "F8": self._next_fault,
                "Ctrl+N": lambda: self.context.new("consultation"),
            }
        )

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.check_step, self.take_step):
            self.stack.addWidget(step)
        self.foot = Foot(self.backward, self.forward, self.begin_anew, self._open_first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 20, MARGIN, 16)
        outer.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(H1("Listen übernehmen"))
        head.addSpacing(24)
        head.addWidget(self.track, 1)
        outer.addLayout(head)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.foot)
