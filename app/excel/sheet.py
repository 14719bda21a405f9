"""One sheet of data: heading row, rows as a stream, filter, frozen heading, page set-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties

from app.domain.columns import RIGHT_ALIGNED, Column, Kind
from app.domain.errors import Refused
from app.domain.formats import number
from app.excel import validations
from app.excel.book import NOTHING, Book, Progress, SheetSpec
from app.excel.cells import Maker, Marks, lines_of, maker, safe_text
from app.excel.styles import (
    ANSWER_HEAD_FILL,
    HEAD_FILL,
    PERSONAL_FILL,
    WRAPPED,
    data_style,
    head_style,
    hint_style,
    ruled_rows,
)

MOST_ROWS = 1_048_575
"""Rows Excel holds below the heading."""
_STEP = 500
_A4 = 9
_PIXELS_A_CHARACTER = 7
_LETTERS_A_CHARACTER = 1.05
"""Letters of running text in the width of one figure, which Excel measures columns by; said cautiously."""
_FILTER_BUTTON = 3
_LINE = 14.5
_GAP = 4
_TALLEST = 409
"""Points Excel allows a row at most."""


@dataclass(frozen=True)
class Written:
    """What the cover says about a sheet."""

    title: str
    columns: tuple[Column[Any], ...]
    note: str
    rows: int
    cut: int


@dataclass
class Count:
    """Rows written so far in the whole book, for the progress."""

    total: int
    done: int = 0


def write_sheet(
    sheet: Any, spec: SheetSpec[Any], out: IO[bytes], count: Count, progress: Progress
) -> Written:
    """Write one sheet into the stream; page set-up was made by ``set_up_page``."""
    columns = spec.every
    _set_up_columns(sheet, spec)
    asked = len(columns) - len(spec.answers)
    marks = [
        Marks(
            data_style(sheet, column.kind, answer=at >= asked),
            data_style(sheet, column.kind, answer=at >= asked, quoted=True),
        )
        for at, column in enumerate(columns)
    ]
    heads = [
        head_style(sheet, column.kind, fill=ANSWER_HEAD_FILL if at >= asked else _fill(column))
        for at, column in enumerate(columns)
    ]
    writer = open_sheet(sheet, out)
    makers = [maker(column.kind, mark) for column, mark in zip(columns, marks, strict=True)]
    lines = _Lines(spec, makers, [mark.style for mark in marks])
    xml = writer.xf.send(True)
    with xml.element("sheetData"):
        xml.flush()
        out.write(lines.heading(heads))
        rows = 0
        for rows, line in enumerate(lines.data(spec.rows), start=1):
            out.write(line)
            if rows % _STEP == 0:
                _tell(count, rows, spec, progress)
        if not rows:
            out.write(lines.hint(hint_style(sheet)))
    writer.xf.send(None)
    _tell(count, rows, spec, progress)
    count.done += rows
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}{rows + 1}"
    if rows:
        last = get_column_letter(max(len(columns) - (0 if spec.answers else len(spec.hidden)), 1))
        sheet.conditional_formatting.add(f"A2:{last}{rows + 1}", ruled_rows())
        _validate(sheet, spec, rows + 1)
    writer.write_tail()
    writer.close()
    return Written(sheet.title, columns, spec.note, rows, sum(mark.cut for mark in marks))


def open_sheet(sheet: Any, out: IO[bytes]) -> Any:
    """Let openpyxl write a sheet into this stream instead of a temporary file nobody encrypted."""
    writer = WorksheetWriter(sheet, out)
    sheet._writer = writer  # noqa: SLF001 - openpyxl offers no argument for it
    writer.write_top()
    return writer


def set_up_page(sheet: Any, book: Book, *, landscape: bool = True, repeat_heading: bool = True) -> None:
    """A4, one page wide, heading repeated, office, sheet and period above, page number below."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    if repeat_heading:
        sheet.print_title_rows = "1:1"
        sheet.freeze_panes = "A2"
    sheet.HeaderFooter.oddHeader.left.text = _printed(book.office, 90)
    sheet.HeaderFooter.oddHeader.center.text = _printed(sheet.title, 40)
    sheet.HeaderFooter.oddHeader.right.text = _printed(book.period, 60)
    sheet.HeaderFooter.oddFooter.left.text = _printed(book.title, 120)
    sheet.HeaderFooter.oddFooter.right.text = "Seite &P von &N"


def _fill(column: Column[Any]) -> str:
    return PERSONAL_FILL if column.personal else HEAD_FILL


def _validate(sheet: Any, spec: SheetSpec[Any], last: int) -> None:
    """Drop-downs and hints of the columns to be filled in."""
    first = len(spec.every) - len(spec.answers) + 1
    for at, answer in enumerate(spec.answers, start=first):
        if answer.choices:
            rule = validations.choice(answer.choices)
        elif answer.column.kind is Kind.DATE:
            rule = validations.day()
        else:
            rule = validations.free("")
        letter = get_column_letter(at)
        rule.add(f"{letter}2:{letter}{last}")
        sheet.data_validations.append(validations.prompting(rule, answer.prompt))


class _Lines:
    """Rows as XML."""

    def __init__(self, spec: SheetSpec[Any], makers: list[Maker], styles: list[int]) -> None:
        columns = spec.every
        self.columns = columns
        self.letters = [get_column_letter(at) for at in range(1, len(columns) + 1)]
        empty = [""] * (len(columns) - len(spec.answers)) + [
            f' s="{style}"/>' for style in styles[len(columns) - len(spec.answers) :]
        ]
        self.parts = list(zip(self.letters, columns, makers, empty, strict=True))
        self.first = self.letters[spec.first_shown - 1] if len(columns) >= spec.first_shown else "A"
        self.wrapped = [
            (column, int(column_width(column) * _LETTERS_A_CHARACTER))
            for at, column in enumerate(columns, start=1)
            if column.kind in WRAPPED and at not in spec.unseen
        ]

    def heading(self, styles: list[int]) -> bytes:
        """Row 1."""
        cells = [
            f'<c r="{letter}1"{maker(Kind.TEXT, Marks(style, style))(column.title)}'
            for letter, column, style in zip(self.letters, self.columns, styles, strict=True)
        ]
        return f'<row r="1" ht="32" customHeight="1">{"".join(cells)}</row>'.encode()

    def hint(self, style: int) -> bytes:
        """Row 2 of a sheet without rows."""
        cell = maker(Kind.TEXT, Marks(style, style))(NOTHING)
        return f'<row r="2" ht="{row_height(1)}"><c r="{self.first}2"{cell}</row>'.encode()

    def data(self, rows: Any) -> Iterator[bytes]:
        """Rows 2 and following; an empty value leaves no cell."""
        parts = self.parts
        for at, row in enumerate(rows, start=2):
            if at > MOST_ROWS + 1:
                raise Refused(
                    f"Ein Tabellenblatt fasst höchstens {number(MOST_ROWS)} Zeilen. "
                    "Bitte grenzen Sie die Auswahl ein, zum Beispiel auf ein Jahr."
                )
            cells = [f'<row r="{at}" ht="{self.height(row)}">']
            for letter, column, make, empty in parts:
                value = column.value(row)
                if value is not None and value != "":
                    cells.append(f'<c r="{letter}{at}"{make(value)}')
                elif empty:
                    cells.append(f'<c r="{letter}{at}"{empty}')
            cells.append("</row>")
            yield "".join(cells).encode()

    def height(self, row: Any) -> float:
        """Points a row needs for its wrapped texts; Excel fits it anew when a cell is edited."""
        lines = 1
        for column, room in self.wrapped:
            text = str(column.value(row) or "")
            if len(text) > room or "\n" in text:
                lines = max(lines, lines_of(text, room))
        return row_height(lines)


def row_height(lines: int) -> float:
    """Points for a row of so many lines."""
    return min(lines * _LINE + _GAP, _TALLEST)


def _tell(count: Count, rows: int, spec: SheetSpec[Any], progress: Progress) -> None:
    done = count.done + rows
    progress(done, max(count.total, done), spec.title)


def _set_up_columns(sheet: Any, spec: SheetSpec[Any]) -> None:
    for at, column in enumerate(spec.every, start=1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = column_width(column)
        dimension.hidden = at in spec.unseen


def column_width(column: Column[Any]) -> float:
    """Characters wide: from the screen's pixels, wide enough for the heading's longest word."""
    longest_word = max((len(word) for word in column.title.split()), default=0)
    least = longest_word + _FILTER_BUTTON
    wanted = column.width / _PIXELS_A_CHARACTER
    if column.kind is Kind.LONG_TEXT:
        return float(min(max(wanted, 38, least), 70))
    if column.kind in RIGHT_ALIGNED or column.kind in {Kind.DATE, Kind.MOMENT}:
        return float(min(max(wanted, 11, least), 30))
    return float(min(max(wanted, 8, least), 40))


def _printed(text: str, longest: int) -> str:
    """A text for a page's header: one line, ampersands doubled, as Excel's codes want it."""
    line = " ".join(safe_text(text)[0].split())
    return line[:longest].replace("&", "&&")
