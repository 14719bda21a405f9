"""A small office whose handover went out; what comes back is compared and taken over as the program does."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from app.demo.sheets import SHEETS
from app.domain.money import Money
from app.domain.sheets import Desk as Taker
from app.domain.sheets import SheetSource
from app.features.handover import queries, service
from app.features.handover.excel import kept, returning
from app.features.handover.queries import Basis
from app.features.handover.rules.returned import NO_HINTS, Comparison
from app.features.handover.rules.returned.found import Found
from app.features.handover.rules.returned.grading import Now
from db.store import Store
from tests.features.consultations.desk import set_up
from tests.features.handover.conftest import WEEK
from tests.features.handover.sample import collect, package, record
from tests.kit import factories
from tests.kit.mutations import Book, take_apart
from tests.kit.office import CLOCK, NOW, Template

KEYS = ("consultations", "concerns", "applications")
SOURCES: tuple[SheetSource, ...] = tuple(source for source in SHEETS if source.key in KEYS)
STREETS = ("Südring", "Am Wall", "Hauptstraße", "Südring", "Bleichweg")
NAME = "zurück.xlsx"

Values = Mapping[tuple[str, str], tuple[object, ...]]
"""What stands in records, by sheet and identity."""


class Sending:
    """An office and what went out from it; no dataclass, whose many fields would bury a failing example.

    Args:
        store: the office.
        original: the workbook that went out, taken apart.
        basis: what a returned file is compared with.
        now: what stands in the office's file.
    """

    def __init__(self, store: Store, original: Book, basis: Basis, now: Now) -> None:
        self.store = store
        self.original = original
        self.basis = basis
        self.now = now

    def book(self) -> Book:
        """The workbook in somebody's hands."""
        return self.original.copy()

    def quick(self, data: bytes) -> Comparison:
        """A returned file graded without asking the office's file each time."""
        asked = returning.asked_of(self.basis, SOURCES, NO_HINTS)
        assert asked is not None
        read = returning.Read(returning.read_returned(data, asked), asked.sent)
        return returning.comparison(self.basis, read, self.now, SOURCES, NAME, "")

    def compare(self, data: bytes) -> Comparison:
        """A returned file graded as the program does it."""
        return returning.compare(self.store.look, data, NAME, SOURCES).comparison

    def take(self, comparison: Comparison, taken: AbstractSet[int], data: bytes) -> int:
        """Take over what was said yes to, in one step."""
        with self.store.write("Rückmeldung übernehmen") as session:
            return service.take_over(
                session,
                comparison,
                taken,
                data,
                answered_by="Frau Amt",
                sources=SOURCES,
                desk=Taker(NOW, self.store.staff_id),
            )

    def values(self) -> Values:
        """What stands in every record that went out."""
        found = {}
        with self.store.read() as session:
            for source in SOURCES:
                assert source.now is not None
                uids = {row.uid for row in self.original.sent.by_key[source.key].rows}
                for row in source.now(session, uids):
                    found[source.key, row.uid] = tuple(column.value(row) for column in source.columns)
        return found


def sending(folder: Path, template: Template) -> Sending:
    """A week with some of everything, handed over."""
    store = Store.open(template.copy(folder), template.key, CLOCK)
    _fill(store)
    made = package(collect(store, WEEK, sources=SOURCES))
    record(store, made)
    claim = returning.claim(made.workbook)
    with store.read() as session:
        basis = queries.basis(session, claim, sha256(made.workbook).hexdigest())
        assert basis.sent is not None
        now = queries.current(session, SOURCES, basis.sent, Found(()), kept, whole=True)
    return Sending(store, take_apart(made.workbook, basis.sent), basis, now)


def _fill(store: Store) -> None:
    """Records that are alike in much, so that they could be taken for each other."""
    desk = set_up(store)
    for at in range(5):
        desk.log(concern=f"Anliegen {at}", minutes=10 + at % 3, place=STREETS[at])
    with store.write("Akten") as session:
        person = factories.contact(session)
        fund = factories.fund(session)
        for at in range(4):
            factories.concern(session, text=f"Laterne {at % 2}", place=STREETS[at])
            factories.application(session, fund, person, title=f"Fest {at % 3}", requested=Money(80_000 + at))
    with store.write("Blätter wählen") as session:
        plan = queries.plan(session, SOURCES)
        sheets = tuple(replace(sheet, ticked=sheet.key in KEYS) for sheet in plan.sheets)
        service.choose(session, replace(plan, sheets=sheets))
