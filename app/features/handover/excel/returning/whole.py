"""A returned file from its bytes to its grades in one go, for whoever has no window to keep alive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.domain.sheets import SheetSource
from app.excel.book import Progress, silent
from app.features.handover import queries
from app.features.handover.excel.returning.claiming import claim
from app.features.handover.excel.returning.comparing import Read, asked_of, comparison, stopped
from app.features.handover.excel.returning.reading import read_returned
from app.features.handover.excel.sending import kept
from app.features.handover.rules.returned import NO_HINTS, Comparison, Hints
from app.features.handover.rules.returned.grading import Now

Look = Callable[[Callable[[Any], Any]], Any]
"""Runs a query in a session of its own and gives what it found."""


@dataclass(frozen=True)
class Whole:
    """A returned file compared.

    Args:
        comparison: what a person decides on.
        read: what the file holds; None when it could not be compared.
        now: what is here now, of the records that came back changed or of all.
    """

    comparison: Comparison
    read: Read | None
    now: Now


def compare(
    look: Look,
    data: bytes,
    name: str,
    sources: Sequence[SheetSource],
    *,
    hints: Hints = NO_HINTS,
    progress: Progress = silent,
    whole: bool = False,
) -> Whole:
    """Compare a returned file.

    Args:
        look: reads from the office's file.
        data: the returned file.
        name: its name.
        sources: the sheets of the features.
        hints: what somebody said where the program had to ask.
        progress: told how many rows are done; may raise ``Stopped``.
        whole: look up what is here now of all records, not only of those that came back changed.

    Raises:
        Refused: when the file is no workbook, or cannot be read.
        Stopped: when the progress says so.
    """
    said, digest = claim(data), sha256(data).hexdigest()
    basis = look(lambda session: queries.basis(session, said, digest))
    asked = asked_of(basis, sources, hints)
    if asked is None:
        return Whole(stopped(basis, name, said.saved_by), None, {})
    read = Read(read_returned(data, asked, progress), asked.sent)
    now = look(lambda session: queries.current(session, sources, read.sent, read.found, kept, whole=whole))
    return Whole(comparison(basis, read, now, sources, name, said.saved_by), read, now)
