"""What sittings ask for: invitations that must go out, and resolutions that must be carried out."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from app.domain.text import shorten
from app.features.today.queries.rows import Deadline
from db.glance import AGENDA_ITEMS, COMMITTEES, SITTINGS

_LONGEST = 90
_MOST = 200
_FARTHEST = timedelta(days=366)
"""No committee invites earlier than a year ahead."""


def invitations(session: Session, today: date, last: date) -> Iterator[Deadline]:
    """Sittings that are planned and not invited to, by the last day the invitation is in time."""
    rows = session.execute(
        select(SITTINGS.c.id, SITTINGS.c.reference, SITTINGS.c.starts_at, COMMITTEES.c.lead_days)
        .join(COMMITTEES, COMMITTEES.c.id == SITTINGS.c.committee_id)
        .where(
            SITTINGS.c.status == "planned",
            SITTINGS.c.starts_at >= datetime.combine(today, time()),
            SITTINGS.c.starts_at <= datetime.combine(last + _FARTHEST, time()),
        )
        .order_by(SITTINGS.c.starts_at)
        .limit(_MOST)
    )
    for row in rows:
        due_on = row.starts_at.date() - timedelta(days=row.lead_days)
        if due_on <= last:
            yield Deadline(Ref("sitting", row.id), "Einladung", row.reference, due_on)


def resolutions(session: Session, last: date) -> Iterator[Deadline]:
    """Resolutions not carried out whose day has passed or comes soon."""
    rows = session.execute(
        select(
            AGENDA_ITEMS.c.id,
            AGENDA_ITEMS.c.resolution,
            AGENDA_ITEMS.c.responsible,
            AGENDA_ITEMS.c.due_on,
        )
        .join(SITTINGS, SITTINGS.c.id == AGENDA_ITEMS.c.sitting_id)
        .where(
            AGENDA_ITEMS.c.resolution != "",
            AGENDA_ITEMS.c.due_on <= last,
            AGENDA_ITEMS.c.done_on.is_(None),
            SITTINGS.c.status != "cancelled",
        )
        .order_by(AGENDA_ITEMS.c.due_on)
        .limit(_MOST)
    )
    for row in rows:
        text = f"{row.resolution} ({row.responsible})" if row.responsible else row.resolution
        yield Deadline(Ref("resolution", row.id), "Beschluss", shorten(text, _LONGEST), row.due_on)
