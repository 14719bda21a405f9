"""The notice of a grant: whether it went out, since when it is unappealable, and its dates by hand."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.casework import Need, Way
from app.domain.errors import Refused
from app.features.applications.queries.money import notice_of, notices
from app.features.applications.rules.notice import (
    Notice,
    NoticeDraft,
    checked_notice,
    must_be_final,
    must_be_noticed,
)
from db.models import Application, Decision


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
