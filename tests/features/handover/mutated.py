"""A small office whose handover went out, and what comes back compared and taken over as the program does."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import sha256

from sqlalchemy import select

from app.demo.sheets import SHEETS
from app.domain.dates import Week
from app.domain.money import Money
from app.domain.sheets import Desk as Taker
from app.domain.sheets import SheetSource
from app.features.handover import queries, service
from app.features.handover.excel import kept, returning
from app.features.handover.rules.returned import NO_HINTS, Comparison, Hints
from app.features.handover.rules.sent import Sent, read_sent
from db import files
from db.models import SentSheets
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.sample import collect, package, record
from tests.kit import factories
from tests.kit.mutations import Book, take_apart
from tests.kit.office import NOW

WEEK = Week(2026, 47)
KEYS = ("consultations", "concerns", "applications")
SOURCES: tuple[SheetSource, ...] = tuple(source for source in SHEETS if source.key in KEYS)
STREETS = ("Südring", "Am Wall", "Hauptstraße", "Südring", "Bleichweg")


@dataclass(frozen=True)
class Sending:
    """An office and what went out from it."""

    desk: Desk
    workbook: bytes
    sent: Sent
    original: Book

    def book(self) -> Book:
        """The workbook in somebody's hands."""
        return self.original.copy()


def sending(store: Store) -> Sending:
    """A week with some of everything, handed over."""
    desk = set_up(store)
    for at in range(5):
        desk.log(concern=f"Anliegen {at}", minutes=10 + at % 3, place=STREETS[at])
    with store.write("Akten") as session:
        person = factories.contact(session)
        fund = factories.fund(session)
        for at in range(4):
            factories.concern(session, text=f"Laterne {at % 2}", place=STREETS[at])
        for at in range(4):
            factories.application(session, fund, person, title=f"Fest {at % 3}", requested=Money(80_000 + at))
    _choose(store)
    made = package(collect(store, WEEK, sources=SOURCES))
    record(store, made)
    with store.read() as session:
        sent = read_sent(files.data(session, session.scalars(select(SentSheets.file_id)).one()))
    return Sending(desk, made.workbook, sent, take_apart(made.workbook, sent))


def _choose(store: Store) -> None:
    """Only these sheets, so that thousands of workbooks can be made of them."""
    with store.write("Blätter wählen") as session:
        plan = queries.plan(session, SOURCES)
        sheets = tuple(replace(sheet, ticked=sheet.key in KEYS) for sheet in plan.sheets)
        service.choose(session, replace(plan, sheets=sheets))


def compare(store: Store, data: bytes, hints: Hints = NO_HINTS) -> Comparison:
    """A returned file, graded."""
    claim = returning.claim(data)
    with store.read() as session:
        basis = queries.basis(session, claim, sha256(data).hexdigest())
    asked = returning.asked_of(basis, SOURCES, hints)
    if asked is None:
        return returning.stopped(basis, "zurück.xlsx", claim.saved_by)
    read = returning.Read(returning.read_returned(data, asked), asked.sent)
    with store.read() as session:
        now = queries.current(session, SOURCES, read.sent, read.found, kept)
    return returning.comparison(basis, read, now, SOURCES, "zurück.xlsx", claim.saved_by)


def take(store: Store, comparison: Comparison, taken: AbstractSet[int], data: bytes) -> int:
    """Take over what was said yes to, in one step."""
    with store.write("Rückmeldung übernehmen") as session:
        return service.take_over(
            session,
            comparison,
            taken,
            data,
            answered_by="Frau Amt",
            sources=SOURCES,
            desk=Taker(NOW, store.staff_id),
        )


def values(store: Store, sent: Sent, keys: Sequence[str] = KEYS) -> dict[tuple[str, str], tuple[object, ...]]:
    """What stands in every record that went out, as it is now."""
    found = {}
    by_key = {source.key: source for source in SOURCES}
    with store.read() as session:
        for key in keys:
            source = by_key[key]
            if source.now is None or key not in sent.by_key:
                continue
            for row in source.now(session, {row.uid for row in sent.by_key[key].rows}):
                found[key, row.uid] = tuple(column.value(row) for column in source.columns)
    return found
