"""Lists as people make them, and the office they come into."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from app.domain.intake import Intake
from app.excel.book import Book, SheetSpec, write_book
from app.features.intake import queries, service
from app.features.intake.excel import Work, read_source
from app.features.intake.rules import Action
from app.features.intake.service import Taken
from app.shell.registry import intakes
from db.store import Store
from db.triggers import record_tables
from tests.kit.office import NOW

CONTACTS = ("Nachname", "Vorname", "Straße", "PLZ", "Ort", "Telefon", "E-Mail")


def workbook(rows: Sequence[Sequence[Any]], merged: Sequence[str] = (), title: str = "Liste") -> bytes:
    """A workbook with one sheet of these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(at, column, value)
    for cells in merged:
        sheet.merge_cells(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def text_list(rows: Sequence[Sequence[Any]], separator: str = ";", encoding: str = "cp1252") -> bytes:
    """The same as CSV."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def intake_of(key: str) -> Intake:
    """What one feature takes of lists."""
    return next(one for one in intakes() if one.key == key)


def work_on(
    store: Store,
    key: str,
    data: bytes,
    name: str = "liste.xlsx",
    constants: Mapping[str, str] | None = None,
    now: datetime = NOW,
) -> Work:
    """A list read, recognised and checked against what is there."""
    intake = intake_of(key)
    source = read_source(data, name)
    with store.read() as session:
        ground = queries.ground(session, intake, now=now)
    work = Work(source, intake, ground.desk, ground.now)
    with store.read() as session:
        mapped = queries.remembered(session, intake, work.headings_key)
    if mapped is not None:
        work.remember(mapped)
    work.constants.update(constants or {})
    work.check()
    return work


def take(store: Store, work: Work) -> Taken:
    """Take a list over as one step."""
    with store.write("Liste übernehmen") as session:
        return service.take_over(
            session,
            work.intake,
            work.entries(),
            headings=work.headings_key,
            mapped=work.mapped(),
            now=work.now,
            staff_id=None,
            progress=lambda _done, _of, _what: None,
        )


def actions(work: Work) -> dict[int, Action]:
    """What becomes of each row, by number."""
    return {number: row.action for number, row in work.rows.items()}


def faults(work: Work) -> list[str]:
    """Addresses of what is to be mended."""
    return [fault.address for row in work.rows.values() for fault in row.blocking]


def state(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of the file, so that two states can be told apart."""
    with store.read() as session:
        connection = session.connection()
        return {
            name: [tuple(row) for row in connection.execute(table.select().order_by(table.c.id))]
            for name, table in record_tables().items()
        }


def sheet(store: Store, source: object) -> bytes:
    """One of our own sheets as the handover writes it."""
    with store.read() as session:
        rows = list(source.rows(session, date(2000, 1, 1), date(2100, 1, 1)))  # type: ignore[attr-defined] # a SheetSource
    spec = SheetSpec(source.title, source.columns, rows)  # type: ignore[attr-defined] # see above
    return write_book(Book("Liste", "Büro", "", NOW, (spec,), cover=None))


def all_known(work: Work) -> bool:
    return set(actions(work).values()) == {Action.SKIP} and all(row.like for row in work.rows.values())
