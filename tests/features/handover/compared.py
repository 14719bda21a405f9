"""A returned file compared and taken over, as the command line does it."""

from hashlib import sha256
from io import BytesIO

from openpyxl import Workbook

from app.demo.sheets import SHEETS
from app.domain.sheets import Desk
from app.features.handover import queries, service
from app.features.handover.excel import kept, returning
from app.features.handover.rules.returned import NO_HINTS, Comparison, Grade, Graded, Hints
from db.store import Store
from tests.kit.office import NOW


def compared(store: Store, data: bytes, hints: Hints = NO_HINTS) -> Comparison:
    """The file, graded."""
    claim = returning.claim(data)
    with store.read() as session:
        basis = queries.basis(session, claim, sha256(data).hexdigest())
    asked = returning.asked_of(basis, SHEETS, hints)
    if asked is None:
        return returning.stopped(basis, "zurück.xlsx", claim.saved_by)
    read = returning.Read(returning.read_returned(data, asked), asked.sent)
    with store.read() as session:
        now = queries.current(session, SHEETS, read.sent, read.found, kept)
    return returning.comparison(basis, read, now, SHEETS, "zurück.xlsx", claim.saved_by)


def taken(store: Store, found: Comparison, data: bytes, ids: frozenset[int] | None = None) -> int:
    """Take over what is ticked, or these cells, in one step."""
    chosen = frozenset(cell.id for cell in found.cells if cell.ticked) if ids is None else ids
    with store.write("Rückmeldung übernehmen") as session:
        return service.take_over(
            session,
            found,
            chosen,
            data,
            answered_by="M. Krüger",
            sources=SHEETS,
            desk=Desk(NOW, store.staff_id),
        )


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def graded(found: Comparison, grade: Grade) -> list[Graded]:
    """The cells of that grade."""
    return [cell for cell in found.cells if cell.grade is grade]
