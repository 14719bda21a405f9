"""A returned or foreign workbook as plain cells: every sheet, every row that holds something.

Nothing is interpreted here: ``values.convert`` says what a cell means once somebody knows its column.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.excel.archive import check_archive
from app.excel.book import Progress, silent

if TYPE_CHECKING:
    from app.excel.opening import OpenBook


@dataclass(frozen=True)
class GridSheet:
    """A sheet of the file.

    Args:
        title: its name.
        hidden: whether it is hidden.
    """

    title: str
    hidden: bool = False


@dataclass(frozen=True)
class GridName:
    """A name the file gives to cells.

    Args:
        sheet: title of the sheet it points to.
        column: number of the column, 1 is A.
        row: number of the row.
    """

    sheet: str
    column: int
    row: int


Properties = Mapping[str, str]
"""What the file says of itself: its custom properties, and ``last_modified_by``."""


def column_letter(number: int) -> str:
    """``A`` for 1, ``AB`` for 28, as Excel names columns."""
    letters = ""
    while number:
        number, at = divmod(number - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters


def column_number(address: str) -> int:
    """``3`` for ``C7``: the number of the column an address stands in."""
    number = 0
    for letter in address:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@contextmanager
def open_book(data: bytes, progress: Progress = silent) -> Iterator["OpenBook"]:
    """Open a workbook from outside; what is wrong with it becomes one plain sentence.

    Raises:
        Refused: when the file is no workbook, would not fit into memory, or is damaged.
        Stopped: when the progress says so.
    """
    notes = check_archive(data)
    from app.excel import opening  # noqa: PLC0415 - openpyxl is loaded only when a file is read

    with opening.opened(data, notes=notes, progress=progress) as book:
        yield book


def read_properties(data: bytes) -> Properties:
    """What the file says of itself, without reading its sheets; empty where it says nothing.

    Raises:
        Refused: when the file is no workbook, or would not fit into memory.
    """
    check_archive(data)
    from app.excel import opening  # noqa: PLC0415 - openpyxl is loaded only when a file is read

    return opening.properties(data)
