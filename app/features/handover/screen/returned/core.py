"""The core as the program has it: files are compared, and taken over with the features' own verbs."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from app.domain.options import Option
from app.domain.sheets import Desk, SheetSource
from app.features.handover import service
from app.features.handover.queries import returned_files
from app.features.handover.queries.returned_files import Outcome
from app.features.handover.rules.returned import Comparison, Graded, Hints
from app.features.handover.screen.comparing import Comparing
from app.features.handover.screen.returned.case import Done, Source
from app.ui.context import Context
from app.ui.jobs import Progress


class OfficeCore:
    """Works with the file of the office.

    Args:
        context: what a screen may do.
        owner: the screen.
        sources: gives the sheets of all features.
    """

    def __init__(
        self, context: Context, owner: QObject, sources: Callable[[], Sequence[SheetSource]]
    ) -> None:
        self._context = context
        self._owner = owner
        self._sources = sources

    def compare(self, source: Source, hints: Hints, done: Done, failed: Callable[[], None]) -> None:
        """Read a file and grade it; what is wrong with it is told in the bar."""
        comparing = Comparing(self._context, self._owner, self._sources(), done, failed)
        if source.data is not None:
            comparing.again(source.name, source.data, hints)
        elif source.path is not None:
            comparing.start(source.path, hints)

    def take(
        self,
        session: Any,
        comparison: Comparison,
        taken: frozenset[int],
        data: bytes,
        answered_by: str,
        progress: Progress,
    ) -> int:
        """Take cells over."""
        desk = Desk(self._context.clock.now(), self._context.staff_id)
        return service.take_over(
            session,
            comparison,
            taken,
            data,
            answered_by=answered_by,
            sources=self._sources(),
            desk=desk,
            progress=progress,
        )

    def records(self, session: Any, comparison: Comparison, sheet_key: str) -> Sequence[Option]:
        """Records that were sent on a sheet."""
        if comparison.handover_id is None:
            return ()
        return returned_files.sent_records(session, comparison.handover_id, sheet_key)

    def outcome(self, session: Any, returned_id: int, changed: Sequence[Graded] = ()) -> Outcome | None:
        """What came of a file."""
        return returned_files.outcome(session, returned_id, self._sources(), changed)
