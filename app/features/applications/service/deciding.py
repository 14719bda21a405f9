"""Approving, rejecting, deferring: the decision on an application, and what follows from it at once."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import RIPE, Ruling
from app.domain.errors import Refused
from app.domain.guideline import Calculation
from app.domain.money import ZERO, Money
from app.domain.text import clean_text
from app.features.applications.rules import (
    ApprovalDraft,
    Need,
    RejectionDraft,
    Verb,
    checked_amount,
    checked_day,
    checked_reason,
    must_not_have_begun,
    way,
)
from app.features.applications.service import aid, following, freezing, reading
from app.features.applications.service.looking import look
from db.asked import settle
from db.models import Application, Decision

_VERBS = {
    "approved": Verb.APPROVE,
    "partly_approved": Verb.APPROVE_PARTLY,
    "rejected": Verb.REJECT,
    "deferred": Verb.DEFER,
}
_ASKED = {
    "rejected": "Bitte nennen Sie den Grund der Ablehnung; er steht im Bescheid.",
    "deferred": "Bitte nennen Sie, warum der Antrag zurückgestellt wird.",
}


def decide(session: Session, ruling: Ruling, *, today: date, staff_id: int | None) -> int:
    """Carry a decision out: state, frozen calculation, letter to write, payment plan, deadlines.

    Returns the decision.

    Raises:
        Refused: above the calculation or the free money, after an early start, without a reason, on an
            impossible day, or when the application is not there to be decided.
    """
    record = reading.application(session, ruling.application_id)
    seen = look(session, record)
    calculation = seen.calculation
    granting = ruling.outcome in {"approved", "partly_approved"}
    amount = _amount(session, record, ruling, calculation) if granting else ZERO
    verb = Verb.APPROVE_PARTLY if granting and amount < calculation.grant else _VERBS[ruling.outcome]
    step = way(record.status, verb, record.reference)
    day = checked_day(ruling.day, record.received_on, today)
    if Need.NOT_BEGUN in step.needs:
        must_not_have_begun(reading.papers_of(session, record.id), day, record.early_start_consent_on)
    less = f"Bitte begründen Sie, warum weniger als {formats.money(calculation.grant)} bewilligt wird."
    asked = _ASKED.get(ruling.outcome, less)
    reason = checked_reason(ruling.reason, needed=asked if Need.REASON in step.needs else "")
    if granting:
        aid.must_fit(session, record, amount, day, seen.rules)
    record.status = step.to.value
    if verb is not Verb.DEFER:
        record.decided_on, record.reserved = day, ZERO
    if granting:
        record.approved, record.committed = amount, amount
    decision = Decision(
        application_id=record.id,
        kind=step.to.value,
        decided_on=day,
        amount=amount,
        reason=reason,
        staff_id=staff_id,
        agenda_item_id=ruling.agenda_item_id,
        conditions=ruling.conditions,
        calculation=freezing.calculation(record, seen.plan, calculation),
        snapshot=freezing.snapshot_of(seen.draft),
    )
    session.add(decision)
    session.flush()
    if granting:
        aid.note(session, record, amount, day, seen.rules)
    following.follow(session, record, decision, seen.rules, today=today)
    if verb is not Verb.DEFER:
        settle(session, Application.__tablename__, record.id, today)
    return decision.id


def approve(
    session: Session, application_id: int, draft: ApprovalDraft, *, today: date, staff_id: int | None
) -> int:
    """The office or the city approves an amount without a sitting. Returns the decision.

    Raises:
        Refused: when a committee decides at that amount, or see ``decide``.
    """
    record = reading.application(session, application_id)
    way(record.status, Verb.APPROVE, record.reference)
    reading.must_decide_here(session, record, draft.amount or ZERO)
    ruling = Ruling(
        application_id,
        "approved",
        draft.day or date.max,
        amount=draft.amount,
        reason=draft.reason,
        conditions=clean_text(draft.conditions, "conditions", 10_000),
    )
    _must_be_dated(draft.day)
    return decide(session, ruling, today=today, staff_id=staff_id)


def reject(
    session: Session, application_id: int, draft: RejectionDraft, *, today: date, staff_id: int | None
) -> int:
    """Reject with a reason; what was held back is free again. Returns the decision.

    Raises:
        Refused: without a reason, on an impossible day, or when a committee decides.
    """
    _must_be_dated(draft.day)
    _must_not_wait_for_a_sitting(session, application_id)
    ruling = Ruling(application_id, "rejected", draft.day or date.max, reason=draft.reason)
    return decide(session, ruling, today=today, staff_id=staff_id)


def defer(
    session: Session, application_id: int, draft: RejectionDraft, *, today: date, staff_id: int | None
) -> int:
    """Put the decision off with a reason; what is held back stays so. Returns the decision.

    Raises:
        Refused: without a reason, on an impossible day, or when a committee decides.
    """
    _must_be_dated(draft.day)
    _must_not_wait_for_a_sitting(session, application_id)
    ruling = Ruling(application_id, "deferred", draft.day or date.max, reason=draft.reason)
    return decide(session, ruling, today=today, staff_id=staff_id)


def _must_not_wait_for_a_sitting(session: Session, application_id: int) -> None:
    """Before it is ripe the office turns an application away itself: begun early, not entitled to apply."""
    record = reading.application(session, application_id)
    if record.status in RIPE:
        reading.must_decide_here(session, record, record.reserved or record.requested)


def _must_be_dated(day: date | None) -> None:
    if day is None:
        raise Refused("Bitte geben Sie das Datum an.", "day")


def _amount(session: Session, record: Application, ruling: Ruling, calculation: Calculation) -> Money:
    fund = reading.fund(session, record.fund_id)
    return checked_amount(
        ruling.amount, calculation.grant, reading.free_for(session, record), fund.name, record.year
    )
