"""The receipts list and the income of a project: written as a whole, one step a saving."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import GRANTED, STATUS_LABELS, Status
from app.domain.errors import Refused
from app.domain.money import ZERO
from app.features.applications.queries.proven import frame_of, income_lines, receipt_lines
from app.features.applications.rules.proof import IncomesDraft, checked_incomes
from app.features.applications.rules.receipts import (
    ReceiptLine,
    ReceiptsDraft,
    checked_receipts,
    inventory_note,
)
from app.features.applications.service import reading
from db.models import Application, Income, InventoryItem, Receipt

RECORDING = frozenset({*GRANTED, Status.PROOF_RECEIVED})
"""States in which receipts are recorded: as they come, until the proof is checked."""
_KEPT = tuple(field.name for field in fields(ReceiptLine) if field.name != "id")


def save_receipts(session: Session, application_id: int, draft: ReceiptsDraft, *, today: date) -> int:
    """Put this list in the place of the one there is; lines that stayed the same are not touched.

    Raises:
        Refused: when the proof is not open, or for every cell that cannot be right.
    """
    record = recording(session, application_id)
    lines = checked_receipts(draft.lines, frame_of(session, record), today)
    rows = {row.id: row for row in _rows(session, record.id)}
    kept: set[int] = set()
    for at, line in enumerate(lines):
        row = rows.get(line.id) if line.id not in kept else None
        if row is None:
            row = Receipt(application_id=record.id)
            session.add(row)
        else:
            kept.add(row.id)
        _write(row, at, line)
    for row_id, row in rows.items():
        if row_id not in kept:
            session.delete(row)
    session.flush()
    return record.id


def add_receipts(session: Session, application_id: int, lines: Sequence[ReceiptLine], *, today: date) -> int:
    """Add lines of the applicant's list behind those that are there; all of them or none.

    Raises:
        Refused: see ``save_receipts``.
    """
    there = receipt_lines(session, application_id)
    return save_receipts(session, application_id, ReceiptsDraft((*there, *lines)), today=today)


def save_incomes(session: Session, application_id: int, draft: IncomesDraft, *, today: date) -> int:
    """Put this income side in the place of the one there is.

    Raises:
        Refused: when the proof is not open, or for every cell that cannot be right.
    """
    record = recording(session, application_id)
    lines = checked_incomes(draft.lines, today)
    if lines == income_lines(session, record.id):
        return record.id
    for row in session.scalars(select(Income).where(Income.application_id == record.id)):
        session.delete(row)
    for at, line in enumerate(lines):
        session.add(
            Income(
                application_id=record.id,
                position=at,
                kind=line.kind,
                text=line.text,
                received_on=line.received_on,
                amount=line.amount or ZERO,
            )
        )
    session.flush()
    return record.id


def take_into_inventory(session: Session, receipt_ids: Sequence[int]) -> int:
    """Take things that were bought into the inventory of the district, each once; how many were new.

    Raises:
        Refused: when nothing was chosen, or everything chosen stands there already.
    """
    chosen = session.scalars(select(Receipt).where(Receipt.id.in_(receipt_ids)).order_by(Receipt.position))
    new = 0
    for row in chosen:
        record = reading.application(session, row.application_id)
        item = InventoryItem(
            application_id=record.id,
            name=row.subject or row.payee or row.kind,
            bought_on=row.invoiced_on or row.paid_on,
            price=row.claimed,
            place=record.place,
            note=inventory_note(row.number, row.position, record.reference),
        )
        if not _stands(session, item):
            session.add(item)
            session.flush()
            new += 1
    if not new:
        raise Refused("Was Sie gewählt haben, steht schon im Inventar.")
    return new


def recording(session: Session, application_id: int) -> Application:
    """The application, open for receipts.

    Raises:
        Refused: before the approval, and once the proof was checked.
    """
    record = reading.application(session, application_id)
    if record.status not in RECORDING:
        raise Refused(
            f"Der Antrag {record.reference} ist {STATUS_LABELS[record.status]}. Belege werden nach der "
            "Bewilligung erfasst, bis der Nachweis geprüft ist."
        )
    return record


def _rows(session: Session, application_id: int) -> Sequence[Receipt]:
    return session.scalars(
        select(Receipt).where(Receipt.application_id == application_id).order_by(Receipt.position, Receipt.id)
    ).all()


def _write(row: Receipt, at: int, line: ReceiptLine) -> None:
    row.position = at
    for name in _KEPT:
        value = getattr(line, name)
        if getattr(row, name) != value:
            setattr(row, name, value)


def _stands(session: Session, item: InventoryItem) -> bool:
    same = select(InventoryItem.id).where(
        InventoryItem.application_id == item.application_id, InventoryItem.note == item.note
    )
    return session.scalar(same.limit(1)) is not None
