"""An open workbook from outside: its sheets, rows, formulas and what it says of itself."""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.constants import ARC_CORE, ARC_CUSTOM
from openpyxl.xml.functions import fromstring

from app.domain.errors import Refused, Stopped
from app.excel.book import Progress, silent
from app.excel.grid import GridName, GridSheet
from app.excel.reading import USUAL, Limits
from app.excel.values import Raw

_STEP = 200
_CHUNK = 1 << 20
_LAST_ROW = 1_048_576
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_REFERENCE = re.compile(r"^'?(?P<sheet>(?:[^'!]|'')+)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})")
_REMEDY = (
    "Bitte öffnen Sie die Datei in Excel, speichern Sie sie neu als .xlsx und versuchen Sie es noch einmal."
)


class OpenBook:
    """A workbook while it is read; made by ``grid.open_book``."""

    def __init__(self, workbook: Any, data: bytes) -> None:
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

    @property
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
        """The rows that hold something, with their number, until a long empty stretch.

        Raises:
            Refused: when there are more rows than the limits allow.
            Stopped: when the progress says so.
        """
        sheet = self._by_title[title]
        sheet.reset_dimensions()
        blank = done = 0
        for number, values in enumerate(
            sheet.iter_rows(min_row=1, max_row=_LAST_ROW, values_only=True), start=1
        ):
            if number % _STEP == 0:
                progress(number, 0, title)
            row = values if len(values) <= limits.columns else values[: limits.columns]
            if not any(value is not None and value != "" for value in row):
                blank += 1
                if blank >= limits.blank:
                    return
                continue
            blank = 0
            done += 1
            if done > limits.rows:
                raise Refused(
                    f"Das Blatt „{title}“ hat mehr als {limits.rows} Zeilen. Bitte teilen Sie die Datei auf."
                )
            yield number, row

    def formulas(self, title: str) -> Mapping[str, str]:
        """Every formula of a sheet by its address; a second pass, made only where there are any."""
        if not self._has_formulas(title):
            return {}
        found: dict[str, str] = {}
        with opened(self._data, values=False) as book:
            sheet = book._by_title[title]  # noqa: SLF001 - the same class
            sheet.reset_dimensions()
            for row in sheet.iter_rows(min_row=1, max_row=_LAST_ROW):
                for cell in row:
                    if getattr(cell, "data_type", "") == "f":
                        text = getattr(cell.value, "text", cell.value)
                        found[f"{get_column_letter(cell.column)}{cell.row}"] = str(text or "")
        return found

    def merged(self, title: str) -> list[tuple[int, int, int, int]]:
        """Merged cells as (first row, first column, last row, last column)."""
        found = []
        with self._workbook._archive.open(self._by_title[title]._worksheet_path) as source:  # noqa: SLF001 - openpyxl keeps them from whoever reads only
            rest = b""
            while chunk := source.read(_CHUNK):
                text = rest + chunk
                for match in re.finditer(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"', text):
                    left, top, right, bottom = range_boundaries(match[1].decode())
                    found.append((int(top), int(left), int(bottom), int(right)))
                cut = text.rfind(b"<")
                rest = text[cut:] if cut >= 0 else b""
        return found

    def _has_formulas(self, title: str) -> bool:
        path = self._by_title[title]._worksheet_path  # noqa: SLF001 - openpyxl tells it nowhere else
        with self._workbook._archive.open(path) as source:  # noqa: SLF001 - see above
            rest = b""
            while chunk := source.read(_CHUNK):
                if _FORMULA.search(rest + chunk):
                    return True
                rest = chunk[-16:]
        return False


@contextmanager
def opened(data: bytes, *, values: bool = True) -> Iterator[OpenBook]:
    """The open file; whatever is wrong inside it becomes one plain sentence.

    Args:
        data: a checked file.
        values: read the values formulas had when the file was saved, not the formulas.

    Raises:
        Refused: when it is damaged.
    """
    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is missing or switched off; files from outside are not read")
    with _plain_faults(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of everything it does not keep
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
        try:
            yield OpenBook(workbook, data)
        finally:
            workbook.close()


@contextmanager
def _plain_faults() -> Iterator[None]:
    """Whatever is wrong inside a file becomes one plain sentence."""
    try:
        yield
    except (Refused, Stopped, MemoryError):
        raise
    except Exception as fault:
        raise Refused(f"Die Datei ist beschädigt und lässt sich nicht lesen. {_REMEDY}") from fault


def properties(data: bytes) -> Mapping[str, str]:
    """The custom properties as text, and under ``last_modified_by`` who saved the file last."""
    found = {}
    with ZipFile(BytesIO(data)) as archive, _plain_faults():
        names = set(archive.namelist())
        if ARC_CUSTOM in names:
            listed = CustomPropertyList.from_tree(fromstring(archive.read(ARC_CUSTOM)))
            found = {str(one.name): "" if one.value is None else str(one.value) for one in listed.props}
        if ARC_CORE in names:
            core = DocumentProperties.from_tree(fromstring(archive.read(ARC_CORE)))
            found["last_modified_by"] = str(core.lastModifiedBy or "")
    return found
