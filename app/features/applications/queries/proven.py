"""What was proved: receipts and income as typed, what they are held against, the case they make."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.guideline import Case
from app.domain.money import ZERO
from app.features.applications.queries import cases
from app.features.applications.queries.cases import rules_of
from app.features.applications.queries.drafts import cost_lines
from app.features.applications.rules.proof import (
    IncomeLine,
    income_by_kind,
    planned_by_kind,
    proven_costs,
)
from app.features.applications.rules.receipts import Frame, ReceiptLine, as_planned
from db import lookups
from db.models import Application, Income, Office, Receipt


@dataclass(frozen=True)
class ReceiptDesk:
    """What is needed to type the list: its lines, what they are held against, the cost kinds."""

    id: int
    reference: str
    title: str
    office: str
    lines: tuple[ReceiptLine, ...]
    frame: Frame
    kinds: tuple[str, ...]


def receipt_desk(session: Session, application_id: int) -> ReceiptDesk:
    """The receipts list to type in.

    Raises:
        Refused: when the application is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    return ReceiptDesk(
        record.id,
        record.reference,
        record.title,
        session.scalar(select(Office.name).limit(1)) or "",
        receipt_lines(session, record.id),
        frame_of(session, record),
        cost_kinds(session, record.id),
    )


def receipt_lines(session: Session, application_id: int) -> tuple[ReceiptLine, ...]:
    """The receipts list in its order."""
    columns = (
        Receipt.id,
        Receipt.number,
        Receipt.kind,
        Receipt.measure,
        Receipt.invoiced_on,
        Receipt.paid_on,
        Receipt.payee,
        Receipt.subject,
        Receipt.claimed,
        Receipt.recognised,
        Receipt.reason,
        Receipt.minutes,
        Receipt.vat_bp,
        Receipt.original_seen,
    )
    rows = session.execute(
        select(*columns)
        .where(Receipt.application_id == application_id)
        .order_by(Receipt.position, Receipt.id)
    )
    return tuple(ReceiptLine(*row) for row in rows)


def income_lines(session: Session, application_id: int) -> tuple[IncomeLine, ...]:
    """The income side in its order."""
    rows = session.scalars(
        select(Income).where(Income.application_id == application_id).order_by(Income.position, Income.id)
    )
    return tuple(IncomeLine(row.kind, row.text, row.received_on, row.amount) for row in rows)


def frame_of(session: Session, record: Application) -> Frame:
    """What the receipts of an application are held against."""
    rules = rules_of(session, record)
    return Frame(
        granted_on=record.decided_on or record.received_on,
        consent_on=record.early_start_consent_on,
        starts_on=record.starts_on,
        ends_on=record.ends_on,
        labour_hour=rules.labour_per_hour,
        net=rules.counts_net(input_tax=record.input_tax),
        measures=works(session) if rules.measures else (),
        planned=planned_by_kind(cost_lines(session, record.id)),
    )


def works(session: Session) -> tuple[str, ...]:
    """Types of measure to choose from."""
    return tuple(entry.label for entry in lookups.codes(session, "works"))


def proven_case(session: Session, record: Application) -> Case:
    """The application as it is calculated at settlement: on what was recognised, up to what was approved.

    As long as no income is recorded, that of the plan counts.
    """
    planned = cases.case(session, record, record.approved or ZERO)
    frame, incomes = frame_of(session, record), income_lines(session, record.id)
    lines = [as_planned(line, frame) for line in receipt_lines(session, record.id)]
    return replace(
        planned,
        costs=proven_costs(lines, cases.roles(session), frame.labour_hour),
        finance=income_by_kind(incomes) if incomes else planned.finance,
        requested=None,
    )


def cost_kinds(session: Session, application_id: int) -> tuple[str, ...]:
    """Cost kinds to choose from: those of the plan first, then the rest of the list."""
    planned = [line.kind for line in cost_lines(session, application_id) if line.kind]
    listed = [entry.label for entry in lookups.codes(session, "cost_kind")]
    return tuple(dict.fromkeys([*planned, *listed]))
