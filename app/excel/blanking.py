"""How a list to be filled in is written: three sheets, of which only one is typed in."""

from collections.abc import Sequence
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.domain.columns import Column, Kind
from app.excel import styles, validations
from app.excel.blank import Blank
from app.excel.book import Book
from app.excel.cells import safe_text
from app.excel.cover import Look, Page, lay_out
from app.excel.sheet import column_width, open_sheet, set_up_page
from app.excel.writing import Archive, Parts, describe, sheet_names

_GUIDE, _SUMS = "Anleitung", "Summen"
_HEAD = Look(styles.STRONG, border=styles.BELOW)
_AMOUNT_HEAD = Look(styles.STRONG, styles.TOP_RIGHT, styles.BELOW)


def write(blank: Blank) -> bytes:
    """The workbook as bytes; see ``blank.write_blank``."""
    target = BytesIO()
    workbook = Workbook(write_only=True)
    book = Book(blank.title, blank.office, blank.subject, blank.created, ())
    describe(workbook, book)
    names = sheet_names([_GUIDE, blank.sheet, _SUMS])
    sheets = [workbook.create_sheet(name) for name in names]
    with Archive(target, "w", ZIP_DEFLATED) as archive:
        for at, sheet in enumerate(sheets, start=1):
            sheet._id = at  # noqa: SLF001 - the number openpyxl would give it when saving
            set_up_page(sheet, book, landscape=at > 1, repeat_heading=at > 1)
        for sheet, fill in zip(sheets, (_guide, _list, _sums), strict=True):
            with archive.part(sheet.path) as out:
                fill(sheet, blank, names, out)
        workbook.active = 1
        Parts(workbook, archive).write_data()
    return target.getvalue()


def _guide(sheet: Any, blank: Blank, names: Sequence[str], out: IO[bytes]) -> None:
    """What to do, and what each column means."""
    del names
    lay_out(sheet)
    open_sheet(sheet, out)
    page = Page(sheet)
    page.wide(blank.title, Look(styles.TITLE), 28)
    page.wide(" · ".join(part for part in (blank.office, blank.subject) if part), Look(styles.SUBTITLE), 20)
    page.line()
    for note in blank.notes:
        page.paragraph(note)
    page.line()
    page.wide("Spalten", Look(styles.HEADING), 20)
    page.line(page.cell("Spalte", _HEAD), page.cell("Was hineingehört", _HEAD))
    for column in blank.columns:
        page.line(page.cell(column.title), page.cell(column.help))
    sheet.close()


def _list(sheet: Any, blank: Blank, names: Sequence[str], out: IO[bytes]) -> None:
    """Headings; every column has its format and, where there is a choice, its drop-down."""
    for at, column in enumerate(blank.columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = column_width(column)
        dimension.number_format = styles.FORMATS[column.kind]
    for validation in _validations(blank, names):
        sheet.data_validations.append(validation)
    open_sheet(sheet, out)
    sheet.row_dimensions[1].height = 32
    sheet.append([_head(sheet, column) for column in blank.columns])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(blank.columns))}{blank.rows + 1}"
    sheet.close()


def _sums(sheet: Any, blank: Blank, names: Sequence[str], out: IO[bytes]) -> None:
    """One line a kind, added up by Excel while the list is typed; the kinds are the drop-down's source."""
    sheet.column_dimensions["A"].width = 40
    sheet.column_dimensions["B"].width = 18
    open_sheet(sheet, out)
    page = Page(sheet)
    by, of = _column(blank, blank.sum_by), _column(blank, blank.sum_of)
    page.line(page.cell(by.title, _HEAD), page.cell(of.title, _AMOUNT_HEAD))
    kinds, amounts = _area(blank, names, by), _area(blank, names, of)
    for kind in blank.choices[blank.sum_by]:
        page.line(page.cell(kind), _formula(sheet, f"=SUMIF({kinds},A{page.row + 1},{amounts})"))
    total = _formula(sheet, f"=SUM({amounts})")
    total.font = styles.STRONG
    page.line(page.cell("Summe der Liste", Look(styles.STRONG)), total)
    sheet.close()


def _validations(blank: Blank, names: Sequence[str]) -> list[DataValidation]:
    found = []
    for key, choices in blank.choices.items():
        area = f"{_quoted(names[2])}!$A$2:$A${len(choices) + 1}" if key == blank.sum_by else ""
        found.append(_over(blank, key, validations.choice(choices, area)))
    for column in blank.columns:
        if column.kind is Kind.DATE:
            found.append(_over(blank, column.key, validations.day()))
        elif column.kind is Kind.MONEY:
            found.append(_over(blank, column.key, validations.amount()))
    return found


def _over(blank: Blank, key: str, rule: DataValidation) -> DataValidation:
    letter = get_column_letter([column.key for column in blank.columns].index(key) + 1)
    rule.add(f"{letter}2:{letter}{blank.rows + 1}")
    return rule


def _area(blank: Blank, names: Sequence[str], column: Column[Any]) -> str:
    """The prepared cells of a column, as formulas name them."""
    letter = get_column_letter([one.key for one in blank.columns].index(column.key) + 1)
    return f"{_quoted(names[1])}!${letter}$2:${letter}${blank.rows + 1}"


def _quoted(name: str) -> str:
    """The name of a sheet as formulas name it."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def _column(blank: Blank, key: str) -> Column[Any]:
    return next(column for column in blank.columns if column.key == key)


def _head(sheet: Any, column: Column[Any]) -> Any:
    cell = WriteOnlyCell(sheet, value=safe_text(column.title)[0])
    cell.data_type = "s"
    styles.dress_head(cell, column.kind)
    return cell


def _formula(sheet: Any, formula: str) -> Any:
    cell = WriteOnlyCell(sheet, value=formula)
    cell.font, cell.alignment = styles.PLAIN, styles.TOP_RIGHT
    cell.number_format = styles.FORMATS[Kind.MONEY]
    return cell
