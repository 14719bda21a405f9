"""A returned file compared and taken over, as the command line does it."""

from io import BytesIO

from openpyxl import Workbook

from app.demo.sheets import SHEETS
from app.domain.sheets import Desk
from app.features.handover import service
from app.features.handover.excel import returning
from app.features.handover.rules.returned import NO_HINTS, Comparison, Grade, Graded, Hints
from db.store import Store
from tests.kit.office import NOW


def compared(store: Store, data: bytes, hints: Hints = NO_HINTS) -> Comparison:
    """The file, graded."""
    return returning.compare(store.look, data, "zurück.xlsx", SHEETS, hints=hints).comparison


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
