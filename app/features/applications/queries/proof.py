"""The proof of an application: receipts, income, plan beside actual, documents that are missing."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import GRANTED
from app.domain.errors import Refused
from app.domain.guideline import Calculation
from app.domain.money import ZERO, Money
from app.features.applications.queries.checklist import missing_labels
from app.features.applications.queries.drafts import cost_lines
from app.features.applications.queries.proven import (
    frame_of,
    income_lines,
    receipt_lines,
)
from app.features.applications.rules.proof import (
    Balance,
    KindRow,
    balance_of,
    by_kind,
)
from app.features.applications.rules.receipts import Frame, ReceiptLine, doubles, inventory_note, remarks
from db.models import Application, Decision, InventoryItem, Payment, Staff

PURCHASES = "Anschaffungen"
"""Label of the cost kind of things that are bought and may be lent."""


@dataclass(frozen=True)
class ReceiptRow:
    """A receipt in the list, with what is to be said about it."""

    id: int
    number: str
    kind: str
    invoiced_on: date | None
    paid_on: date | None
    payee: str
    subject: str
    claimed: Money | None
    recognised: Money | None
    reason: str
    original_seen: bool
    state: str | None


@dataclass(frozen=True)
class IncomeRow:
    """A line of the income side; ``id`` is its place."""

    id: int
    kind: str
    text: str
    received_on: date | None
    amount: Money | None


@dataclass(frozen=True)
class ProofDetail:
    """What the tab „Nachweis“ shows.

    Args:
        missing: documents that belong to the proof and are neither there nor waived.
        calculation: as it stood when the proof was checked; None before.
    """

    id: int
    reference: str
    status: str
    due_on: date | None
    received_on: date | None
    finished_on: date | None
    checked_on: date | None
    checked_by: str
    report: str
    frame: Frame
    receipts: tuple[ReceiptRow, ...]
    incomes: tuple[IncomeRow, ...]
    kinds: tuple[KindRow, ...]
    balance: Balance
    missing: tuple[str, ...]
    approved: Money
    final_grant: Money | None
    paid: Money
    calculation: Calculation | None
    bought: tuple[int, ...]

    @property
    def waiting(self) -> int:
        """Receipts nobody has looked at."""
        return sum(row.recognised is None for row in self.receipts)


def proof(session: Session, application_id: int) -> ProofDetail:
    """The proof of one application.

    Raises:
        Refused: when the application is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    lines, incomes = receipt_lines(session, record.id), income_lines(session, record.id)
    frame = frame_of(session, record)
    twice = doubles(lines)
    approved = record.approved or ZERO
    grant = record.final_grant if record.final_grant is not None else approved
    return ProofDetail(
        id=record.id,
        reference=record.reference,
        status=record.status,
        due_on=record.proof_due_on if record.status in GRANTED else None,
        received_on=record.proof_received_on,
        finished_on=record.finished_on,
        checked_on=record.proof_checked_on,
        checked_by=_staff(session, record.proof_checked_by_id),
        report=record.proof_report,
        frame=frame,
        receipts=tuple(_row(line, frame, twice) for line in lines),
        incomes=tuple(
            IncomeRow(at, line.kind, line.text, line.received_on, line.amount)
            for at, line in enumerate(incomes)
        ),
        kinds=by_kind(cost_lines(session, record.id), lines),
        balance=balance_of(lines, incomes, grant),
        missing=missing_labels(session, record.id, "proof"),
        approved=approved,
        final_grant=record.final_grant,
        paid=Money.total(session.scalars(select(Payment.amount).where(Payment.application_id == record.id))),
        calculation=_settled(session, record),
        bought=_bought(session, record, lines),
    )


def _row(line: ReceiptLine, frame: Frame, twice: frozenset[tuple[object, ...]]) -> ReceiptRow:
    said = remarks(line, frame, twice)
    return ReceiptRow(
        line.id,
        line.number,
        line.kind,
        line.invoiced_on,
        line.paid_on,
        line.payee,
        line.subject,
        line.claimed,
        line.recognised,
        line.reason,
        line.original_seen,
        said[0] if said else None,
    )


def _settled(session: Session, record: Application) -> Calculation | None:
    """The calculation of the newest check of the proof, as long as it stands."""
    if record.final_grant is None:
        return None
    row = session.scalars(
        select(Decision)
        .where(Decision.application_id == record.id, Decision.kind == "settled")
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Calculation.read(row.calculation)


def _bought(session: Session, record: Application, lines: tuple[ReceiptLine, ...]) -> tuple[int, ...]:
    """Receipts of things that were bought and do not stand in the inventory yet."""
    bought = {
        inventory_note(line.number, at, record.reference): line.id
        for at, line in enumerate(lines)
        if line.kind == PURCHASES
    }
    if not bought:
        return ()
    there = session.scalars(select(InventoryItem.note).where(InventoryItem.application_id == record.id))
    for note in there:
        bought.pop(note, None)
    return tuple(bought.values())


def _staff(session: Session, staff_id: int | None) -> str:
    found = session.get(Staff, staff_id) if staff_id else None
    return found.name if found else ""
