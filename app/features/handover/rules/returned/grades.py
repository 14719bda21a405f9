"""The grades of a cell that came back, and what each of them means for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.columns import Kind


class Grade(StrEnum):
    """How a cell, a row or a column that came back stands to what was sent and to what is here."""

    UNCHANGED = "unchanged"
    ALREADY = "already here"
    """What came back is what is here by now, though something else was sent."""
    ANSWER = "answer"
    PROPOSED = "proposed change"
    """A column of the office was changed by them alone."""
    PARALLEL = "parallel change"
    """They changed this field; meanwhile another field of the record was changed here."""
    CONFLICT = "conflict"
    """Both sides changed the same field, or they gave two different answers."""
    EMPTIED = "emptied"
    """It came back empty; that never deletes anything."""
    UNREADABLE = "unreadable"
    ROW_MISSING = "row missing"
    ROW_DUPLICATED = "row duplicated"
    ROW_UNKNOWN = "row unknown"
    """A row without an identity, with a damaged one, or with one that does not belong to its content."""
    COLUMN_MISSING = "column missing"
    COLUMN_RENAMED = "column renamed"
    COLUMN_UNKNOWN = "column unknown"
    """A column that was added; what stands in it is shown."""
    COMMENT = "comment"
    """Somebody pinned a remark to the cell instead of typing it into a column."""


GRADE_LABELS: Mapping[Grade, str] = {
    Grade.UNCHANGED: "unverändert",
    Grade.ALREADY: "schon so",
    Grade.ANSWER: "Antwort",
    Grade.PROPOSED: "Änderungsvorschlag",
    Grade.PARALLEL: "parallele Änderung",
    Grade.CONFLICT: "Widerspruch",
    Grade.EMPTIED: "leer zurück",
    Grade.UNREADABLE: "nicht lesbar",
    Grade.ROW_MISSING: "Zeile fehlt",
    Grade.ROW_DUPLICATED: "Zeile doppelt",
    Grade.ROW_UNKNOWN: "Zeile unbekannt",
    Grade.COLUMN_MISSING: "Spalte fehlt",
    Grade.COLUMN_RENAMED: "Spalte umbenannt",
    Grade.COLUMN_UNKNOWN: "Spalte neu",
    Grade.COMMENT: "Kommentar",
}

TAKEN_BY_DEFAULT = frozenset({Grade.ANSWER})
"""Only answers are ticked before a person looked; everything else is theirs to decide."""
TAKABLE = frozenset(
    {
        Grade.ANSWER,
        Grade.PROPOSED,
        Grade.PARALLEL,
        Grade.CONFLICT,
        Grade.ROW_UNKNOWN,
        Grade.ROW_DUPLICATED,
        Grade.COLUMN_UNKNOWN,
        Grade.COMMENT,
        Grade.UNREADABLE,
    }
)
"""Grades a person may say yes to; what cannot be written as it stands becomes a follow-up."""


class Way(StrEnum):
    """What saying yes to a cell does."""

    NONE = ""
    """There is nothing to take over."""
    ANSWER = "answer"
    """It is entered as the city's answer."""
    WRITE = "write"
    """The field of the record is changed."""
    FOLLOW_UP = "follow-up"
    """It is kept as a follow-up, because no field of ours can simply take it."""


@dataclass(frozen=True)
class Graded:
    """One graded cell; a graded row or column is one cell of it.

    Args:
        id: names it among all of the same file.
        sheet: title of the sheet in the returned file.
        sheet_key: key of the sheet; empty when it is none of ours.
        uid: identity of the record; empty when there is none.
        target: sheet key and uid of the record an answer is about; the same in all sheets.
        label: how people know the record.
        column: heading as it was sent, or as it came back where it is none of ours.
        key: key of the column.
        address: cell (``C7``), or the row or column where no single cell is to blame.
        sent: what was sent; None for nothing.
        ours: what is here now.
        theirs: what came back, as a value of the column's kind; as text where it is none.
        formula: the formula it was computed by, if it was.
        why: one sentence: why it has this grade, or what was expected there and what to do.
        way: what saying yes does.
        answer: whether the column is one of the answer columns.
        kind: what the values of the column are.
    """

    id: int
    sheet: str
    sheet_key: str
    grade: Grade
    uid: str = ""
    target: tuple[str, str] = ("", "")
    label: str = ""
    column: str = ""
    key: str = ""
    address: str = ""
    sent: Any = None
    ours: Any = None
    theirs: Any = None
    sent_text: str = ""
    ours_text: str = ""
    theirs_text: str = ""
    formula: str = ""
    why: str = ""
    way: Way = Way.NONE
    answer: bool = False
    kind: Kind = Kind.TEXT

    @property
    def ticked(self) -> bool:
        """Whether it is taken over unless somebody says no."""
        return self.way is not Way.NONE and self.grade in TAKEN_BY_DEFAULT


@dataclass(frozen=True)
class Finding:
    """Something about the whole file that a person has to know before deciding.

    Args:
        key: ``stale``, ``foreign``, ``newer``, ``again``, ``macros`` …
        sentence: what it is and what to do.
        stops: whether nothing can be taken over from such a file.
    """

    key: str
    sentence: str
    stops: bool = False


@dataclass(frozen=True)
class Comparison:
    """A returned file, graded.

    Args:
        number: number of the handover it answers.
        week: its week, as text.
        handover_id: that handover; None when the file is none of ours.
        file_name: name of the returned file.
        saved_by: who saved it last, as the file says.
        findings: what to know about the whole file.
        cells: everything but what is unchanged, in the order of the file.
        unchanged: how many cells came back as they were sent.
        sheets: titles of the sheets that were compared.
        unread: titles of sheets that are none of ours.
    """

    number: int | None
    week: str
    handover_id: int | None
    file_name: str
    saved_by: str = ""
    findings: tuple[Finding, ...] = ()
    cells: tuple[Graded, ...] = ()
    unchanged: int = 0
    sheets: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def stopped(self) -> Finding | None:
        """Why nothing can be taken over; None when something can."""
        return next((one for one in self.findings if one.stops), None)

    @property
    def counts(self) -> dict[Grade, int]:
        """How many cells there are of each grade, unchanged ones included."""
        found: dict[Grade, int] = {Grade.UNCHANGED: self.unchanged} if self.unchanged else {}
        for cell in self.cells:
            found[cell.grade] = found.get(cell.grade, 0) + 1
        return found
