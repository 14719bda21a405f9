"""Comparing again and again while somebody decides: only the newest comparison counts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.features.handover.rules.deciding import Deciding
from app.features.handover.rules.returned import Comparison, Hints
from app.features.handover.screen.returned.case import Case, Core, Done, Source
from app.ui.context import Context
from app.ui.jobs import Failed, Outcome


class Rounds:
    """Starts comparisons and brings what they found.

    Args:
        told: hears that the case became stale, or is as good as it was.
    """

    def __init__(self, context: Context, core: Core, owner: QObject, told: Callable[[], None]) -> None:
        self._context = context
        self._core = core
        self._owner = owner
        self._told = told
        self._number = 0

    def forget(self) -> None:
        """Whatever is under way is not wanted any more."""
        self._number += 1

    def compare(self, case: Case | None, source: Source, hints: Hints, done: Done) -> None:
        """Compare; until the case in front is compared anew, nothing of it is taken over."""
        self._number += 1
        number = self._number
        fresh = case is not None and not case.stale and source is not case.source
        if case is not None:
            case.stale = True
            self._told()

        def compared(comparison: Comparison, data: bytes) -> None:
            if number == self._number:
                done(comparison, data)

        def failed() -> None:
            # Another file could not be read; what is shown is as good as it was.
            if case is not None and fresh and number == self._number:
                case.stale = False
                self._told()

        self._core.compare(source, hints, compared, failed)

    def again(self, case: Case, comparison: Comparison, shown: Callable[[], None]) -> None:
        """Bring a new comparison into the case; what was decided meanwhile stays too."""
        number, made = self._number, case.deciding.made

        def show(deciding: Deciding) -> None:
            if number != self._number or case.is_taken:
                return
            if case.deciding.made != made:
                self.again(case, comparison, shown)
                return
            case.compared(deciding)
            shown()

        self.prepare(comparison, made, show)

    def prepare(
        self, comparison: Comparison, made: Mapping[str, bool], show: Callable[[Deciding], None]
    ) -> None:
        """Beside the window: a file may have many thousand cells."""

        def deliver(outcome: Outcome[Deciding] | Failed) -> None:
            if isinstance(outcome, Failed):
                self._context.messages.bug(outcome.fault)
            else:
                show(outcome.value)

        self._context.jobs.pool(lambda _progress: Deciding(comparison, made), deliver, owner=self._owner)
