"""What goes out, cell by cell, as a returned file will be compared with it."""

from collections.abc import Iterator
from typing import Any

from app.domain.columns import Column, Kind
from app.excel.cells import safe_text
from app.excel.values import text_of
from app.features.handover.rules import Material, SheetData
from app.features.handover.rules.sent import Plain, Sent, SentColumn, SentRow, SentSheet, plain

_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.STATE})


def sent(material: Material) -> Sent:
    """The base of a handover."""
    sheets = tuple(_sheet(material, sheet) for sheet in material.sheets if sheet.identified)
    return Sent.of(material.number, str(material.period.week), sheets)


def _sheet(material: Material, sheet: SheetData) -> SentSheet:
    columns = (*sheet.columns, *material.answers_of(sheet))
    return SentSheet(
        sheet.key,
        sheet.title,
        tuple(SentColumn(column.key, column.title, column.kind) for column in columns),
        tuple(_rows(sheet, columns)),
        sheet.choices,
    )


def _rows(sheet: SheetData, columns: tuple[Column[Any], ...]) -> Iterator[SentRow]:
    for row in sheet.rows:
        values = tuple(kept(column.kind, column.value(row)) for column in columns)
        yield SentRow(row.uid, sheet.label(row), getattr(row, "about", (sheet.key, row.uid)), values)


def kept(kind: Kind, value: Any) -> Plain:
    """The plain value that a cell of that kind holds: a text as far as Excel can hold it."""
    if kind in _TEXTS and value is not None:
        return text_of(safe_text(str(value))[0]) or None
    return plain(value)
