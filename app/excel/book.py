"""What a workbook is: a cover and sheets of declared columns. Writing one gives bytes."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from app.domain.columns import Column
from app.domain.money import Money

Row = TypeVar("Row")

Progress = Callable[[int, int, str], None]
"""Told ``(done, total, what)`` while writing or reading; may raise ``Stopped``."""

Fact = str | int | Money | date | datetime | None
"""A value on the cover; numbers and dates stay numbers and dates."""


NOTHING = "Keine Einträge in diesem Zeitraum."
"""Stands in the first cell below the headings of a sheet without rows; reading knows and skips it."""


def silent(done: int, total: int, what: str) -> None:
    """A progress nobody watches."""


@dataclass(frozen=True)
class AnswerSpec(Generic[Row]):
    """A column to be filled in by whoever gets the workbook: tinted, also where it is still empty.

    Args:
        column: heading and kind; a date only takes dates.
        choices: the drop-down, no commas in them; anything may be typed when there are none.
        prompt: what to do, shown beside the cell.
    """

    column: Column[Row]
    choices: Sequence[str] = ()
    prompt: str = ""


@dataclass(frozen=True)
class SheetSpec(Generic[Row]):
    """One sheet of data: headings in row 1, one record a row.

    Args:
        title: German name of the sheet; characters Excel forbids are replaced.
        columns: what is shown, in order.
        rows: the records, read once, so a generator is welcome.
        note: one sentence for the cover: what the sheet holds.
        leading: columns written first and hidden, such as the uid a returned file is matched by.
        hidden: columns written behind the shown ones and hidden.
        answers: columns written last, to be filled in.
        count: number of records for the progress, when ``rows`` cannot tell.
        name: names the columns for programs, so that they are known though moved or renamed.
    """

    title: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row]
    note: str = ""
    leading: Sequence[Column[Row]] = ()
    hidden: Sequence[Column[Row]] = ()
    answers: Sequence[AnswerSpec[Row]] = ()
    count: int | None = None
    name: str = ""

    @property
    def every(self) -> tuple[Column[Row], ...]:
        """All columns as they stand in the sheet."""
        return (*self.leading, *self.columns, *self.hidden, *(answer.column for answer in self.answers))

    @property
    def unseen(self) -> frozenset[int]:
        """Numbers of the hidden columns, 1 is A."""
        first, shown = len(self.leading), len(self.columns)
        behind = first + shown
        return frozenset((*range(1, first + 1), *range(behind + 1, behind + 1 + len(self.hidden))))

    @property
    def first_shown(self) -> int:
        """Number of the first column that is not hidden."""
        return len(self.leading) + 1

    @property
    def expected(self) -> int:
        """How many rows will come, 0 when nobody knows."""
        if self.count is not None:
            return self.count
        return len(self.rows) if isinstance(self.rows, Sized) else 0


def column_name(sheet: str, key: str) -> str:
    """The name a column has for programs: ``QB.applications..status``; dots only where Excel allows."""
    return f"QB.{sheet}..{key}"


@dataclass(frozen=True)
class Cover:
    """The first sheet: what this is, from whom, for which time, and what is on the other sheets.

    Args:
        facts: label and value, such as ``("Kalenderwoche", "KW 47/2026")``.
        notes: sentences for the reader, one a row.
        guide: what a reader has to do, step by step; stands above all else, under the heading ``guided``.
        title: name of the sheet.
    """

    facts: Sequence[tuple[str, Fact]] = ()
    notes: Sequence[str] = ()
    title: str = "Deckblatt"
    guide: Sequence[str] = ()
    guided: str = "Hinweise"


@dataclass(frozen=True)
class Book:
    """A workbook; the same book always gives the same bytes.

    Args:
        title: what it is, for the cover and the document properties.
        office: whose it is; stands in every page's header.
        period: the week or year it covers, as German text; stands in every page's header.
        created: when the data was taken; also the date in the document properties.
        sheets: the data.
        cover: the first sheet, if there is to be one.
        author: who made it, for the document properties; the office when empty.
        properties: what the file says of itself to programs, kept by Excel and LibreOffice.
    """

    title: str
    office: str
    period: str
    created: datetime
    sheets: Sequence[SheetSpec[Any]]
    cover: Cover | None = field(default_factory=Cover)
    author: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


def write_book(book: Book, progress: Progress = silent) -> bytes:
    """The workbook as an ``.xlsx`` file; nothing is written to disk, not even for a moment.

    Raises:
        Refused: when a sheet has more rows than Excel can hold.
        Stopped: when the progress says so.
    """
    from app.excel import writing  # noqa: PLC0415 - openpyxl is loaded only when a workbook is made

    return writing.write(book, progress)
