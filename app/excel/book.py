"""What a workbook is: a cover and sheets of declared columns. Writing one gives bytes."""

from collections.abc import Callable, Iterable, Sequence, Sized
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
class SheetSpec(Generic[Row]):
    """One sheet of data: headings in row 1, one record a row.

    Args:
        title: German name of the sheet; characters Excel forbids are replaced.
        columns: what is shown, in order.
        rows: the records, read once, so a generator is welcome.
        note: one sentence for the cover: what the sheet holds.
        hidden: columns written last and hidden, such as the uid a returned file is matched by.
        count: number of records for the progress, when ``rows`` cannot tell.
    """

    title: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row]
    note: str = ""
    hidden: Sequence[Column[Row]] = ()
    count: int | None = None

    @property
    def expected(self) -> int:
        """How many rows will come, 0 when nobody knows."""
        if self.count is not None:
            return self.count
        return len(self.rows) if isinstance(self.rows, Sized) else 0


@dataclass(frozen=True)
class Cover:
    """The first sheet: what this is, from whom, for which time, and what is on the other sheets.

    Args:
        facts: label and value, such as ``("Kalenderwoche", "KW 47/2026")``.
        notes: sentences for the reader, one a row.
        title: name of the sheet.
    """

    facts: Sequence[tuple[str, Fact]] = ()
    notes: Sequence[str] = ()
    title: str = "Deckblatt"


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
    """

    title: str
    office: str
    period: str
    created: datetime
    sheets: Sequence[SheetSpec[Any]]
    cover: Cover | None = field(default_factory=Cover)
    author: str = ""


def write_book(book: Book, progress: Progress = silent) -> bytes:
    """The workbook as an ``.xlsx`` file; nothing is written to disk, not even for a moment.

    Raises:
        Refused: when a sheet has more rows than Excel can hold.
        Stopped: when the progress says so.
    """
    from app.excel import writing  # noqa: PLC0415 - openpyxl is loaded only when a workbook is made

    return writing.write(book, progress)
