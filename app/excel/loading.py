"""A checked workbook opened with openpyxl, but within bounds of memory whatever it holds.

openpyxl keeps every element it has read hanging on its parent, the attributes of every formatted
row, and takes a row whole before it looks at it; a file of a few hundred kilobytes can be made to
fill gigabytes that way. Here a row is let go of when it has been read and may not be endless.
"""

from collections.abc import Callable, Iterator
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import (
    DATA_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from app.domain.errors import Refused
from app.excel.guarded import GuardedArchive

MOST_SHEETS = 500
MOST_STRINGS = 1_500_000
MOST_IN_ROW = 600_000
"""Starts and ends of elements in one row; 16,384 cells with formula and text have fewer than 150,000."""
_LONGEST_SHARED = 1_000
_MAIN = f"{{{SHEET_MAIN_NS}}}"
_STRING, _PLAIN, _RUN = f"{_MAIN}si", f"{_MAIN}t", f"{_MAIN}r"
_REMEDY = "Bitte kopieren Sie die benötigten Zeilen in eine neue Arbeitsmappe."


def load(data: bytes, tick: Callable[[], None], *, values: bool) -> Any:
    """The workbook, to be read only.

    Args:
        data: a checked file.
        tick: called now and then; may raise ``Stopped``.
        values: the values of formulas as they were when the file was saved, not the formulas.

    Raises:
        Refused: when it holds more than can be read.
    """
    return _Loader(GuardedArchive(data, tick), values=values).load()


class _Loader(ExcelReader):  # type: ignore[misc]  # openpyxl has no types
    """Reads the parts that matter here, in the order of openpyxl's own reader."""

    def __init__(self, archive: GuardedArchive, *, values: bool) -> None:
        self.archive = archive
        self.valid_files = archive.namelist()
        self.read_only = True
        self.keep_vba = self.keep_links = self.rich_text = False
        self.data_only = values
        self.shared_strings: list[str] = []

    def load(self) -> Any:
        """Everything but the rows."""
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        self.read_properties()
        self.read_custom()
        self._read_formats()
        self.read_worksheets()
        self.parser.assign_names()
        return self.wb

    def read_strings(self) -> None:
        """The shared strings, as typed: their escapes are undone where a cell is converted."""
        part = self.package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            root = None
            events = _Events(source)
            for event, element in events:
                if root is None:
                    root = element
                if event == "end" and element.tag == _STRING:
                    self.shared_strings.append(_text(element))
                    root.clear()
                    events.since = 0
                    if len(self.shared_strings) > MOST_STRINGS:
                        raise Refused(f"Die Datei enthält zu viele verschiedene Texte. {_REMEDY}")

    def read_worksheets(self) -> None:
        """The sheets that hold cells."""
        if len(self.parser.sheets) > MOST_SHEETS:
            raise Refused(f"Die Datei enthält mehr als {MOST_SHEETS} Blätter. {_REMEDY}")
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                bounded = BoundedSheet(self.wb, sheet.name, relation.target, self.shared_strings)
                bounded.sheet_state = sheet.state
                self.wb._sheets.append(bounded)  # noqa: SLF001 - as the overridden method does

    def _read_formats(self) -> None:
        """Which styles show a number as a date or a time; nothing else of them is needed."""
        if ARC_STYLE not in self.valid_files:
            return
        tree = fromstring(self.archive.read(ARC_STYLE))
        own = {int(one.get("numFmtId")): one.get("formatCode") for one in tree.iter(f"{_MAIN}numFmt")}
        styles = tree.find(f"{_MAIN}cellXfs")
        codes = [
            own.get(number, BUILTIN_FORMATS.get(number, "General"))
            for number in (int(style.get("numFmtId", 0)) for style in (() if styles is None else styles))
        ]
        dates = {code: (is_date_format(code), is_timedelta_format(code)) for code in set(codes)}
        self.wb._date_formats = {at for at, code in enumerate(codes) if dates[code][0]}  # noqa: SLF001 - as openpyxl does
        self.wb._timedelta_formats = {at for at, code in enumerate(codes) if dates[code][1]}  # noqa: SLF001 - see above


class BoundedSheet(ReadOnlyWorksheet):  # type: ignore[misc]  # openpyxl has no types
    """A sheet whose rows are read one by one."""

    beyond = 0
    """Number of the last column that holds something though it is too far right to be read."""

    def _get_size(self) -> None:
        """What a sheet says of its size is not asked for."""

    def _cells_by_row(
        self,
        min_col: int,
        min_row: int,
        max_col: int | None,
        max_row: int,
        values_only: bool = False,  # noqa: FBT001, FBT002 - openpyxl's signature
    ) -> Iterator[tuple[Any, ...]]:
        """Rows from the first to the last wanted, those left out in the file too, as wide as they are filled.

        Raises:
            Refused: when a row is endless.
            ValueError: when rows do not follow each other.
        """
        counter = min_row
        with self.parent._archive.open(self._worksheet_path) as source:  # noqa: SLF001 - as openpyxl does
            book = self.parent
            parser = _Parser(
                source,
                self._shared_strings,
                data_only=book.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001 - as openpyxl does
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001 - as openpyxl does
            )
            for number, cells in parser.parse():
                if number > max_row:
                    break
                for _ in range(counter, number):
                    yield ()
                if number >= counter:
                    last = max((cell["column"] for cell in cells), default=0)
                    if max_col and last > max_col:
                        self.beyond = max(self.beyond, last)
                    yield self._get_row(cells, min_col, min(last, max_col or last), values_only)
                counter = max(counter, number + 1)
            else:
                source.drain()


class _Parser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """Reads the rows of a sheet and nothing below them."""

    col_counter: int
    row_counter: int

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """The rows that are there, with their numbers."""
        data = None
        last = 0
        events = _Events(self.source)
        for event, element in events:
            if event == "start":
                if data is None and element.tag == DATA_TAG:
                    data = element
            elif element.tag == ROW_TAG and data is not None:
                number, cells = self.parse_row(element)
                if number <= last:
                    raise ValueError("rows do not follow each other")
                last = number
                yield number, cells
                data.clear()
                events.since = 0
            elif element is data:
                return

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
        """A row without its formats, and without the cells that have nothing but theirs."""
        number = row.get("r")
        self.row_counter = self.row_counter + 1 if number is None else int(number)
        self.col_counter = 0
        cells, skipped = [], None
        for element in row:
            if len(element) == 0:
                if element.get("r"):
                    skipped = element
                else:
                    self._pass_by(skipped)
                    skipped = None
                    self.col_counter += 1
                continue
            self._pass_by(skipped)
            skipped = None
            cells.append(self.parse_cell(element))
        return self.row_counter, cells

    def _pass_by(self, skipped: Any) -> None:
        """Only a cell without an address needs to know where the one before it stood."""
        if skipped is not None:
            self.col_counter = coordinate_to_tuple(skipped.get("r"))[1]

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """A cell; a text that stands in it is read without building what it looks like."""
        text = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if text is None or len(element) > 1:
            return self._number_kept(element, super().parse_cell(element))
        self.col_counter += 1
        row, column = self.row_counter, self.col_counter
        if address := element.get("r"):
            row, column = coordinate_to_tuple(address)
            self.col_counter = column
        style = int(element.get("s", 0))
        return {"row": row, "column": column, "value": _text(text), "data_type": "s", "style_id": style}

    def _number_kept(self, element: Any, cell: dict[str, Any]) -> dict[str, Any]:
        """A number that is no day, in a cell that shows days, stays the number that was typed."""
        if cell["data_type"] == "e" and element.get("t", "n") == "n":
            figure = float(element.findtext(VALUE_TAG))
            cell["value"] = int(figure) if figure.is_integer() else figure
            cell["data_type"] = "n"
        return cell

    def parse_formula(self, element: Any) -> Any:
        """A formula shared by many cells is told in each of them, unless it is very long."""
        text = element.findtext(FORMULA_TAG) or ""
        return f"={text}" if len(text) > _LONGEST_SHARED else super().parse_formula(element)


class _Events:
    """Starts and ends of elements, as long as there are not too many of them in one place.

    Args:
        source: the part.
    """

    def __init__(self, source: Any) -> None:
        self._events = iterparse(source, events=("start", "end"), forbid_dtd=True)
        self.since = 0
        """How many there were; set back by whoever lets go of what was built."""

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for found in self._events:
            self.since += 1
            if self.since > MOST_IN_ROW:
                raise Refused(f"Eine Zeile der Datei enthält ungewöhnlich viele Zellen. {_REMEDY}")
            yield found


def _text(element: Any) -> str:
    """A text without its formats and its phonetic hints."""
    return "".join(
        (one.text if one.tag == _PLAIN else one.findtext(_PLAIN)) or ""
        for one in element
        if one.tag in {_PLAIN, _RUN}
    )
