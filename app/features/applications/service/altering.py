"""Grants that are altered, revoked, settled, closed and opened again."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import Verb, after, way
from app.domain.errors import Refused
from app.domain.money import ZERO
from app.features.applications.queries.cases import rules_of
from app.features.applications.rules import checked_amount
from app.features.applications.rules.altering import (
    AmendDraft,
    ReasonDraft,
    RevokeDraft,
    checked_amendment,
    checked_revocation,
    checked_why,
)
from app.features.applications.service import clocks, following, freezing, paying, proving, reading
from app.features.applications.service.looking import look
from db.models import Application, Decision


def amend(
    session: Session, application_id: int, draft: AmendDraft, *, today: date, staff_id: int | None
) -> int:
    """Alter a grant: amount, period, purpose; plan and deadlines move along. Returns the decision.

    Raises:
        Refused: above the guideline or the fund's money, below what is paid, or without a reason.
    """
    record = reading.application(session, application_id)
    step = way(record.status, Verb.AMEND, record.reference)
    approved, paid = record.approved or ZERO, reading.paid(session, record.id)
    kept = checked_amendment(draft, paid, approved, today)
    seen = look(session, record)
    amount = kept.amount or approved
    if amount > approved:
        fund = reading.fund(session, record.fund_id)
        free = reading.more_for(session, record)
        checked_amount(amount, seen.calculation.grant, free, fund.name, record.year)
    record.starts_on, record.ends_on = kept.starts_on or record.starts_on, kept.ends_on or record.ends_on
    record.purpose = kept.purpose or record.purpose
    record.status, record.approved = step.to.value, amount
    paying.rebind(session, record)
    decision = Decision(
        application_id=record.id,
        kind=step.to.value,
        decided_on=kept.day or today,
        amount=amount,
        reason=kept.reason,
        staff_id=staff_id,
        calculation=freezing.calculation(record, seen.plan, seen.calculation),
        snapshot=freezing.snapshot(session, record),
    )
    session.add(decision)
    session.flush()
    following.follow(session, record, decision, seen.rules, today=today)
    return decision.id


def revoke(
    session: Session, application_id: int, draft: RevokeDraft, *, today: date, staff_id: int | None
) -> int:
    """Revoke a grant, whole or in part; what is paid stays bound until it came back. Returns the decision.

    Raises:
        Refused: without a reason, when nothing would be revoked, or when the file is closed.
    """
    record = reading.application(session, application_id)
    step = way(record.status, Verb.REVOKE, record.reference)
    granted = record.final_grant if record.final_grant is not None else record.approved or ZERO
    kept = checked_revocation(draft, granted, today)
    record.status, record.final_grant = step.to.value, kept.remains
    paying.rebind(session, record)
    following.drop_plans(session, record.id)
    decision = Decision(
        application_id=record.id,
        kind=step.to.value,
        decided_on=kept.day or today,
        amount=kept.remains or ZERO,
        reason=kept.reason,
        staff_id=staff_id,
        calculation={},
        snapshot=freezing.snapshot(session, record),
    )
    session.add(decision)
    session.flush()
    following.follow(session, record, decision, rules_of(session, record), today=today)
    return decision.id


def settle(session: Session, application_id: int) -> int:
    """Nothing is left to pay after the proof.

    Raises:
        Refused: when what is paid is not the final grant.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.SETTLE, record.reference)
    _must_be_even(session, record)
    record.status = to.value
    clocks.wind(session, record)
    return record.id


def close(session: Session, application_id: int, *, today: date) -> int:
    """Close the file; purpose binding and retention run from now on.

    Raises:
        Refused: when something is still to be paid or to come back.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.CLOSE, record.reference)
    _must_be_even(session, record)
    record.status, record.closed_on = to.value, today
    clocks.wind(session, record)
    return record.id


def reopen(
    session: Session, application_id: int, draft: ReasonDraft, *, today: date, staff_id: int | None
) -> int:
    """Open a closed file again, with the reason in its notes.

    Raises:
        Refused: without a reason, or when it is not closed.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.REOPEN, record.reference)
    reason = checked_why(draft, "Bitte nennen Sie, warum die Akte wieder geöffnet wird.")
    record.status, record.closed_on = to.value, None
    proving.note(session, record.id, f"Akte wieder geöffnet: {reason}", today, staff_id)
    clocks.wind(session, record)
    return record.id


def _must_be_even(session: Session, record: Application) -> None:
    paid, owed = reading.paid(session, record.id), record.final_grant or ZERO
    if paid == owed:
        return
    if paid < owed:
        left = f"zu zahlen sind noch {formats.money(owed - paid)}"
    else:
        left = f"zurückzuholen sind noch {formats.money(paid - owed)}"
    raise Refused(
        f"Die endgültige Zuwendung zu {record.reference} beträgt {formats.money(owed)}, gezahlt sind "
        f"{formats.money(paid)}: {left}."
    )
