"""What is due: follow-ups, agreed steps, concerns, dates of applications and sittings, lent things."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.casework import WAITING
from app.domain.ids import Ref
from app.domain.text import shorten
from app.features.today import rules
from app.features.today.queries import city, clocks, events, sittings
from app.features.today.queries.rows import Deadline, FollowUp, Waiting
from db.glance import AGREED_STEPS, APPLICATIONS, CONCERNS, CONSULTATIONS

SHOWN = 6
"""Rows a card shows; the rest is one click away."""
MOST = 200
"""Rows a card shows when all are asked for; more is a matter of the lists."""
_LONGEST = 90
_OPEN = tuple(sorted(WAITING))


def follow_ups(session: Session, today: date, shown: int = SHOWN) -> tuple[tuple[FollowUp, ...], int]:
    """Follow-ups due up to today, the oldest first, and how many there are."""
    due = (CONSULTATIONS.c.follow_up_on <= today, CONSULTATIONS.c.follow_up_done_on.is_(None))
    total = session.scalar(select(func.count()).select_from(CONSULTATIONS).where(*due)) or 0
    rows = session.execute(
        select(
            CONSULTATIONS.c.id,
            CONSULTATIONS.c.reference,
            CONSULTATIONS.c.follow_up_note,
            CONSULTATIONS.c.concern,
            CONSULTATIONS.c.follow_up_on,
        )
        .where(*due)
        .order_by(CONSULTATIONS.c.follow_up_on, CONSULTATIONS.c.id)
        .limit(shown)
    )
    talks = [
        FollowUp(
            Ref("consultation", row.id),
            row.reference,
            shorten(row.follow_up_note or row.concern, _LONGEST),
            row.follow_up_on,
        )
        for row in rows
    ]
    answers, more = city.follow_ups(session, today, shown)
    found = sorted((*talks, *answers), key=lambda one: one.due_on)[:shown]
    return tuple(found), total + more


def waiting(session: Session, shown: int = SHOWN) -> tuple[tuple[Waiting, ...], int]:
    """Applications nobody has decided, the longest waiting first, and how many there are."""
    open_ones = APPLICATIONS.c.status.in_(_OPEN)
    total = session.scalar(select(func.count()).select_from(APPLICATIONS).where(open_ones)) or 0
    rows = session.execute(
        select(
            APPLICATIONS.c.id,
            APPLICATIONS.c.reference,
            APPLICATIONS.c.title,
            APPLICATIONS.c.status,
            APPLICATIONS.c.received_on,
            APPLICATIONS.c.requested,
        )
        .where(open_ones)
        .order_by(APPLICATIONS.c.received_on, APPLICATIONS.c.id)
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
        *city.coming(session, today, last),
        *_agreed(session, last),
        *_concerns(session, last),
        *clocks.dates(session, today, last),
        *clocks.loans(session, last),
        *sittings.invitations(session, today, last),
        *sittings.resolutions(session, last),
        *events.tasks(session, today, last),
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.title))[:shown]), len(found)


def _coming_follow_ups(session: Session, today: date, last: date) -> Iterator[Deadline]:
    rows = session.execute(
        select(
            CONSULTATIONS.c.id,
            CONSULTATIONS.c.reference,
            CONSULTATIONS.c.follow_up_note,
            CONSULTATIONS.c.concern,
            CONSULTATIONS.c.follow_up_on,
        )
        .where(
            CONSULTATIONS.c.follow_up_on > today,
            CONSULTATIONS.c.follow_up_on <= last,
            CONSULTATIONS.c.follow_up_done_on.is_(None),
        )
        .order_by(CONSULTATIONS.c.follow_up_on)
        .limit(MOST)
    )
    for row in rows:
        text = shorten(row.follow_up_note or row.concern, _LONGEST)
        yield Deadline(Ref("consultation", row.id), "Wiedervorlage", text, row.follow_up_on)


def _agreed(session: Session, last: date) -> Iterator[Deadline]:
    rows = session.execute(
        select(AGREED_STEPS.c.consultation_id, AGREED_STEPS.c.text, AGREED_STEPS.c.who, AGREED_STEPS.c.due_on)
        .where(AGREED_STEPS.c.due_on <= last, AGREED_STEPS.c.done_on.is_(None))
        .order_by(AGREED_STEPS.c.due_on)
        .limit(MOST)
    )
    for row in rows:
        text = f"{row.text} ({row.who})" if row.who else row.text
        yield Deadline(
            Ref("consultation", row.consultation_id), "Vereinbart", shorten(text, _LONGEST), row.due_on
        )


def _concerns(session: Session, last: date) -> Iterator[Deadline]:
    rows = session.execute(
        select(CONCERNS.c.id, CONCERNS.c.reference, CONCERNS.c.text, CONCERNS.c.due_on)
        .where(CONCERNS.c.due_on <= last, CONCERNS.c.status.in_(("open", "sent")))
        .order_by(CONCERNS.c.due_on)
        .limit(MOST)
    )
    for row in rows:
        yield Deadline(Ref("concern", row.id), "Antwort der Stadt", shorten(row.text, _LONGEST), row.due_on)
