"""Calendars of other organisers, as their list shows them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.options import Option
from app.features.events.rules.calendars import COLOURS, USUAL, CalendarLine, CalendarsDraft
from db.models import Calendar, CalendarEntry, Contact


def draft(session: Session) -> CalendarsDraft:
    """All of them in the office's order, with how many dates each has."""
    counted = (
        select(CalendarEntry.calendar_id, func.count().label("dates"))
        .where(CalendarEntry.calendar_id.is_not(None))
        .group_by(CalendarEntry.calendar_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Calendar.id,
            Calendar.name,
            Calendar.colour,
            Calendar.shown,
            Calendar.contact_id,
            func.coalesce(counted.c.dates, 0).label("dates"),
            Calendar.path,
        )
        .outerjoin(counted, counted.c.calendar_id == Calendar.id)
        .order_by(Calendar.position, Calendar.name)
    )
    return CalendarsDraft(
        tuple(
            CalendarLine(
                row.id,
                row.name,
                row.colour if row.colour in COLOURS else USUAL,
                "yes" if row.shown else "no",
                row.contact_id,
                row.dates,
                row.path.replace("\\", "/").rpartition("/")[2],
            )
            for row in rows
        )
    )


def organiser_options(session: Session) -> Sequence[Option]:
    """Organisations among the contacts, and whoever organises already."""
    organising = select(Calendar.contact_id).where(Calendar.contact_id.is_not(None))
    rows = session.execute(
        select(Contact.id, Contact.display_name)
        .where((Contact.kind == "organisation") | Contact.id.in_(organising))
        .order_by(Contact.display_name)
    )
    return tuple(Option(row.id, row.display_name) for row in rows)
