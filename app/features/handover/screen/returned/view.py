"""A returned workbook as a page: compared, decided about, taken over, and what became of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain import formats
from app.domain.options import Option
from app.features.handover.queries.returned_files import Outcome
from app.features.handover.rules.deciding import Deciding
from app.features.handover.rules.returned import NO_HINTS, Comparison, Graded, Hints
from app.features.handover.screen.returned.case import Case, Core, Done, Source, digest_of, hints_of, made_of
from app.features.handover.screen.returned.desk import DecidingDesk
from app.features.handover.screen.returned.keeping import Keeping
from app.features.handover.screen.returned.rounds import Rounds
from app.features.handover.screen.returned.summary import Summary
from app.ui.context import Context
from app.ui.files import pick_file

PATTERNS = "Excel-Arbeitsmappe (*.xlsx *.xlsm);;Alle Dateien (*)"
_SETTLED = 400
"""Milliseconds after the last decision until it is kept."""


class ReturnedView(QWidget):
    """Compares, lets people decide, takes over, and says what was done.

    Signals:
        closed: back to the page of the handover. opened: something is shown.
        kept: what is kept of unfinished files has changed.
    """

    closed = Signal()
    opened = Signal()
    kept = Signal()

    def __init__(self, context: Context, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._core = core
        self.case: Case | None = None
        self._taking = False
        self.keeping = Keeping(context, self)
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_SETTLED)
        self._autosave.timeout.connect(self.keep)
        self.desk = DecidingDesk(
            context,
            self._offer_rows,
            back=self.close_view,
            another=self.ask_file,
            discard=self.ask_discard,
            take=self.take_over,
        )
        self._rounds = Rounds(context, core, self, self.desk.tell)
        self.desk.decided.connect(self._autosave.start)
        self.desk.hinted.connect(self._hint)
        self.summary = Summary(context.open, self.close_view)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.desk)
        self._stack.addWidget(self.summary)

    # -- opening ---------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Let the person pick the workbook that came back."""
        pick_file(self, "Rückmeldung einlesen", PATTERNS, self.open_file)

    def open_file(self, path: Path) -> None:
        """Read and compare a workbook."""
        self._compare(Source(path.name, path), NO_HINTS, partial(self._begin, path))

    def go_on(self, digest: str) -> None:
        """Go on deciding about a file; it is asked for again where it was too large to keep."""
        name = str(self.keeping.open.get(digest, {}).get("name", ""))

        def found(data: bytes | None) -> None:
            if data is None:
                self._context.messages.inform(f"Bitte wählen Sie „{name}“ noch einmal aus.")
                self.ask_file()
            else:
                self._compare(Source(name, data=data), NO_HINTS, partial(self._begin, None))

        self.keeping.data(digest, found)

    def refresh(self) -> None:
        """Something was changed in the office: compare anew, or see whether it was taken back."""
        case = self.case
        if case is None or self._taking:
            return
        if case.returned_id is None:
            self._compare(case.source, case.hints, self._again)
            return
        returned_id, changed = case.returned_id, case.changed
        self._context.look(
            lambda session: self._core.outcome(session, returned_id, changed),
            self._show_outcome,
            self,
            slot="outcome",
        )

    def close_view(self) -> None:
        """Back; what was decided is kept."""
        self.keep()
        self.case = None
        self._rounds.forget()
        self.closed.emit()

    def keep(self) -> None:
        """Keep what was decided now, without waiting."""
        self._autosave.stop()
        case = self.case
        if case is not None and case.touched and not case.is_taken:
            self.keeping.keep(case)
            self.kept.emit()

    # -- taking over -----------------------------------------------------------------------

    def take_over(self) -> None:
        """Take over what is ticked; conflicts nobody decided are told first."""
        case = self.case
        if case is None or case.is_taken or case.stale or not self.desk.take_button.isEnabled():
            return
        open_ones = case.deciding.tally.undecided
        if not open_ones:
            self._take(case)
            return
        self._context.messages.ask(
            f"{formats.count(open_ones, 'Widerspruch ist', 'Widersprüche sind')} nicht entschieden",
            "Dort haben beide Seiten dasselbe Feld geändert. Ohne Entscheidung bleibt, was hier steht.",
            "Unseres behalten und übernehmen",
            lambda: self._take(case),
            no="Erst entscheiden",
            otherwise=self.desk.show_conflicts,
        )

    def _take(self, case: Case) -> None:
        taken, data, by = case.deciding.taken, case.source.data or b"", case.answered_by
        comparison, words = case.comparison, case.deciding.tally.words
        self.desk.take_button.setEnabled(False)
        self._taking = True

        def ended() -> None:
            self._taking = False
            self.desk.tell()

        def done(returned_id: int) -> None:
            case.returned_id, case.undone = returned_id, False
            self.keeping.forget(case.digest)
            self.kept.emit()
            self._context.messages.done(f"Rückmeldung übernommen: {words}", undo=True)
            self.refresh()

        self._context.do_long(
            f"Rückmeldung auf Übergabe Nr. {comparison.number} übernehmen",
            lambda session, progress: self._core.take(session, comparison, taken, data, by, progress),
            done,
            title="Rückmeldung übernehmen",
            owner=self,
            ended=ended,
        )

    def _show_outcome(self, outcome: Outcome | None) -> None:
        case = self.case
        if case is None:
            return
        if outcome is None:
            # It was taken back: all is as it was before, and can be decided otherwise.
            self._stack.setCurrentWidget(self.desk)
            if not case.undone:
                case.undone = case.touched = True
                self.keep()
            self._compare(case.source, case.hints, self._again)
            return
        if case.undone:
            case.undone = False
            self.keeping.forget(case.digest)
            self.kept.emit()
        self.summary.show_outcome(outcome)
        if self._stack.currentWidget() is not self.summary:
            self._stack.setCurrentWidget(self.summary)
            self.summary.setFocus()

    def ask_discard(self) -> None:
        """Forget what was decided, after a question where something was."""
        case = self.case
        if case is None or not case.touched:
            self.close_view()
            return
        self._context.messages.ask(
            "Entscheidungen verwerfen?",
            f"Was Sie zu „{case.source.name}“ angekreuzt und eingegeben haben, geht verloren. Übernommen "
            "wurde daraus nichts.",
            "Verwerfen",
            self._discard,
            danger=True,
        )

    def _discard(self) -> None:
        self._autosave.stop()
        if self.case is not None:
            self.keeping.forget(self.case.digest)
            self.case.touched = False
            self.kept.emit()
        self.close_view()

    # -- comparing -------------------------------------------------------------------------

    def _compare(self, source: Source, hints: Hints, done: Done) -> None:
        self._rounds.compare(self.case, source, hints, done)

    def _begin(self, path: Path | None, comparison: Comparison, data: bytes, hints: Hints = NO_HINTS) -> None:
        self.keep()
        source = Source(comparison.file_name, path, data)
        kept = self.keeping.open.get(digest_of(source), {})
        wanted = hints_of(kept)
        if wanted != hints:
            # Somebody said more about this file before.
            self._compare(source, wanted, partial(self._begin, path, hints=wanted))
            return

        def show(deciding: Deciding) -> None:
            by = str(kept.get("by", comparison.saved_by))
            self.case = Case(source, comparison, deciding, hints, by, touched=bool(kept))
            self._stack.setCurrentWidget(self.desk)
            self.desk.show_case(self.case)
            self.opened.emit()
            self.desk.table.setFocus()

        self._rounds.prepare(comparison, made_of(kept), show)

    def _again(self, comparison: Comparison, _data: bytes) -> None:
        case = self.case
        if case is not None and not case.is_taken:
            self._rounds.again(case, comparison, lambda: self.desk.show_case(case))

    def _hint(self, cell: Graded | None, hints: Hints) -> None:
        """Something was said about the file, or taken back: compare it anew with that."""
        case = self.case
        if case is None:
            return
        # What was decided about the old value counts no more.
        case.deciding.decide((cell,) if cell is not None else (), take=None)
        case.hints, case.touched = hints, True
        self.keep()
        self._compare(case.source, hints, self._again)

    def _offer_rows(self, cell: Graded, show: Callable[[Sequence[Option]], None]) -> None:
        if self.case is not None:
            comparison = self.case.comparison
            self._context.look(
                lambda session: self._core.records(session, comparison, cell.sheet_key),
                show,
                self,
                slot="records",
            )
