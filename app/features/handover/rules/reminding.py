"""The reminder of the city: what it says."""

from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.letterhead import Writer

KIND = "answer_reminder"
"""Kind of these letters in the archive, and the name of their text modules."""


@dataclass(frozen=True)
class OpenPoint:
    """A question that waits.

    Args:
        number: of the handover in which it was first asked. days: whole days since.
    """

    label: str
    question: str
    number: int
    asked_on: date
    days: int


@dataclass(frozen=True)
class ReminderData:
    """Everything the letter says.

    Args:
        ids: the questions it names.
        recipient: as in the window of the envelope.
        due_on: until when an answer is asked for.
        texts: the office's own wording, by key.
    """

    ids: tuple[int, ...]
    writer: Writer
    recipient: tuple[str, ...]
    dated: date
    due_on: date
    points: tuple[OpenPoint, ...]
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def oldest(self) -> int:
        """Days the longest waiting question has waited."""
        return max((point.days for point in self.points), default=0)


def days_words(days: int) -> str:
    """``heute``, ``1 Tag``, ``23 Tage``."""
    return "heute" if days == 0 else formats.count(days, "Tag", "Tage")
