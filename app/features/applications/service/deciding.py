"""Checking, approving, rejecting, withdrawing: the verbs that hold back or give away the fund's money."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused, refuse
from app.domain.guideline import Calculation
from app.domain.money import ZERO, Money
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules import (
    ApprovalDraft,
    Plan,
    RejectionDraft,
    Verb,
    after,
    checked_amount,
    checked_day,
    checked_reason,
    early_start,
    must_not_have_begun,
    open_points,
    open_questions,
    shortage,
)
from app.features.applications.service import reading
from db.models import Application, Decision, Payment


@dataclass(frozen=True)
class Checked:
    """What a check led to.

    Args:
        id: the application.
        calculation: the grant with its steps.
        reserved: what is held back for it now.
        shortage: why nothing could be held back; empty when all went well.
    """

    id: int
    calculation: Calculation
    reserved: Money
    shortage: str


def check(session: Session, application_id: int, *, today: date, staff_id: int | None) -> Checked:
    """Check plan, period, declaration and papers; calculate the grant and hold it back if the money suffices.

    Raises:
        Refused: naming everything that is missing or wrong.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.CHECK, record.reference)
    plan = reading.plan_of(session, record)
    papers = reading.papers_of(session, record.id)
    refuse(
        [
            *open_questions(draft_of(session, record)),
            *(Refused(sentence, field) for sentence, field in open_points(plan)),
            *early_start(papers, today, record.early_start_consent_on),
        ]
    )
    calculation = reading.calculation_of(session, record, plan)
    fund = reading.fund(session, record.fund_id)
    short = shortage(calculation.grant, reading.free_for(session, record), fund.name, record.year)
    record.reserved = ZERO if short else calculation.grant
    record.status, record.checked_on, record.checked_by_id = to.value, today, staff_id
    return Checked(record.id, calculation, record.reserved, short)


def approve(
    session: Session, application_id: int, draft: ApprovalDraft, *, today: date, staff_id: int | None
) -> int:
    """Approve an amount; the calculation is frozen with the decision. Returns the decision.

    Raises:
        Refused: above the calculation or the free money, after an early start, on an impossible day.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.APPROVE, record.reference)
    day = checked_day(draft.day, record.received_on, today)
    must_not_have_begun(reading.papers_of(session, record.id), day, record.early_start_consent_on)
    plan = reading.plan_of(session, record)
    calculation = reading.calculation_of(session, record, plan)
    fund = reading.fund(session, record.fund_id)
    free = reading.free_for(session, record)
    amount = checked_amount(draft.amount, calculation.grant, free, fund.name, record.year)
    less = f"Bitte begründen Sie, warum weniger als {formats.money(calculation.grant)} bewilligt wird."
    reason = checked_reason(draft.reason, needed=less if amount < calculation.grant else "")
    record.status, record.decided_on = to.value, day
    record.approved, record.reserved = amount, ZERO
    return _decide(session, record, "approved", amount, reason, staff_id, _frozen(record, plan, calculation))


def reject(
    session: Session, application_id: int, draft: RejectionDraft, *, today: date, staff_id: int | None
) -> int:
    """Reject with a reason; what was held back is free again. Returns the decision.

    Raises:
        Refused: without a reason, or on an impossible day.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.REJECT, record.reference)
    day = checked_day(draft.day, record.received_on, today)
    reason = checked_reason(
        draft.reason, needed="Bitte nennen Sie den Grund der Ablehnung; er steht im Bescheid."
    )
    plan = reading.plan_of(session, record)
    frozen = _frozen(record, plan, reading.calculation_of(session, record, plan))
    record.status, record.decided_on, record.reserved = to.value, day, ZERO
    return _decide(session, record, "rejected", ZERO, reason, staff_id, frozen)


def withdraw(session: Session, application_id: int) -> int:
    """The applicant steps back; what was held back or approved is free again.

    Raises:
        Refused: when money has been paid.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.WITHDRAW, record.reference)
    amounts = session.scalars(select(Payment.amount).where(Payment.application_id == record.id))
    paid = Money.total(amounts)
    if paid:
        raise Refused(
            f"Auf {record.reference} sind {formats.money(paid)} gezahlt. "
            "Bitte buchen Sie die Zahlung erst zurück."
        )
    record.status, record.reserved, record.approved = to.value, ZERO, None
    return record.id


def _decide(
    session: Session,
    record: Application,
    kind: str,
    amount: Money,
    reason: str,
    staff_id: int | None,
    frozen: dict[str, Any],
) -> int:
    decision = Decision(
        application_id=record.id,
        kind=kind,
        decided_on=record.decided_on,
        amount=amount,
        reason=reason,
        staff_id=staff_id,
        calculation=frozen,
    )
    session.add(decision)
    session.flush()
    return decision.id


def _frozen(record: Application, plan: Plan, calculation: Calculation) -> dict[str, Any]:
    """The calculation with the sums it rests on, as they stood."""
    return {
        **calculation.store(),
        "plan": {
            "total_cents": plan.total.cents,
            "eligible_cents": plan.eligible.cents,
            "requested_cents": plan.requested.cents,
            "finance_cents": {kind: amount.cents for kind, amount in plan.finance.items()},
        },
        "project": {
            "title": record.title,
            "purpose": record.purpose,
            "starts_on": record.starts_on and record.starts_on.isoformat(),
            "ends_on": record.ends_on and record.ends_on.isoformat(),
        },
    }
