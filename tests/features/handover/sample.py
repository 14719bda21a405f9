"""Handing a week over, as the window and the command line do."""

from collections.abc import Sequence
from datetime import datetime

from app.demo.sheets import SHEETS
from app.domain.dates import Week
from app.domain.sheets import SheetSource
from app.features.handover import document, excel, queries, service
from app.features.handover.rules import Material
from app.features.handover.service import Package
from db.store import Store
from tests.kit.office import NOW


def collect(
    store: Store, week: Week, *, sources: Sequence[SheetSource] = SHEETS, now: datetime = NOW
) -> Material:
    """What the week's handover would be made of."""
    with store.read() as session:
        return queries.collect(session, sources, week, now=now, staff_id=store.staff_id)


def package(material: Material) -> Package:
    """The files of it."""
    return excel.pack(material, document.cover(material))


def record(store: Store, made: Package, now: datetime = NOW) -> int:
    """Archive it in a sealed step."""
    with store.write("Woche übergeben", sealed=True) as session:
        return service.record(session, made, now=now, staff_id=store.staff_id)


def hand_over(store: Store, week: Week, now: datetime = NOW) -> int:
    """All of it."""
    return record(store, package(collect(store, week, now=now)), now)
