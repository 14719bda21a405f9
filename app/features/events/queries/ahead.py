"""Where a series stands in the list of appointments: at the next of its dates."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, case, literal, or_
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.queries import occurrences
from app.features.events.queries.rows import AppointmentRow
from app.system import recurring
from db.models import Appointment, CalendarEntry
from db.types import MomentType

_SEARCHED = timedelta(days=800)


def standing_at(today: date) -> ColumnElement[datetime]:
    """When a date begins; a series that goes on counts as today's, so that no period ahead leaves it out."""
    midnight = datetime.combine(today, time.min)
    goes_on = and_(
        CalendarEntry.rule != "",
        Appointment.starts_at < midnight,
        or_(CalendarEntry.last_on.is_(None), CalendarEntry.last_on >= today),
    )
    return case((goes_on, literal(midnight, MomentType())), else_=Appointment.starts_at)


def at_next(session: Session, rows: Iterable[AppointmentRow], today: date) -> Iterator[AppointmentRow]:
    """Rows as they are, those of a series with its next date from today on."""
    kept = list(rows)
    midnight = datetime.combine(today, time.min)
    running = sorted(row.id for row in kept if row.rule and row.starts_at < midnight)
    exceptions = occurrences.exceptions_of(session, running)
    for row in kept:
        if not row.rule or row.starts_at >= midnight:
            yield row
            continue
        try:
            found = recurring.happenings(
                row.rule, row.starts_at, row.ends_at, exceptions.get(row.id, ()), today, today + _SEARCHED
            )
        except Refused:
            found = []
        after = next((one for one in found if one.ends_at >= midnight), None)
        yield row if after is None else replace(row, starts_at=after.starts_at, ends_at=after.ends_at)
