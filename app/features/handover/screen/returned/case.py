"""A returned file while it is decided about, and the doors to what is done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from app.domain.options import Option
from app.features.handover.queries.returned_files import Outcome
from app.features.handover.rules.deciding import Deciding
from app.features.handover.rules.hinting import read_hints, store_hints
from app.features.handover.rules.returned import NO_HINTS, Comparison, Graded, Hints, Way
from app.ui.jobs import Progress

Done = Callable[[Comparison, bytes], None]


@dataclass(frozen=True)
class Source:
    """Where the bytes are: in a file, or here already.

    Args:
        name: of the file.
        path: None when only the bytes are left.
        data: None before it was read.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None


class Core(Protocol):
    """Reading, comparing and taking over; sessions go through it unseen."""

    def compare(self, source: Source, hints: Hints, done: Done, failed: Callable[[], None]) -> None:
        """Read a file and grade it, beside the window and with progress; faults are told in the bar."""

    def take(
        self,
        session: Any,
        comparison: Comparison,
        taken: frozenset[int],
        data: bytes,
        answered_by: str,
        progress: Progress,
    ) -> int:
        """Take cells over; returns the returned file."""

    def records(self, session: Any, comparison: Comparison, sheet_key: str) -> Sequence[Option]:
        """Records that were sent on a sheet, by identity."""

    def outcome(self, session: Any, returned_id: int, changed: Sequence[Graded] = ()) -> Outcome | None:
        """What came of a file; None when it was not taken over (any more)."""


@dataclass
class Case:
    """One returned file: what is known, what was said, what was decided."""

    source: Source
    comparison: Comparison
    deciding: Deciding
    hints: Hints = NO_HINTS
    answered_by: str = ""
    returned_id: int | None = None
    touched: bool = False
    """Whether anybody decided or typed something; only then is it kept."""
    stale: bool = False
    """Whether the office has changed, or something was said, since it was compared; a new comparison is under
    way, and nothing is taken over before it is there."""
    undone: bool = False
    """Whether taking it over was undone; a redo does it again."""

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return digest_of(self.source)

    @property
    def changed(self) -> tuple[Graded, ...]:
        """Cells whose values are written into fields of ours."""
        cells = self.comparison.cells
        return tuple(cell for cell in cells if cell.way is Way.WRITE and self.deciding.state(cell))

    @property
    def is_taken(self) -> bool:
        """Whether it is taken over now."""
        return self.returned_id is not None and not self.undone

    def compared(self, deciding: Deciding) -> None:
        """It was graded anew; what was decided stays."""
        self.comparison, self.deciding, self.stale = deciding.comparison, deciding, False

    def stored(self) -> dict[str, Any]:
        """What is kept until it is taken over."""
        return {
            "name": self.source.name,
            "path": str(self.source.path or ""),
            "by": self.answered_by,
            "made": dict(self.deciding.made),
            "hints": store_hints(self.hints),
        }


def digest_of(source: Source) -> str:
    """SHA-256 of its bytes."""
    return sha256(source.data or b"").hexdigest()


def hints_of(kept: Mapping[str, Any]) -> Hints:
    """What was said about a file."""
    return read_hints(kept.get("hints") or {})


def made_of(kept: Mapping[str, Any]) -> dict[str, bool]:
    """What was decided about a file."""
    return {str(name): bool(take) for name, take in (kept.get("made") or {}).items()}
