"""Calls for money (Mittelabruf): taken in, accepted or refused, taken back before anything is paid."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import Verb, way
from app.domain.errors import Refused
from app.domain.text import clean_text
from app.features.applications.queries.cases import rules_of
from app.features.applications.queries.money import call_room
from app.features.applications.rules.payment import (
    DRAWDOWN_STATES,
    DrawdownDraft,
    RulingDraft,
    checked_drawdown,
)
from app.features.applications.service import notices, reading
from db.models import Drawdown


def call_money(session: Session, application_id: int, draft: DrawdownDraft, *, today: date) -> int:
    """Take in a call for money under its next number.

    Raises:
        Refused: before the notice, above what the plan pays before the proof, or too far ahead.
    """
    record = reading.application(session, application_id)
    step = way(record.status, Verb.CALL_MONEY, record.reference)
    notices.prove(session, record, step, today)
    rules = rules_of(session, record)
    kept = checked_drawdown(
        draft,
        call_room(session, record),
        rules.advance_months if rules.payment == "advance" else None,
        record.decided_on or record.received_on,
        today,
    )
    last = session.scalar(select(func.max(Drawdown.number)).where(Drawdown.application_id == record.id))
    call = Drawdown(
        application_id=record.id,
        number=(last or 0) + 1,
        called_on=kept.called_on,
        amount=kept.amount,
        needed_until=kept.needed_until,
        purpose=kept.purpose,
    )
    session.add(call)
    session.flush()
    return call.id


def answer_call(
    session: Session, drawdown_id: int, draft: RulingDraft, *, accept: bool, today: date, staff_id: int | None
) -> int:
    """Accept a call, or refuse it with a reason; returns the application.

    Raises:
        Refused: when it was answered already, or is refused without a reason.
    """
    call = _call(session, drawdown_id)
    record = reading.application(session, call.application_id)
    way(record.status, Verb.CALL_MONEY, record.reference)
    _must_wait(call)
    reason = clean_text(draft.reason, "reason", 2000).strip()
    if not accept and not reason:
        raise Refused(
            "Bitte nennen Sie, warum der Abruf abgelehnt wird; der Antragsteller fragt danach.", "reason"
        )
    call.status = "accepted" if accept else "refused"
    call.reason, call.decided_on, call.staff_id = reason, today, staff_id
    return record.id


def drop_call(session: Session, drawdown_id: int) -> int:
    """Take a call out that was recorded by mistake; returns the application.

    Raises:
        Refused: when it was answered already.
    """
    call = _call(session, drawdown_id)
    record = reading.application(session, call.application_id)
    way(record.status, Verb.CALL_MONEY, record.reference)
    _must_wait(call)
    session.delete(call)
    return record.id


def _call(session: Session, drawdown_id: int) -> Drawdown:
    found = session.get(Drawdown, drawdown_id)
    if found is None:
        raise Refused("Diesen Mittelabruf gibt es nicht mehr.")
    return found


def _must_wait(call: Drawdown) -> None:
    if call.status != "called":
        raise Refused(
            f"Der {call.number}. Mittelabruf vom {formats.day(call.called_on)} ist schon "
            f"{DRAWDOWN_STATES[call.status]}."
        )
