"""A returned sheet read back: every row, and every bad cell with its address and what to do about it.

Nothing is imported here. The caller takes the rows only when there is no problem (everything or
nothing), and an empty cell never means that something is to be deleted.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.columns import Column
from app.domain.text import shorten
from app.excel.archive import check_archive
from app.excel.book import Progress, silent
from app.excel.values import Value


@dataclass(frozen=True)
class Limits:
    """How far a sheet is read; more is listed as a problem, never left out silently.

    Args:
        rows: rows with something in them.
        columns: columns from the left.
        blank: empty rows in a row after which it is looked up whether anything comes below them.
        problems: problems listed before reading stops.
    """

    rows: int = 200_000
    columns: int = 256
    blank: int = 5_000
    problems: int = 1_000


USUAL = Limits()


@dataclass(frozen=True)
class Problem:
    """One thing to be mended in the file.

    Args:
        sheet: name of the sheet.
        address: the cell (``C7``), or the row or sheet where no single cell is to blame.
        value: what stands there, shortened.
        expected: what should stand there.
        remedy: what to do, one sentence.
    """

    sheet: str
    address: str
    value: str
    expected: str
    remedy: str

    @property
    def sentence(self) -> str:
        """The problem as one line for a person."""
        found = f"„{shorten(self.value, 60)}“" if self.value else "leer"
        return f"{self.sheet}, {self.address}: {found}; erwartet wird {self.expected}. {self.remedy}"


@dataclass(frozen=True)
class ReadRow:
    """One row: where it stood and its values by the key of their column."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Reading:
    """What a sheet held.

    Args:
        sheet: its name in the file.
        rows: every row that is not empty; a bad cell's value is None.
        problems: everything to be mended, in the order of the sheet.
        found: keys of the columns that were there.
        unknown: headings that belong to no column; they are left alone.
        notes: what the reader should know though it is no problem.
        letters: letter of each column that was there, by its key.
    """

    sheet: str
    rows: tuple[ReadRow, ...]
    problems: tuple[Problem, ...] = ()
    found: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the rows may be taken."""
        return not self.problems


def sheet_titles(data: bytes) -> tuple[str, ...]:
    """The names of the sheets of a file.

    Raises:
        Refused: when the file is no workbook or cannot be read.
    """
    check_archive(data)
    from app.excel import parsing  # noqa: PLC0415 - openpyxl is loaded only when a file is read

    return parsing.titles(data)


def read_sheet(
    data: bytes,
    columns: Sequence[Column[Any]],
    *,
    title: str | None = None,
    optional: Collection[str] = (),
    limits: Limits = USUAL,
    progress: Progress = silent,
) -> Reading:
    """Read one sheet of a file by its headings; formulas count as their values, macros are not run.

    Args:
        data: the file.
        columns: what is expected; order and place in the sheet do not matter.
        title: name of the sheet; without it the sheet that has most of the headings is read.
        optional: keys of columns that may be missing.
        limits: how far to read.
        progress: told how many rows are done; may raise ``Stopped``.

    Raises:
        Refused: when the file is no workbook, is damaged, or no sheet has the headings.
        Stopped: when the progress says so.
    """
    notes = check_archive(data)
    from app.excel import parsing  # noqa: PLC0415 - openpyxl is loaded only when a file is read

    return parsing.read(
        data, columns, title=title, optional=optional, limits=limits, notes=notes, progress=progress
    )
