"""Ways out of the usual course, and the steps between grant and proof that need no form of their own."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import ZERO
from app.features.applications.rules import DayDraft, Verb, after, checked_day
from app.features.applications.service import following, reading
from db.asked import settle
from db.models import Application


def withdraw(session: Session, application_id: int) -> int:
    """The applicant steps back; what was held back or approved is free again.

    Raises:
        Refused: when money has been paid.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.WITHDRAW, record.reference)
    paid = reading.paid(session, record.id)
    if paid:
        raise Refused(
            f"Auf {record.reference} sind {formats.money(paid)} gezahlt. "
            "Bitte buchen Sie die Zahlung erst zurück."
        )
    record.status, record.reserved, record.committed, record.approved = to.value, ZERO, ZERO, None
    settle(session, Application.__tablename__, record.id, session.info["now"].date())
    following.drop_plans(session, record.id)
    return record.id


def resume(session: Session, application_id: int) -> int:
    """A deferred application is ready for a decision again."""
    record = reading.application(session, application_id)
    record.status = after(record.status, Verb.RESUME, record.reference).value
    return record.id


def accept(session: Session, application_id: int, draft: DayDraft, *, today: date) -> int:
    """The applicant accepts the grant.

    Raises:
        Refused: before the notice went out, or on an impossible day.
    """
    record = reading.application(session, application_id)
    day = checked_day(draft.day, record.decided_on or record.received_on, today)
    reading.must_be_issued(session, record)
    record.status = after(record.status, Verb.ACCEPT, record.reference).value
    record.accepted_on = day
    following.keep_deadline(session, record.id, "acceptance", day)
    return record.id


def begin(session: Session, application_id: int, draft: DayDraft, *, today: date) -> int:
    """The project begins.

    Raises:
        Refused: before the grant or the consent to an early start, or on an impossible day.
    """
    record = reading.application(session, application_id)
    earliest = min(
        filter(None, (record.decided_on, record.early_start_consent_on)), default=record.received_on
    )
    day = checked_day(draft.day, record.received_on, today)
    if day < earliest:
        raise Refused(
            f"Der Beginn am {formats.day(day)} läge vor der Bewilligung am {formats.day(earliest)} und wäre "
            "vorzeitig. Bitte prüfen Sie das Datum.",
            "day",
        )
    record.status = after(record.status, Verb.BEGIN, record.reference).value
    record.begun_on = day
    return record.id
