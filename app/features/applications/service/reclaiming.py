"""Money asked back: hearing, answer, demand, and interest once it came back."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import Verb, way
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications.queries.reclaims import interest_of
from app.features.applications.rules.payment import PaymentDraft
from app.features.applications.rules.reclaim import (
    DemandDraft,
    ReclaimDraft,
    checked_demand,
    checked_reclaim,
)
from app.features.applications.service import following, paying, reading
from db.models import Application, Payment, Reclaim


def begin_reclaim(session: Session, application_id: int, draft: ReclaimDraft, *, today: date) -> int:
    """Begin to ask money back: the hearing goes out first (§ 28 VwVfG NRW). Returns the reclaim.

    Raises:
        Refused: without a reason, above what is paid beyond the final grant, or while another one is open.
    """
    record = reading.application(session, application_id)
    step = way(record.status, Verb.RECLAIM, record.reference)
    owed = reading.paid(session, record.id) - (record.final_grant or ZERO)
    asked = session.scalars(
        select(Reclaim.amount).where(Reclaim.application_id == record.id, Reclaim.settled_on.is_(None))
    )
    if open_already := Money.total(asked):
        raise Refused(
            f"Zu {record.reference} läuft schon eine Rückforderung über {formats.money(open_already)}. "
            "Bitte führen Sie erst diese zu Ende."
        )
    kept = checked_reclaim(draft, max(owed, ZERO), today)
    row = Reclaim(
        application_id=record.id,
        reason=kept.reason,
        amount=kept.amount,
        hearing_on=kept.hearing_on or today,
        hearing_until=kept.hearing_until,
    )
    session.add(row)
    session.flush()
    record.status = step.to.value
    following.prepare_letter(session, record, "hearing", dated=today, reclaim_id=row.id)
    following.set_deadline(session, record.id, "hearing", kept.hearing_until)
    return row.id


def demand(session: Session, reclaim_id: int, draft: DemandDraft, *, today: date) -> int:
    """Ask for the money after the hearing; the letter is to be written. Returns the application.

    Raises:
        Refused: within the time to answer, without a day to pay by, or when it came back already.
    """
    row = _open(session, reclaim_id)
    record = reading.application(session, row.application_id)
    way(record.status, Verb.RECLAIM, record.reference)
    first_paid = session.scalar(select(func.min(Payment.paid_on)).where(Payment.application_id == record.id))
    kept = checked_demand(draft, row.hearing_until, first_paid or today, today)
    anew = row.demanded_on is None
    row.answer, row.demanded_on, row.due_on = kept.answer, kept.demanded_on, kept.due_on
    row.interest_from = kept.interest_from
    row.interest_bp = kept.rate_bp or 0 if kept.interest_from is not None else 0
    if anew:
        following.prepare_letter(session, record, "reclaim", dated=today, reclaim_id=row.id)
    following.keep_deadline(session, record.id, "hearing", today)
    following.set_deadline(session, record.id, "reclaim", kept.due_on)
    return record.id


def drop_reclaim(session: Session, reclaim_id: int, *, today: date) -> int:
    """Give a reclaim up after the hearing, before it was demanded; returns the application.

    Raises:
        Refused: when it was demanded already.
    """
    row = _open(session, reclaim_id)
    record = reading.application(session, row.application_id)
    if row.demanded_on is not None:
        raise Refused(
            f"Am {formats.day(row.demanded_on)} wurden {formats.money(row.amount)} schon zurückgefordert; "
            "das nimmt nur ein neuer Bescheid zurück."
        )
    following.drop_reclaim_letters(session, row.id)
    following.keep_deadline(session, record.id, "hearing", today)
    session.delete(row)
    return record.id


def book_refund(session: Session, application_id: int, draft: PaymentDraft, *, today: date) -> int:
    """Book money that came back; the reclaim is settled, with its interest, once nothing is owed any more.

    Raises:
        Refused: above what is owed.
    """
    payment_id = paying.book_refund(session, application_id, draft, today=today)
    record = reading.application(session, application_id)
    if reading.paid(session, record.id) == (record.final_grant or ZERO):
        _settle(session, record, draft.day or today)
    return payment_id


def _settle(session: Session, record: Application, day: date) -> None:
    for row in session.scalars(
        select(Reclaim).where(Reclaim.application_id == record.id, Reclaim.settled_on.is_(None))
    ):
        row.interest = interest_of(session, row, day).amount
        row.settled_on = day
    following.keep_deadline(session, record.id, "reclaim", day)


def _open(session: Session, reclaim_id: int) -> Reclaim:
    row = session.get(Reclaim, reclaim_id)
    if row is None:
        raise Refused("Diese Rückforderung gibt es nicht mehr.")
    if row.settled_on is not None:
        raise Refused(f"Diese Rückforderung ist seit dem {formats.day(row.settled_on)} beglichen.")
    return row
