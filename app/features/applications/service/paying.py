"""Payments: a ledger that is only added to; a mistake is reversed by a counter-entry."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications.rules import (
    PaymentDraft,
    Verb,
    after,
    checked_payment,
    must_not_have_begun,
)
from app.features.applications.service import reading
from db.models import Payment


def book_payment(session: Session, application_id: int, draft: PaymentDraft, *, today: date) -> int:
    """Book money paid out; all payments together stay within the grant.

    Raises:
        Refused: above the grant, before the approval, or when a paper shows an early start.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.PAY, record.reference)
    decided_on, approved = record.decided_on or record.received_on, record.approved or ZERO
    must_not_have_begun(reading.papers_of(session, record.id), decided_on, record.early_start_consent_on)
    amounts = session.scalars(select(Payment.amount).where(Payment.application_id == record.id))
    kept = checked_payment(draft, approved, Money.total(amounts), decided_on, today)
    payment = Payment(application_id=record.id, paid_on=kept.day, amount=kept.amount, note=kept.note)
    session.add(payment)
    session.flush()
    return payment.id


def reverse_payment(session: Session, payment_id: int, *, today: date, note: str = "") -> int:
    """Enter the counter-entry of a payment.

    Raises:
        Refused: when it was reversed already or is a counter-entry itself.
    """
    payment = session.get(Payment, payment_id)
    if payment is None:
        raise Refused("Diese Zahlung gibt es nicht mehr.")
    record = reading.application(session, payment.application_id)
    after(record.status, Verb.REVERSE_PAYMENT, record.reference)
    if payment.reverses_id is not None:
        raise Refused("Das ist selbst eine Gegenbuchung und wird nicht zurückgebucht.")
    if session.scalar(select(Payment.id).where(Payment.reverses_id == payment.id)) is not None:
        raise Refused(f"Die Zahlung über {formats.money(payment.amount)} ist schon zurückgebucht.")
    text = note.strip() or f"Gegenbuchung zur Zahlung vom {formats.day(payment.paid_on)}"
    counter = Payment(
        application_id=record.id,
        paid_on=max(today, payment.paid_on),
        amount=-payment.amount,
        note=text,
        reverses_id=payment.id,
    )
    session.add(counter)
    session.flush()
    return counter.id
