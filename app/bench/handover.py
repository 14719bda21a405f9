"""Ten thousand rows out and back: written, read and compared, the memory it takes, the window meanwhile."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from app.bench.figures import Figure, interleaved
from app.bench.papers import bare_workbook
from app.demo.sheets import SHEETS
from app.domain.dates import Week
from app.domain.errors import Unavailable
from app.domain.sheets import Reply
from app.excel.book import write_book
from app.features.handover import excel, queries, service
from app.features.handover.excel import returning
from app.features.handover.rules import Material
from app.features.handover.rules.returned import Comparison
from app.system.clock import Clock
from db.store import Store

FILE = "zurück.xlsx"
_SHEET = "consultations"
_EVERY = 20
"""Each so many rows come back with an answer."""
_RATIO, _MEGABYTES = 1.3, 300.0
_KILOBYTES = 1024
_PATIENCE = 600


def figures(store: Store, clock: Clock, folder: Path, rows: int, rounds: int) -> Iterator[Figure]:
    """The figures of a handover of so many rows; the returned file stays in the folder."""
    material = large(store, clock)
    ours, bare = interleaved(lambda: excel.pack(material, b""), lambda: bare_workbook(material), rounds)
    yield Figure(
        "large_workbook_ratio",
        f"Wochenliste mit {rows} Zeilen ÷ openpyxl",
        rows,
        ours / bare,
        "×",
        _RATIO,
        ours,
        bare,
        "dieselben Zellen mit openpyxl im Schreibmodus",
    )
    with store.write("Woche übergeben", sealed=True) as session:
        service.record(session, excel.pack(material, b""), now=clock.now(), staff_id=None)
    data = returned_file(material)
    (folder / FILE).write_bytes(data)
    found = compare(store, data)
    if len(found.cells) != rows // _EVERY:
        raise Unavailable("Die Messung vergleicht nicht, was sie soll.", "Bitte melden Sie den Fehler.")
    ours, bare = interleaved(lambda: compare(store, data), lambda: _bare_reading(data), rounds)
    yield Figure(
        "answer_ratio",
        f"Rückmeldung mit {rows} Zeilen gelesen und verglichen ÷ openpyxl",
        rows,
        ours / bare,
        "×",
        _RATIO,
        ours,
        bare,
        "dieselbe Datei mit openpyxl im Lesemodus, jede Zelle angefasst",
    )


def peak(folder: Path, rows: int) -> Figure:
    """Memory of a process that writes and reads as many rows, the whole program's code included."""
    command = [sys.executable, "-m", "app.bench.handover_peak", str(folder)]
    done = subprocess.run(  # noqa: S603 - our own module
        command, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    if done.returncode:
        raise Unavailable("Die Messung des Speichers ist nicht gelaufen.", done.stderr[-300:])
    return Figure(
        "answer_peak",
        f"Speicher beim Schreiben und Vergleichen von {rows} Zeilen",
        rows,
        int(done.stdout) / _KILOBYTES,
        "MB",
        _MEGABYTES,
        note="größte Belegung eines eigenen Prozesses mit allem, was er lädt",
    )


def compare(store: Store, data: bytes) -> Comparison:
    """A returned file from its bytes to its grades."""
    return returning.compare(store.look, data, FILE, SHEETS).comparison


def returned_file(material: Material) -> bytes:
    """What went out, with answers typed into it."""
    return write_book(excel.book(_answered(material), excel.sent(material)))


def large(store: Store, clock: Clock) -> Material:
    """The handover of a week, with every consultation there is."""
    week = Week.of(clock.today()).shift(-1)
    source = next(source for source in SHEETS if source.key == _SHEET)
    with store.read() as session:
        material = queries.collect(session, SHEETS, week, now=clock.now(), staff_id=None)
        rows = tuple(source.rows(session, date(2000, 1, 1), clock.today()))
    sheets = (replace(sheet, rows=rows) if sheet.key == _SHEET else sheet for sheet in material.sheets)
    return replace(material, sheets=tuple(sheets))


def _answered(material: Material) -> Material:
    """The same, as it looks with some answers typed into it."""
    sheets = []
    for sheet in material.sheets:
        if sheet.key == _SHEET:
            replies = {row.uid: Reply(verdict="zur Kenntnis") for row in sheet.rows[::_EVERY]}
            sheets.append(replace(sheet, replies=replies))
        else:
            sheets.append(sheet)
    return replace(material, sheets=tuple(sheets))


def _bare_reading(data: bytes) -> int:
    workbook = load_workbook(BytesIO(data), read_only=True, data_only=True)
    touched = 0
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows(values_only=True):
            touched += len(row)
    workbook.close()
    return touched
