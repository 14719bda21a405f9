"""What one handover is made of, read and ready to be put on paper and into a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain import formats
from app.domain.columns import Column
from app.domain.money import Money
from app.domain.sheets import Reply
from app.domain.text import shorten
from app.features.handover.rules.columns import AnswerColumn, answer_columns
from app.features.handover.rules.level import Level, highest, needed
from app.features.handover.rules.naming import cover_name, workbook_name, zip_name
from app.features.handover.rules.period import Period

_LONGEST = 90
"""Characters of a part of a label."""

SERIES = "handover"
"""The number series: gap-free over all years."""


@dataclass(frozen=True)
class Sender:
    """Whose handover it is, and to whom it goes."""

    office: str
    district: str
    operator: str
    city: str
    street: str
    postcode: str
    town: str
    receiver: str
    by: str
    is_demo: bool
    email: str = ""
    office_uid: str = ""

    @property
    def named(self) -> str:
        """Office and district; the district is not said twice."""
        if not self.district or self.district.casefold() in self.office.casefold():
            return self.office
        return f"{self.office} – {self.district}"


@dataclass(frozen=True)
class SheetData:
    """One sheet as it goes out: the columns ticked, the rows read.

    Args:
        personal: titles of the columns with personal data in it.
        identified: whether its rows can be known again when they come back.
        naming: columns by which people know a record, whether they go out or not.
        table: table of its records; empty when its rows are none.
        choices: what may be answered; empty when the city is not asked on this sheet.
        pending: answers after which the question is still open.
        replies: what was answered before, by the record's uid.
    """

    key: str
    title: str
    note: str
    columns: tuple[Column[Any], ...]
    rows: tuple[Any, ...]
    personal: tuple[str, ...] = ()
    identified: bool = False
    naming: tuple[Column[Any], ...] = ()
    table: str = ""
    choices: tuple[str, ...] = ()
    pending: frozenset[str] = frozenset()
    replies: Mapping[str, Reply] = field(default_factory=dict)

    @property
    def answers(self) -> tuple[AnswerColumn, ...]:
        """The columns that the city fills in."""
        return answer_columns(self.replies) if self.choices and self.identified else ()

    @property
    def disclosed(self) -> Level:
        """How much about persons its columns hold."""
        return highest(needed(personal=one.personal, about_staff=one.about_staff) for one in self.columns)

    def label(self, row: Any) -> str:
        """How people know the record of a row: ``A-2026-014 · Gehweg vor der Schule``."""
        return _joined(self.naming, row)

    def told(self, row: Any) -> str:
        """How the record is called where it leaves the office: only by columns that go out anyway."""
        shown = {column.key for column in self.columns}
        going = [column for column in self.naming if column.key in shown]
        return _joined(going or self.columns[:1], row)


def _joined(columns: Sequence[Column[Any]], row: Any) -> str:
    parts = (shorten(column.text(row), _LONGEST) for column in columns)
    return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class FundFigure:
    """Balance of one fund in one year."""

    name: str
    year: int
    budget: Money
    reserved: Money
    approved: Money
    paid: Money
    free: Money


@dataclass(frozen=True)
class Summary:
    """The figures of the period."""

    consultations: int
    minutes: int
    topics: tuple[tuple[str, int], ...]
    funds: tuple[FundFigure, ...]


@dataclass(frozen=True)
class Material:
    """What one handover is made of.

    Args:
        number: the number it will have.
        previous: number of the handover before; None for the first.
        again: the week went out before, this is a further version of it.
        last_step_id: newest step of the journal when it was read.
    """

    sender: Sender
    number: int
    previous: int | None
    again: bool
    period: Period
    made_at: datetime
    last_step_id: int
    sheets: tuple[SheetData, ...]
    summary: Summary

    def answers_of(self, sheet: SheetData) -> tuple[AnswerColumn, ...]:
        """The columns of a sheet that the city fills in."""
        return sheet.answers

    @property
    def file_name(self) -> str:
        """Name of the workbook."""
        return workbook_name(self.period.week, self.sender.district or self.sender.office)

    @property
    def cover_name(self) -> str:
        """Name of the cover PDF."""
        return cover_name(self.period.week, self.sender.district or self.sender.office)

    @property
    def zip_name(self) -> str:
        """Name of the encrypted ZIP that holds both."""
        return zip_name(self.period.week, self.sender.district or self.sender.office)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader has to know about the days covered and the data in it."""
        period, found = self.period, []
        if self.sender.is_demo:
            found.append("Vorführung: Personen und Vorgänge sind erfunden.")
        if period.missed:
            found.append(f"Nicht übergeben und hier nachgeholt: {period.missed_words}.")
        if period.rest_from is not None:
            day = formats.day(period.rest_from)
            found.append(f"Die vorige Übergabe war vor Wochenende; ab {day} wird hier vervollständigt.")
        if self.made_at.date() <= period.last:
            found.append("Die Woche läuft noch; was noch dazukommt, steht in der nächsten Übergabe.")
        if self.again:
            found.append("Diese Woche wurde schon einmal übergeben; diese Fassung ersetzt die frühere.")
            found.append(f"Änderungen sind die seit Übergabe Nr. {self.previous}.")
        return tuple(found)

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each sheet, by its key."""
        return {sheet.key: len(sheet.rows) for sheet in self.sheets}

    @property
    def disclosed(self) -> Level:
        """How much about persons it holds, whatever the plan would allow."""
        return highest(sheet.disclosed for sheet in self.sheets)

    @property
    def personal(self) -> tuple[str, ...]:
        """``Beratungen: Kontakt`` for every column with personal data."""
        return tuple(f"{sheet.title}: {title}" for sheet in self.sheets for title in sheet.personal)
