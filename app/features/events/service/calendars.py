"""Keeping the calendars of other organisers."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused, refuse
from app.features.events.rules import calendars as rules
from app.features.events.rules.calendars import CalendarsDraft
from app.features.events.service import appointments
from db.models import Calendar, CalendarEntry, Contact


def save(session: Session, draft: CalendarsDraft) -> int:
    """Keep these calendars in this order; one that is missing goes, with its dates where that is wanted.

    Raises:
        Refused: beside each cell that cannot be right, or when a calendar that is missing still holds dates.
    """
    clean = rules.checked(draft)
    refuse(list(_gone(session, clean)))
    rows = {row.id: row for row in session.scalars(select(Calendar))}
    kept = {line.id for line in clean.calendars}
    for calendar_id, row in rows.items():
        if calendar_id not in kept:
            if clean.with_dates:
                _empty(session, calendar_id)
            _refuse_dates(session, row)
            session.delete(row)
    for position, line in enumerate(clean.calendars):
        row = rows[line.id] if line.id is not None and line.id in rows else Calendar(name=line.name)
        row.name, row.colour, row.position = line.name, line.colour, position
        row.shown, row.contact_id = line.shown == "yes", line.contact_id
        session.add(row)
    session.flush()
    return len(clean.calendars)


def _empty(session: Session, calendar_id: int) -> None:
    """Remove all dates of a calendar."""
    dates = session.scalars(
        select(CalendarEntry.appointment_id).where(CalendarEntry.calendar_id == calendar_id)
    ).all()
    for appointment_id in dates:
        appointments.remove(session, appointment_id)
    session.flush()


def _refuse_dates(session: Session, calendar: Calendar) -> None:
    dates = session.scalar(
        select(func.count()).select_from(CalendarEntry).where(CalendarEntry.calendar_id == calendar.id)
    )
    if dates:
        raise Refused(
            f"Im Kalender „{calendar.name}“ stehen noch {formats.count(dates, 'Termin', 'Termine')}. "
            "Bitte blenden Sie ihn aus, oder löschen Sie seine Termine mit.",
            "with_dates",
        )


def _gone(session: Session, draft: CalendarsDraft) -> Iterator[Refused]:
    for at, line in enumerate(draft.calendars):
        if line.contact_id is not None and session.get(Contact, line.contact_id) is None:
            yield Refused("Diesen Kontakt gibt es nicht mehr.", f"calendars[{at}].contact_id")
