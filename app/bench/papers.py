"""The week's workbook against a bare openpyxl loop, letters against bare platypus."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook

from app.bench.figures import Figure, interleaved
from app.demo.sheets import SHEETS
from app.documents.benchmark import compare
from app.domain.columns import Column, Kind
from app.domain.dates import Week
from app.domain.money import Money
from app.features.handover import excel, queries
from app.features.handover.rules import Material
from app.system.clock import Clock
from db.store import Store

_WORKBOOK_TARGET, _LETTER_TARGET = 1.3, 1.5
_LETTERS = 500


@dataclass(frozen=True)
class _Cell:
    """A value as openpyxl takes it."""

    column: Column[object]

    def of(self, row: object) -> object:
        """The value of the row's cell."""
        value = self.column.value(row)
        if isinstance(value, Money):
            return value.cents / 100
        if isinstance(value, bool):
            return "ja" if value else "nein"
        if self.column.kind is Kind.SHARE and isinstance(value, int):
            return value / 10_000
        return value if isinstance(value, str | int | float | date | datetime) else None


def figures(store: Store, clock: Clock, records: int, rounds: int) -> Iterator[Figure]:
    """Workbook and letters."""
    week = Week.of(clock.today()).shift(-1)
    with store.read() as session:
        material = queries.collect(session, SHEETS, week, now=clock.now(), staff_id=None)
    rows = sum(material.counts.values())
    cover = b""
    excel.pack(material, cover)
    bare_workbook(material)
    ours, bare = interleaved(lambda: excel.pack(material, cover), lambda: bare_workbook(material), rounds)
    yield Figure(
        "workbook_ratio",
        f"Wochenliste ({rows} Zeilen) ÷ openpyxl",
        records,
        ours / bare,
        "×",
        _WORKBOOK_TARGET,
        ours,
        bare,
        "dieselben Zellen mit openpyxl im Schreibmodus",
    )


def letters(records: int, *, quick: bool) -> Figure:
    """Letters do not depend on the office; measured once."""
    count = 40 if quick else _LETTERS
    found = compare(count)
    return Figure(
        "letters_ratio",
        f"{count} Schreiben ÷ platypus",
        records,
        found.ratio,
        "×",
        _LETTER_TARGET,
        found.ours,
        found.bare,
        "derselbe Text mit reportlab platypus, ohne Auszeichnung und Archivformat",
    )


def bare_workbook(material: Material) -> bytes:
    """The same cells, as little as openpyxl lets one do."""
    workbook = Workbook(write_only=True)
    cover = workbook.create_sheet("Deckblatt")
    for label, value in excel.facts(material):
        cover.append([label, value.cents / 100 if isinstance(value, Money) else value])
    for sheet in excel.book(material, excel.sent(material)).sheets:
        target = workbook.create_sheet(sheet.title)
        cells = [_Cell(column) for column in sheet.every]
        target.append([column.title for column in sheet.every])
        for row in sheet.rows:
            target.append([cell.of(row) for cell in cells])
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()
