"""Payments: a ledger that is only added to; a mistake is reversed by a counter-entry."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import GRANTED, Status, Verb, Way, after, way
from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.money import ZERO, Money
from app.features.applications.queries.money import paid_on_call, payable, plan_lines
from app.features.applications.rules import must_not_have_begun
from app.features.applications.rules.payment import (
    PaymentDraft,
    PlanDraft,
    PlanLine,
    checked_payment,
    checked_plan,
    checked_refund,
    must_have_account,
    payable_before,
    proposed_plan,
)
from app.features.applications.service import notices, reading
from db.models import Application, Drawdown, Instalment, Payment, Reclaim


def rebind(session: Session, record: Application) -> Money:
    """Bind in the fund what is owed now, never less than what is paid; returns what is paid.

    Owed is the grant, after the proof (or a revocation) the final grant.
    """
    session.flush()
    paid = reading.paid(session, record.id)
    owed = record.final_grant if record.final_grant is not None else record.approved or ZERO
    record.committed = max(owed, paid)
    return paid


def save_plan(session: Session, application_id: int, draft: PlanDraft) -> int:
    """Change the payment plan of a grant.

    Raises:
        Refused: when it does not sum to the grant, or less than is paid would be due before the proof.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.CALL_MONEY, record.reference)
    lines = checked_plan(draft, record.approved or ZERO)
    paid = reading.paid(session, record.id)
    if payable_before(lines, record.approved or ZERO, record.approved or ZERO, paid).limit < paid:
        raise Refused(
            f"Vor dem Nachweis sind schon {formats.money(paid)} gezahlt; weniger kann der Plan dafür nicht "
            "vorsehen.",
            "lines",
        )
    write_plan(session, record.id, lines)
    return record.id


def plan_payments(session: Session, record: Application, rules: Rules) -> None:
    """The payment plan after the guideline's variant, for the amount that is granted."""
    write_plan(session, record.id, proposed_plan(rules, record.approved or ZERO))


def write_plan(session: Session, application_id: int, lines: tuple[PlanLine, ...]) -> None:
    """Put these lines in the place of the plan."""
    session.execute(delete(Instalment).where(Instalment.application_id == application_id))
    for at, line in enumerate(lines):
        session.add(
            Instalment(
                application_id=application_id,
                position=at,
                kind=line.kind,
                due_on=line.due_on,
                amount=line.amount or ZERO,
                note=line.note,
            )
        )
    session.flush()


def book_payment(session: Session, application_id: int, draft: PaymentDraft, *, today: date) -> int:
    """Book money paid out: after the notice, to a known account, within what the stage allows.

    Raises:
        Refused: saying what is missing, or the limit and what set it.
    """
    record = reading.application(session, application_id)
    step = way(record.status, Verb.PAY, record.reference)
    decided_on = record.decided_on or record.received_on
    must_not_have_begun(reading.papers_of(session, record.id), decided_on, record.early_start_consent_on)
    notice = notices.prove(session, record, step, draft.day or today)
    allowed = payable(session, record, notice.amount if notice else ZERO)
    kept = checked_payment(draft, allowed, decided_on, today)
    must_have_account(record.iban, record.reference)
    payment = Payment(
        application_id=record.id,
        paid_on=kept.day,
        amount=kept.amount,
        note=kept.note,
        drawdown_id=_drawdown(session, record, kept),
    )
    session.add(payment)
    paid = rebind(session, record)
    _close_drawdown(session, payment.drawdown_id)
    record.status = _paid_step(record, step, paid).to.value
    return payment.id


def _paid_step(record: Application, step: Way, paid: Money) -> Way:
    """The payment after which nothing is left to pay leads on."""
    last = record.status == Status.PROOF_CHECKED and paid == record.final_grant
    return way(record.status, Verb.PAY_LAST, record.reference) if last else step


def reverse_payment(session: Session, payment_id: int, *, today: date, note: str = "") -> int:
    """Enter the counter-entry of a payment, or of money that came back.

    Raises:
        Refused: when it was reversed already, is a counter-entry itself, or its money came back already.
    """
    payment = session.get(Payment, payment_id)
    if payment is None:
        raise Refused("Diese Zahlung gibt es nicht mehr.")
    record = reading.application(session, payment.application_id)
    to = after(record.status, Verb.REVERSE_PAYMENT, record.reference)
    if payment.reverses_id is not None:
        raise Refused("Das ist selbst eine Gegenbuchung und wird nicht zurückgebucht.")
    if session.scalar(select(Payment.id).where(Payment.reverses_id == payment.id)) is not None:
        raise Refused(f"Die Zahlung über {formats.money(payment.amount)} ist schon zurückgebucht.")
    if reading.paid(session, record.id) - payment.amount < ZERO:
        raise Refused(
            f"Von der Zahlung über {formats.money(payment.amount)} ist schon etwas zurückgekommen. Bitte "
            "buchen Sie zuerst die Rückzahlung zurück."
        )
    text = note.strip() or f"Gegenbuchung zur Zahlung vom {formats.day(payment.paid_on)}"
    counter = Payment(
        application_id=record.id,
        paid_on=max(today, payment.paid_on),
        amount=-payment.amount,
        note=text,
        kind=payment.kind,
        drawdown_id=payment.drawdown_id,
        reverses_id=payment.id,
    )
    session.add(counter)
    record.status = to.value
    rebind(session, record)
    _close_drawdown(session, payment.drawdown_id)
    if payment.kind == "refund":
        _reopen_reclaim(session, record.id)
    return counter.id


def book_refund(session: Session, application_id: int, draft: PaymentDraft, *, today: date) -> int:
    """Book money that the applicant paid back; what came back is free in the fund again.

    Raises:
        Refused: above what is owed, or when nothing is reclaimed.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.REFUND, record.reference)
    paid = reading.paid(session, record.id)
    owed = max(paid - (record.final_grant or ZERO), ZERO)
    kept = checked_refund(draft, owed, record.decided_on or record.received_on, today)
    refund = Payment(
        application_id=record.id,
        paid_on=kept.day,
        amount=-(kept.amount or ZERO),
        note=kept.note,
        kind="refund",
    )
    session.add(refund)
    record.status = to.value
    rebind(session, record)
    return refund.id


def _drawdown(session: Session, record: Application, draft: PaymentDraft) -> int | None:
    """The call that is paid; before the proof an advance needs one.

    Raises:
        Refused: when there is none that was accepted, or more is paid than was called for.
    """
    if record.status not in GRANTED:
        return None
    if draft.drawdown_id is None:
        if any(line.kind == "advance" for line in plan_lines(session, record.id)):
            raise Refused(
                "Ein Vorschuss wird nur auf einen angenommenen Mittelabruf gezahlt. Bitte erfassen Sie den "
                "Abruf und nehmen Sie ihn an.",
                "drawdown_id",
            )
        return None
    call = session.get(Drawdown, draft.drawdown_id)
    if call is None or call.application_id != record.id or call.status not in {"accepted", "paid"}:
        raise Refused("Gezahlt wird nur auf einen angenommenen Mittelabruf.", "drawdown_id")
    left = call.amount - paid_on_call(session, call.id)
    if (draft.amount or ZERO) > left:
        raise Refused(
            f"Auf den {call.number}. Mittelabruf über {formats.money(call.amount)} sind noch "
            f"{formats.money(left)} zu zahlen.",
            "amount",
        )
    return call.id


def _close_drawdown(session: Session, drawdown_id: int | None) -> None:
    """A call that is wholly paid is done; with a counter-entry it is open again."""
    if drawdown_id is not None:
        call = session.get_one(Drawdown, drawdown_id)
        call.status = "paid" if paid_on_call(session, call.id) == call.amount else "accepted"


def _reopen_reclaim(session: Session, application_id: int) -> None:
    """With a counter-entry to a repayment the reclaim it settled is open again."""
    row = session.scalars(
        select(Reclaim).where(Reclaim.application_id == application_id).order_by(Reclaim.id.desc()).limit(1)
    ).first()
    if row is not None:
        row.settled_on, row.interest = None, None
