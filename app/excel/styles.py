"""How cells look and which number format a kind of value has; one home for both."""

from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from app.domain.columns import RIGHT_ALIGNED, Kind

FORMATS = {
    Kind.TEXT: "@",
    Kind.STATE: "@",
    Kind.LONG_TEXT: "General",
    Kind.NUMBER: "#,##0",
    Kind.MONEY: '#,##0.00\\ "€"',
    Kind.SHARE: "0.00%",
    Kind.DATE: "DD.MM.YYYY",
    Kind.MOMENT: "DD.MM.YYYY\\ HH:MM",
    Kind.MINUTES: '#,##0\\ "min"',
    Kind.AREA: '#,##0.00\\ "m²"',
    Kind.YES_NO: "@",
}
"""Number formats as the file keeps them; Excel shows them in the reader's own language."""

WRAPPED = frozenset({Kind.TEXT, Kind.STATE, Kind.LONG_TEXT})
"""Kinds whose cells break their text instead of hiding it behind the next column."""

FACE = "Calibri"
INK = "FF1F2A2C"
QUIET = "FF5C6B6D"
ACCENT = "FF0B6E69"
HEAD_FILL = "FFE3EFEE"
PERSONAL_FILL = "FFFBEBD5"
ANSWER_HEAD_FILL = "FFF7E08B"
ANSWER_FILL = "FFFFFAE3"
"""Pale yellow is where one types, as offices know it from forms."""
LINE = "FFC9CFCB"
ROW_LINE = "FFDDE2DF"

TITLE = Font(name=FACE, size=18, bold=True, color=ACCENT)
SUBTITLE = Font(name=FACE, size=12, color=QUIET)
HEADING = Font(name=FACE, size=12, bold=True, color=ACCENT)
STRONG = Font(name=FACE, size=11, bold=True, color=INK)
PLAIN = Font(name=FACE, size=11, color=INK)
SMALL = Font(name=FACE, size=10, color=QUIET)
HINT = Font(name=FACE, size=11, italic=True, color=QUIET)
LINK = Font(name=FACE, size=11, color=ACCENT, underline="single")

TOP_LEFT = Alignment(vertical="top", horizontal="left")
TOP_RIGHT = Alignment(vertical="top", horizontal="right", indent=1)
"""Indented, so that a figure does not touch the text of the next column."""
TOP_WRAP = Alignment(vertical="top", horizontal="left", wrap_text=True)

BELOW = Border(bottom=Side(style="hair", color=LINE))


_NUMBERS: WeakKeyDictionary[Any, dict[tuple[Any, ...], int]] = WeakKeyDictionary()
"""By workbook, the number of each style that was made for it; making one takes longer than writing a row."""


def data_style(sheet: Any, kind: Kind, *, quoted: bool = False, answer: bool = False) -> int:
    """Number of the style a value of this kind has in this workbook.

    Args:
        sheet: a sheet of the workbook.
        kind: the kind of the column.
        quoted: for texts that look like a formula: Excel keeps them text even when they are edited.
        answer: for a cell that is to be filled in.
    """
    known = _NUMBERS.setdefault(sheet.parent, {})
    key = (kind, quoted, answer)
    if key not in known:
        known[key] = _made(sheet, kind, quoted=quoted, answer=answer)
    return known[key]


def _made(sheet: Any, kind: Kind, *, quoted: bool, answer: bool) -> int:
    cell = WriteOnlyCell(sheet)
    cell.font = PLAIN
    cell.number_format = FORMATS[kind]
    cell.alignment = _alignment(kind)
    if answer:
        cell.fill = PatternFill("solid", fgColor=ANSWER_FILL)
        cell.border = Border(
            left=Side(style="thin", color=ROW_LINE), right=Side(style="thin", color=ROW_LINE)
        )
    if quoted:
        cell.quotePrefix = True
    return int(cell.style_id)


def head_style(sheet: Any, kind: Kind, *, fill: str = HEAD_FILL) -> int:
    """Number of the style of a heading; what is personal or to be filled in has another fill."""
    known = _NUMBERS.setdefault(sheet.parent, {})
    key = (kind, fill)
    if key not in known:
        cell = WriteOnlyCell(sheet)
        dress_head(cell, kind, fill=fill)
        known[key] = int(cell.style_id)
    return known[key]


def dress_head(cell: Any, kind: Kind, *, fill: str = HEAD_FILL) -> None:
    """Make a cell look like a heading."""
    cell.font = STRONG
    cell.number_format = "@"
    cell.fill = PatternFill("solid", fgColor=fill)
    side = "right" if kind in RIGHT_ALIGNED else "left"
    cell.alignment = Alignment(
        vertical="center", horizontal=side, wrap_text=True, indent=int(side == "right")
    )


def hint_style(sheet: Any) -> int:
    """Number of the style of what stands in a sheet without rows."""
    cell = WriteOnlyCell(sheet)
    cell.font = HINT
    cell.alignment = TOP_LEFT
    return int(cell.style_id)


def ruled_rows() -> FormulaRule:
    """A line below every row, under empty cells too, that stays where it is when the rows are sorted."""
    return FormulaRule(formula=["TRUE"], border=Border(bottom=Side(style="thin", color=ROW_LINE)))


def _alignment(kind: Kind) -> Alignment:
    if kind in WRAPPED:
        return TOP_WRAP
    return TOP_RIGHT if kind in RIGHT_ALIGNED else TOP_LEFT
