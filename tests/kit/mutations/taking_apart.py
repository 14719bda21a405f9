"""A workbook of the program taken apart."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from openpyxl.utils.cell import coordinate_to_tuple

from app.features.handover.rules.identity import MARK, UID
from app.features.handover.rules.sent import Sent, SentSheet
from tests.kit.mutations.model import Book, Cell, Column, Row, Sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def take_apart(data: bytes, sent: Sent) -> Book:
    """The sheets that can come back; the cover stays as it is."""
    titles = {sheet.title: sheet for sheet in sent.sheets}
    with ZipFile(BytesIO(data)) as archive:
        book = fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iter(f"{MAIN}sheet")]
        sheets = [
            _sheet(fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")), titles[name])
            for number, name in enumerate(names, start=1)
            if name in titles
        ]
    return Book(sheets, sent, data)


def _sheet(part: Any, base: SentSheet) -> Sheet:
    lines = [_cells(row) for row in part.iter(f"{MAIN}row")]
    answers = [column.key for column in base.columns if column.answer]
    office = [column.key for column in base.columns if not column.answer]
    keys = [UID, *office, MARK, *answers]
    hidden = {
        at
        for column in part.iter(f"{MAIN}col")
        if column.get("hidden") == "1"
        for at in range(int(column.get("min")), int(column.get("max")) + 1)
    }
    columns = [Column(key, at in hidden, named=True) for at, key in enumerate(keys, start=1)]
    width = len(columns)
    rows = []
    for line in lines[1:]:
        cells = [line.get(at, Cell()) for at in range(1, width + 1)]
        if cells[0].text in base.by_uid:
            rows.append(Row(cells[0].text, cells))
    return Sheet(base.title, base.key, columns, [lines[0][at] for at in range(1, width + 1)], rows)


def _cells(row: Any) -> dict[int, Cell]:
    found = {}
    for cell in row:
        at = coordinate_to_tuple(cell.get("r"))[1]
        style = cell.get("s", "0")
        if cell.get("t") == "inlineStr":
            found[at] = Cell("s", "".join(one.text or "" for one in cell.iter(f"{MAIN}t")), style)
        elif (value := cell.findtext(f"{MAIN}v")) is not None:
            found[at] = Cell("n", value, style)
        else:
            found[at] = Cell(style=style)
    return found
