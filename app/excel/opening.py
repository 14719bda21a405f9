"""An open workbook from outside: its sheets, rows, formulas and what it says of itself."""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import DEFUSEDXML
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.constants import ARC_CORE, ARC_CUSTOM
from openpyxl.xml.functions import fromstring

from app.domain.errors import Refused, Stopped
from app.excel import scanning
from app.excel.book import Progress, silent
from app.excel.comments import comments_of
from app.excel.foreign import RESAVE
from app.excel.grid import GridName, GridSheet
from app.excel.guarded import GuardedPart
from app.excel.loading import load
from app.excel.reading import USUAL, Limits
from app.excel.values import Raw

_STEP = 200
_REFERENCE = re.compile(r"^'?(?P<sheet>(?:[^'!]|'')+)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})")


class OpenBook:
    """A workbook while it is read; made by ``grid.open_book``."""

    def __init__(self, workbook: Any, data: bytes, notes: tuple[str, ...]) -> None:
        self.notes = notes
        """What a reader should know of the file though it is read."""
        self._data = data
        self._workbook = workbook
        self._by_title = {
            sheet.title: sheet for sheet in workbook.worksheets if hasattr(sheet, "_worksheet_path")
        }
        self.sheets = tuple(
            GridSheet(title, sheet.sheet_state != "visible") for title, sheet in self._by_title.items()
        )

    @property
    def worksheets(self) -> tuple[Any, ...]:
        """The sheets as openpyxl reads them."""
        return tuple(self._by_title.values())

    @cached_property
    def names(self) -> Mapping[str, GridName]:
        """Where the names of single cells point to."""
        found = {}
        for name, definition in self._workbook.defined_names.items():
            place = _REFERENCE.match(str(definition.value or ""))
            if place is not None:
                column = range_boundaries(f"{place['column']}1")[0]
                title = place["sheet"].replace("''", "'")
                found[str(name)] = GridName(title, int(column), int(place["row"]))
        return found

    def rows(
        self, title: str, *, limits: Limits = USUAL, progress: Progress = silent
    ) -> Iterator[tuple[int, tuple[Raw, ...]]]:
        """The rows that hold something, with their number; what stands below a long gap too.

        Raises:
            Refused: when there are more rows than the limits allow.
            Stopped: when the progress says so.
        """
        sheet = self._by_title[title]
        number = blank = done = last = 0
        self._workbook._archive.tick = lambda: progress(number, 0, title)  # noqa: SLF001 - openpyxl keeps it
        for number, row in enumerate(
            sheet.iter_rows(min_row=1, max_row=scanning.LAST_ROW, max_col=limits.columns, values_only=True),
            start=1,
        ):
            if number % _STEP == 0:
                progress(number, 0, title)
            if not any(value is not None and value != "" for value in row):
                blank += 1
                if blank == limits.blank:
                    last = last or self.last_row(title, progress)
                if blank >= limits.blank and number >= last:
                    return
                continue
            blank = 0
            done += 1
            if done > limits.rows:
                raise Refused(
                    f"Das Blatt „{title}“ hat mehr als {limits.rows} Zeilen. Bitte teilen Sie die Datei auf."
                )
            yield number, row

    def formulas(self, title: str, *, progress: Progress = silent) -> Mapping[str, str]:
        """Every formula of a sheet by its address; a second pass, made only where there are any.

        Raises:
            Stopped: when the progress says so.
        """
        with self._part(title, progress) as part:
            if not scanning.has_formulas(part):
                return {}
        found: dict[str, str] = {}
        with opened(self._data, values=False, progress=progress) as book:
            sheet = book._by_title[title]  # noqa: SLF001 - the same class
            for row in sheet.iter_rows(min_row=1, max_row=scanning.LAST_ROW):
                for cell in row:
                    if getattr(cell, "data_type", "") == "f":
                        text = getattr(cell.value, "text", cell.value)
                        found[f"{get_column_letter(cell.column)}{cell.row}"] = str(text or "")
        return found

    def merged(self, title: str, *, progress: Progress = silent) -> list[tuple[int, int, int, int]]:
        """Merged cells as (first row, first column, last row, last column).

        Raises:
            Refused: when there are absurdly many.
            Stopped: when the progress says so.
        """
        with self._part(title, progress) as part:
            return scanning.merged_areas(part)

    def beyond(self, title: str) -> int:
        """Number of the last column that holds something beyond the limits; 0 where nothing was left out."""
        return int(self._by_title[title].beyond)

    def comments(self, title: str) -> Mapping[str, str]:
        """What is pinned to cells, by their address.

        Raises:
            Refused: when there are absurdly many.
        """
        return comments_of(self._workbook._archive, self._by_title[title]._worksheet_path)  # noqa: SLF001 - told nowhere else

    def last_row(self, title: str, progress: Progress = silent) -> int:
        """Number of the last row in which anything stands, however far its formats reach.

        Raises:
            Stopped: when the progress says so.
        """
        with self._part(title, progress) as part:
            return scanning.last_filled_row(part)

    def _part(self, title: str, progress: Progress) -> GuardedPart:
        """The bytes of a sheet."""
        archive = self._workbook._archive  # noqa: SLF001 - openpyxl keeps it
        archive.tick = lambda: progress(0, 0, title)
        part: GuardedPart = archive.open(self._by_title[title]._worksheet_path)  # noqa: SLF001 - told nowhere else
        return part


@contextmanager
def opened(
    data: bytes, *, values: bool = True, notes: tuple[str, ...] = (), progress: Progress = silent
) -> Iterator[OpenBook]:
    """The open file; whatever is wrong inside it becomes one plain sentence.

    Args:
        data: a checked file.
        values: read the values formulas had when the file was saved, not the formulas.
        notes: what ``archive.check_archive`` noted about it.
        progress: called now and then while it is opened; may raise ``Stopped``.

    Raises:
        Refused: when it is damaged, or holds more than can be read.
    """
    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is missing or switched off; files from outside are not read")
    with _plain_faults(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of everything it does not keep
        workbook = load(data, lambda: progress(0, 0, ""), values=values)
        try:
            yield OpenBook(workbook, data, notes)
        finally:
            workbook.close()


def properties(data: bytes) -> Mapping[str, str]:
    """The custom properties as text, and under ``last_modified_by`` who saved the file last."""
    found = {}
    with _plain_faults(), ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if ARC_CUSTOM in names:
            listed = CustomPropertyList.from_tree(fromstring(archive.read(ARC_CUSTOM)))
            found = {str(one.name): "" if one.value is None else str(one.value) for one in listed.props}
        if ARC_CORE in names:
            core = DocumentProperties.from_tree(fromstring(archive.read(ARC_CORE)))
            found["last_modified_by"] = str(core.lastModifiedBy or "")
    return found


@contextmanager
def _plain_faults() -> Iterator[None]:
    """Whatever is wrong inside a file becomes one plain sentence."""
    try:
        yield
    except (Refused, Stopped, MemoryError):
        raise
    except Exception as fault:
        raise Refused(f"Die Datei ist beschädigt und lässt sich nicht lesen. {RESAVE}") from fault
