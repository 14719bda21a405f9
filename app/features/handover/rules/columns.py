"""The columns that make a row known again, and those the city fills in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.columns import Column, Kind
from app.domain.sheets import Reply
from app.features.handover.rules.identity import MARK, UID, mark_of
from app.features.handover.rules.sent import (
    ANSWER_TITLES,
    ANSWERED_ON,
    FILE_NUMBER,
    REMARK,
    VERDICT,
)

UID_COLUMN: Column[Any] = Column(UID, "Kennung", width=120, help="Bitte nicht ändern oder löschen.")
_NOTHING = Reply()


@dataclass(frozen=True)
class MarkColumn(Column[Any]):
    """The second identity of a row, between what was sent and what is answered.

    A part of the columns sorted by itself leaves the two identities apart, and that shows.
    """

    office: str = ""
    number: int = 0
    sheet: str = ""

    def value(self, row: Any) -> str:
        """Number of the handover, identity, check digits."""
        return mark_of(self.office, self.number, self.sheet, row.uid)


@dataclass(frozen=True)
class AnswerColumn(Column[Any]):
    """A column of answers; it shows what was answered before."""

    part: str = ""
    replies: Mapping[str, Reply] = field(default_factory=dict)

    def value(self, row: Any) -> Any:
        """That part of the newest reply; None when there is none."""
        reply = self.replies.get(row.uid) or getattr(row, "reply", None) or _NOTHING
        return getattr(reply, self.part) or None


def mark_column(office: str, number: int, sheet: str) -> MarkColumn:
    """The hidden column of marks of a sheet."""
    return MarkColumn(MARK, "Prüfkennung", width=120, office=office, number=number, sheet=sheet)


def answer_columns(replies: Mapping[str, Reply]) -> tuple[AnswerColumn, ...]:
    """The four columns of answers; their headings are the same on every sheet."""
    return tuple(
        AnswerColumn(key, ANSWER_TITLES[key], kind, width, part=part, replies=replies)
        for key, kind, width, part in (
            (VERDICT, Kind.STATE, 120, "verdict"),
            (ANSWERED_ON, Kind.DATE, 96, "on"),
            (FILE_NUMBER, Kind.TEXT, 130, "file_number"),
            (REMARK, Kind.LONG_TEXT, 240, "remark"),
        )
    )
