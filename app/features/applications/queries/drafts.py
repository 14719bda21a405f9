"""An application as its form holds it: the record with both plans."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.applications.rules import ApplicationDraft, CostLine, FinanceLine
from db.models import Application, CostItem, FinanceItem


def cost_lines(session: Session, application_id: int) -> tuple[CostLine, ...]:
    """The cost plan in its order."""
    rows = session.scalars(
        select(CostItem).where(CostItem.application_id == application_id).order_by(CostItem.position)
    )
    return tuple(CostLine(row.kind, row.text, row.amount, row.eligible) for row in rows)


def finance_lines(session: Session, application_id: int) -> tuple[FinanceLine, ...]:
    """The finance plan in its order."""
    rows = session.scalars(
        select(FinanceItem).where(FinanceItem.application_id == application_id).order_by(FinanceItem.position)
    )
    return tuple(FinanceLine(row.kind, row.text, row.amount) for row in rows)


def draft_of(session: Session, record: Application) -> ApplicationDraft:
    """The record as the form holds it."""
    return ApplicationDraft(
        fund_id=record.fund_id,
        year=record.year,
        contact_id=record.contact_id,
        title=record.title,
        purpose=record.purpose,
        place=record.place,
        property_id=record.property_id,
        measure_id=record.measure_id,
        received_on=record.received_on,
        starts_on=record.starts_on,
        ends_on=record.ends_on,
        requested=record.requested,
        not_begun_declared=record.not_begun_declared,
        early_start_consent_on=record.early_start_consent_on,
        input_tax=record.input_tax,
        account_holder=record.account_holder,
        iban=record.iban,
        note=record.note,
        costs=cost_lines(session, record.id),
        finance=finance_lines(session, record.id),
    )
