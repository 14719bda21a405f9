"""The first sheet: what the workbook is, what is on which sheet, what the columns mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.worksheet.hyperlink import Hyperlink

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.excel import styles
from app.excel.book import Book, Cover, Fact
from app.excel.cells import lines_of, safe_text, serial
from app.excel.sheet import Written, open_sheet, row_height

_WIDTHS = {"A": 26, "B": 46, "C": 9, "D": 27}
_WHOLE = int(sum(_WIDTHS.values())) - 4
"""Characters in a line over all columns."""


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    font: Font = styles.PLAIN
    alignment: Alignment = styles.TOP_WRAP
    border: Border | None = None
    number_format: str = "General"


_HEAD = Look(styles.STRONG, border=styles.BELOW)
_LABEL = Look(styles.SMALL)
_COUNT_HEAD = Look(styles.STRONG, styles.TOP_RIGHT, styles.BELOW)
_COUNT = Look(alignment=styles.TOP_RIGHT)


class Page:
    """A sheet of text while it is written, row by row."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.row = 0

    def line(self, *cells: Any, height: float | None = None) -> None:
        """One row, as high as its texts need; ``height`` in points where another one is wanted."""
        self.row += 1
        texts = zip(cells, _WIDTHS.values(), strict=False)
        lines = max((lines_of(str(cell.value or ""), int(width)) for cell, width in texts), default=1)
        self.sheet.row_dimensions[self.row].height = height or row_height(lines)
        self.sheet.append(cells)

    def wide(self, text: str, look: Look, height: float) -> None:
        """One text over all columns."""
        self.line(self.cell(text, look), height=height)
        self.sheet.merged_cells.add(f"A{self.row}:D{self.row}")

    def paragraph(self, text: str) -> None:
        """A text over all columns, as high as it needs."""
        self.wide(text, Look(), row_height(lines_of(text, _WHOLE)))

    def cell(self, value: Fact, look: Look = Look()) -> Any:
        """A value with its look; text never becomes a formula."""
        cell = WriteOnlyCell(self.sheet)
        cell.font, cell.alignment, cell.number_format = look.font, look.alignment, look.number_format
        if look.border is not None:
            cell.border = look.border
        kept = _kept(value)
        cell.value = kept
        if isinstance(kept, str):
            cell.data_type = "s"
            cell.quotePrefix = kept.startswith(("=", "+", "-", "@"))
        else:
            cell.number_format = _format(value)
        return cell

    def link(self, title: str) -> Any:
        """The name of a sheet that leads to it."""
        cell = self.cell(title, Look(styles.LINK))
        cell.row, cell.column = self.row + 1, 1
        target = title.replace("'", "''")
        cell.hyperlink = Hyperlink(ref="", location=f"'{target}'!A1", display=title)
        return cell


def lay_out(sheet: Any) -> None:
    """Columns of a sheet of text, without lines."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False


def write_cover(sheet: Any, book: Book, cover: Cover, written: Sequence[Written], out: IO[bytes]) -> None:
    """Write the cover into the stream."""
    lay_out(sheet)
    open_sheet(sheet, out)
    page = Page(sheet)
    page.wide(book.title, Look(styles.TITLE), 28)
    page.wide(" · ".join(part for part in (book.office, book.period) if part), Look(styles.SUBTITLE), 20)
    page.line()
    _write_guide(page, cover)
    for label, fact in cover.facts:
        page.line(page.cell(label, _LABEL), page.cell(fact))
    page.line()
    for note in [*cover.notes, *_cut_notes(written)]:
        page.paragraph(note)
    _write_contents(page, written)
    _write_legend(page, written)
    sheet.close()


def _write_guide(page: Page, cover: Cover) -> None:
    if not cover.guide:
        return
    page.wide(cover.guided, Look(styles.HEADING), 20)
    for number, step in enumerate(cover.guide, start=1):
        page.paragraph(f"{number}. {step}")
    page.line()


def _write_contents(page: Page, written: Sequence[Written]) -> None:
    if not written:
        return
    page.line()
    page.wide("Inhalt", Look(styles.HEADING), 20)
    page.line(
        page.cell("Blatt", _HEAD),
        page.cell("Was es zeigt", _HEAD),
        page.cell("Zeilen", _COUNT_HEAD),
        page.cell("Personenbezogene Daten", _HEAD),
    )
    for part in written:
        personal = ", ".join(column.title for column in part.columns if column.personal)
        page.line(
            page.link(part.title),
            page.cell(part.note),
            page.cell(part.rows, _COUNT),
            page.cell(f"ja: {personal}" if personal else "nein"),
        )


def _write_legend(page: Page, written: Sequence[Written]) -> None:
    explained = list(_explained(written))
    if not explained:
        return
    page.line()
    page.wide("Spalten", Look(styles.HEADING), 20)
    page.line(*(page.cell(head, _HEAD) for head in ("Spalte", "Bedeutung")))
    for title, text in explained:
        page.line(page.cell(title), page.cell(text))


def _explained(written: Sequence[Written]) -> Iterator[tuple[str, str]]:
    """Each explained column once, however many sheets show it."""
    seen: set[tuple[str, str]] = set()
    columns: list[Column[Any]] = [column for part in written for column in part.columns]
    for column in columns:
        entry = (column.title, column.help)
        if column.help and entry not in seen:
            seen.add(entry)
            yield entry


def _cut_notes(written: Sequence[Written]) -> list[str]:
    return [
        f"Blatt „{part.title}“: {formats.count(part.cut, 'Text', 'Texte')} gekürzt, "
        "weil eine Excel-Zelle höchstens 32.767 Zeichen fasst."
        for part in written
        if part.cut
    ]


def _kept(value: Fact) -> Any:
    if isinstance(value, Money):
        # openpyxl writes a Decimal digit by digit; a float never comes near the amount.
        return Decimal(value.cents).scaleb(-2)
    if isinstance(value, date) and serial(value.date() if isinstance(value, datetime) else value) is None:
        return formats.day(value)
    return safe_text(value)[0] if isinstance(value, str) else value


def _format(value: Fact) -> str:
    if isinstance(value, Money):
        return styles.FORMATS[Kind.MONEY]
    if isinstance(value, datetime):
        return styles.FORMATS[Kind.MOMENT]
    return styles.FORMATS[Kind.DATE if isinstance(value, date) else Kind.NUMBER]
