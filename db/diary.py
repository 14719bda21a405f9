"""Dates of the office as they are kept, series with their exceptions: for who shows a few days of them."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.domain.calendar import Otherwise, Planned
from db.glance import APPOINTMENTS, CALENDAR_ENTRIES, CALENDAR_EXCEPTIONS

LONGEST = timedelta(days=366)
"""No date goes on for longer."""


def own(session: Session, first: date, last: date, *, kind: str = "") -> tuple[Planned, ...]:
    """The office's own dates that may touch these days, both included; those of other organisers left out.

    A series is one of them, with its exceptions: which of its days are meant is worked out by
    ``app.system.recurring``.
    """
    begin, end = datetime.combine(first, time.min), datetime.combine(last + timedelta(days=1), time.min)
    dates, entries = APPOINTMENTS.c, CALENDAR_ENTRIES.c
    once = and_(or_(entries.rule.is_(None), entries.rule == ""), dates.ends_at >= begin)
    running = and_(entries.rule != "", or_(entries.last_on.is_(None), entries.last_on >= first))
    moved = select(CALENDAR_EXCEPTIONS.c.appointment_id).where(
        CALENDAR_EXCEPTIONS.c.starts_at >= begin - LONGEST, CALENDAR_EXCEPTIONS.c.starts_at < end
    )
    statement = (
        select(
            dates.id,
            dates.title,
            dates.kind,
            dates.starts_at,
            dates.ends_at,
            dates.place,
            entries.all_day,
            entries.rule,
        )
        .outerjoin_from(APPOINTMENTS, CALENDAR_ENTRIES, entries.appointment_id == dates.id)
        .where(
            entries.calendar_id.is_(None),
            or_(
                and_(or_(once, running), dates.starts_at < end),
                and_(entries.rule != "", dates.id.in_(moved)),
            ),
        )
        .order_by(dates.starts_at, dates.id)
    )
    if kind:
        statement = statement.where(dates.kind == kind)
    rows = session.execute(statement).all()
    exceptions = _exceptions(session, [row.id for row in rows if row.rule])
    return tuple(
        Planned(*row[:6], bool(row.all_day), row.rule or "", tuple(exceptions.get(row.id, ())))
        for row in rows
    )


def _exceptions(session: Session, ids: list[int]) -> dict[int, list[Otherwise]]:
    found: dict[int, list[Otherwise]] = defaultdict(list)
    if not ids:
        return found
    kept = CALENDAR_EXCEPTIONS.c
    rows = session.execute(
        select(
            kept.appointment_id,
            kept.original_at,
            kept.cancelled,
            kept.starts_at,
            kept.ends_at,
            kept.title,
            kept.place,
            kept.note,
        )
        .where(kept.appointment_id.in_(ids))
        .order_by(kept.original_at)
    )
    for row in rows:
        found[row.appointment_id].append(Otherwise(*row[1:8]))
    return found
