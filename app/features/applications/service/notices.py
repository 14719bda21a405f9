"""The notice of a grant: whether it went out, since when it is unappealable, and its dates by hand."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import Need, Way
from app.domain.errors import Refused
from app.features.applications.rules.notice import (
    Notice,
    NoticeDraft,
    checked_notice,
    must_be_final,
    must_be_noticed,
)
from app.system.holidays import public_holidays
from db.models import Application, Decision, Letter

GRANTS = ("approved", "partly_approved", "amended")
"""Decisions that grant an amount."""
AGREEMENT = "agreement"
"""Kind of the letter that agrees on a grant instead of giving notice of it."""


def notices(session: Session, application_id: int) -> Iterator[Notice]:
    """The decisions that grant, newest first, each with its letter and dates."""
    for decision in session.scalars(
        select(Decision)
        .where(Decision.application_id == application_id, Decision.kind.in_(GRANTS))
        .order_by(Decision.id.desc())
    ):
        yield notice_of(session, decision)


def notice_of(session: Session, decision: Decision) -> Notice:
    """A decision with its letter and dates."""
    letter = session.scalars(
        select(Letter)
        .where(Letter.decision_id == decision.id, Letter.issued_at.is_not(None))
        .order_by(Letter.id)
        .limit(1)
    ).first()
    issued = letter.issued_at if letter is not None else None
    return Notice(
        decision_id=decision.id,
        amount=decision.amount,
        decided_on=decision.decided_on,
        issued_on=issued.date() if issued is not None else None,
        posted_on=decision.posted_on,
        notified_on=decision.notified_on,
        waiver_on=decision.waiver_on,
        agreed=letter is not None and letter.kind == AGREEMENT,
        holidays=public_holidays(),
    )


def prove(session: Session, record: Application, step: Way, day: date) -> Notice | None:
    """Prove what a way needs of the notice; the newest notice that holds on that day.

    A newer notice that is not unappealable yet does not take away what an older one grants already.

    Args:
        session: open session.
        record: the application.
        step: the way that is taken.
        day: the day the money is called for or paid.

    Raises:
        Refused: when no notice went out, or none is unappealable on that day.
    """
    if not {Need.NOTICE, Need.FINAL} & set(step.needs):
        return None
    found = list(notices(session, record.id))
    newest = found[0] if found else None
    issued = [notice for notice in found if notice.issued_on is not None]
    if not issued:
        must_be_noticed(newest, record.reference)
    if Need.FINAL not in step.needs:
        return issued[0]
    firm = [notice for notice in issued if notice.final_on is not None and notice.final_on <= day]
    if not firm:
        must_be_final(issued[0], day, record.reference)
    return firm[0]


def note_notice(session: Session, decision_id: int, draft: NoticeDraft, *, today: date) -> int:
    """Note when a notice was posted and notified, and when remedies were waived; returns the application.

    Raises:
        Refused: when it did not go out yet, or a date cannot be.
    """
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise Refused("Diese Entscheidung gibt es nicht mehr.")
    record = session.get_one(Application, decision.application_id)
    must_be_noticed(notice_of(session, decision), record.reference)
    kept = checked_notice(draft, decision.decided_on, today)
    decision.posted_on, decision.notified_on = kept.posted_on, kept.notified_on
    decision.waiver_on = kept.waiver_on
    return record.id
