"""What is due: follow-ups, agreed steps, concerns, ends and proofs of projects."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.guideline import Rules
from app.domain.ids import Ref
from app.domain.money import ZERO
from app.domain.text import shorten
from app.features.today import rules
from app.features.today.queries.rows import Deadline, FollowUp, Waiting
from db.models import AgreedStep, Application, Concern, Consultation, Guideline, Payment

SHOWN = 6
"""Rows a card shows; the rest is one click away."""
MOST = 200
"""Rows a card shows when all are asked for; more is a matter of the lists."""
_LONGEST = 90
_OPEN = ("received", "checked")
_LATE_PROOF = timedelta(days=365)
"""A proof missing longer is no deadline any more but a reclaim, and would crowd out the others."""


def follow_ups(session: Session, today: date, shown: int = SHOWN) -> tuple[tuple[FollowUp, ...], int]:
    """Follow-ups due up to today, the oldest first, and how many there are."""
    due = (Consultation.follow_up_on <= today, Consultation.follow_up_done_on.is_(None))
    total = session.scalar(select(func.count()).select_from(Consultation).where(*due)) or 0
    rows = session.execute(
        select(
            Consultation.id,
            Consultation.reference,
            Consultation.follow_up_note,
            Consultation.concern,
            Consultation.follow_up_on,
        )
        .where(*due)
        .order_by(Consultation.follow_up_on, Consultation.id)
        .limit(shown)
    )
    return tuple(
        FollowUp(
            Ref("consultation", row.id),
            row.reference,
            shorten(row.follow_up_note or row.concern, _LONGEST),
            row.follow_up_on,
        )
        for row in rows
    ), total


def waiting(session: Session, shown: int = SHOWN) -> tuple[tuple[Waiting, ...], int]:
    """Applications nobody has decided, the longest waiting first, and how many there are."""
    open_ones = Application.status.in_(_OPEN)
    total = session.scalar(select(func.count()).select_from(Application).where(open_ones)) or 0
    rows = session.execute(
        select(
            Application.id,
            Application.reference,
            Application.title,
            Application.status,
            Application.received_on,
            Application.requested,
        )
        .where(open_ones)
        .order_by(Application.received_on, Application.id)
        .limit(shown)
    )
    return tuple(
        Waiting(
            Ref("application", row.id), row.reference, row.title, row.status, row.received_on, row.requested
        )
        for row in rows
    ), total


def deadlines(session: Session, today: date, shown: int = SHOWN) -> tuple[tuple[Deadline, ...], int]:
    """What must happen by a day that passed or comes within two weeks, earliest first, and how many."""
    last = today + rules.SOON
    found = [
        *_coming_follow_ups(session, today, last),
        *_agreed(session, last),
        *_concerns(session, last),
        *_projects(session, today, last),
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.title))[:shown]), len(found)


def _coming_follow_ups(session: Session, today: date, last: date) -> Iterator[Deadline]:
    rows = session.execute(
        select(
            Consultation.id,
            Consultation.reference,
            Consultation.follow_up_note,
            Consultation.concern,
            Consultation.follow_up_on,
        )
        .where(
            Consultation.follow_up_on > today,
            Consultation.follow_up_on <= last,
            Consultation.follow_up_done_on.is_(None),
        )
        .order_by(Consultation.follow_up_on)
        .limit(MOST)
    )
    for row in rows:
        text = shorten(row.follow_up_note or row.concern, _LONGEST)
        yield Deadline(Ref("consultation", row.id), "Wiedervorlage", text, row.follow_up_on)


def _agreed(session: Session, last: date) -> Iterator[Deadline]:
    rows = session.execute(
        select(AgreedStep.consultation_id, AgreedStep.text, AgreedStep.who, AgreedStep.due_on)
        .where(AgreedStep.due_on <= last, AgreedStep.done_on.is_(None))
        .order_by(AgreedStep.due_on)
        .limit(MOST)
    )
    for row in rows:
        text = f"{row.text} ({row.who})" if row.who else row.text
        yield Deadline(
            Ref("consultation", row.consultation_id), "Vereinbart", shorten(text, _LONGEST), row.due_on
        )


def _concerns(session: Session, last: date) -> Iterator[Deadline]:
    rows = session.execute(
        select(Concern.id, Concern.reference, Concern.text, Concern.due_on)
        .where(Concern.due_on <= last, Concern.status.in_(("open", "sent")))
        .order_by(Concern.due_on)
        .limit(MOST)
    )
    for row in rows:
        yield Deadline(Ref("concern", row.id), "Antwort der Stadt", shorten(row.text, _LONGEST), row.due_on)


def _projects(session: Session, today: date, last: date) -> Iterator[Deadline]:
    """Projects that end soon, and proofs of use that are due while not everything is paid."""
    paid = (
        select(Payment.application_id, func.count().label("payments"))
        .group_by(Payment.application_id)
        .subquery()
    )
    rows = session.execute(
        select(Application.id, Application.reference, Application.title, Application.ends_on, Guideline.rules)
        .join(Guideline, Guideline.id == Application.guideline_id)
        .outerjoin(paid, paid.c.application_id == Application.id)
        .where(
            Application.status == "approved",
            Application.approved > ZERO,
            Application.ends_on.is_not(None),
            Application.ends_on >= today - _LATE_PROOF,
            paid.c.payments.is_(None),
        )
        .order_by(Application.ends_on)
        .limit(MOST)
    )
    for row in rows:
        title = f"{row.reference} · {row.title}"
        if today <= row.ends_on <= last:
            yield Deadline(Ref("application", row.id), "Projektende", title, row.ends_on)
        proof = rules.proof_due(row.ends_on, Rules.read(row.rules).proof_months)
        if row.ends_on < today and proof <= last:
            yield Deadline(Ref("application", row.id), "Verwendungsnachweis", title, proof)
