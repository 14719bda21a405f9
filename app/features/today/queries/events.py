"""Tasks of events that are due: permissions to be applied for, things to be ordered."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from app.domain.text import shorten
from app.features.today.queries.rows import Deadline
from db.glance import APPOINTMENTS, EVENT_TASKS, EVENTS

_MOST = 200
_LONGEST = 90
_LATE = timedelta(days=365)
"""What is late for longer is no deadline any more, and would crowd out the others."""
_OVER = ("cancelled", "closed")


def tasks(session: Session, today: date, last: date) -> Iterator[Deadline]:
    """Tasks due up to a day; what was applied for waits for the authority and is not shown."""
    rows = session.execute(
        select(
            EVENTS.c.appointment_id,
            EVENT_TASKS.c.title,
            EVENT_TASKS.c.due_on,
            APPOINTMENTS.c.title.label("event"),
        )
        .join(EVENTS, EVENTS.c.id == EVENT_TASKS.c.event_id)
        .join(APPOINTMENTS, APPOINTMENTS.c.id == EVENTS.c.appointment_id)
        .where(
            EVENT_TASKS.c.done_on.is_(None),
            EVENT_TASKS.c.applied_on.is_(None),
            EVENT_TASKS.c.due_on.between(today - _LATE, last),
            EVENTS.c.status.not_in(_OVER),
            APPOINTMENTS.c.kind == "event",
        )
        .order_by(EVENT_TASKS.c.due_on)
        .limit(_MOST)
    )
    for row in rows:
        text = shorten(f"{row.title} ({row.event})", _LONGEST)
        yield Deadline(Ref("appointment", row.appointment_id), "Veranstaltung", text, row.due_on)
