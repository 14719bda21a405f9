"""What the calendar knows of one appointment, as its form shows it; whose calendars there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.options import Option
from app.features.events.rules import repeats
from app.features.events.rules.appointments import ExceptionLine
from db import lookups
from db.models import AppointmentStaff, Calendar, CalendarEntry, CalendarException


def fields_of(session: Session, appointment_id: int, starts_at: datetime) -> dict[str, Any]:
    """Attributes of the draft that stand in other tables than the appointment's own."""
    team = tuple(
        session.scalars(
            select(AppointmentStaff.staff_id)
            .where(AppointmentStaff.appointment_id == appointment_id)
            .order_by(AppointmentStaff.id)
        )
    )
    entry = session.execute(
        select(
            CalendarEntry.calendar_id,
            CalendarEntry.all_day,
            CalendarEntry.audience,
            CalendarEntry.street,
            CalendarEntry.rule,
        ).where(CalendarEntry.appointment_id == appointment_id)
    ).first()
    if entry is None:
        return {"team": team}
    return {
        "team": team,
        "calendar_id": entry.calendar_id,
        "all_day": entry.all_day,
        "audience": entry.audience,
        "street": entry.street,
        "exceptions": _exceptions(session, appointment_id) if entry.rule else (),
        **vars(repeats.repeating(entry.rule, starts_at)),
    }


def _exceptions(session: Session, appointment_id: int) -> tuple[ExceptionLine, ...]:
    found = session.scalars(
        select(CalendarException)
        .where(CalendarException.appointment_id == appointment_id)
        .order_by(CalendarException.original_at)
    )
    return tuple(
        ExceptionLine(
            on=one.original_at.date(),
            what="cancelled" if one.cancelled else "otherwise",
            starts_at=one.starts_at,
            staff_id=one.staff_id,
            place=one.place,
            original_at=one.original_at,
            ends_at=one.ends_at,
            title=one.title,
            note=one.note,
        )
        for one in found
    )


def file_of(session: Session, calendar_id: int | None) -> str:
    """Name of a calendar that is read from a file again and again; empty where it is none."""
    if calendar_id is None:
        return ""
    found = session.execute(select(Calendar.name, Calendar.path).where(Calendar.id == calendar_id)).first()
    return found.name if found and found.path else ""


def calendar_options(session: Session) -> Sequence[Option]:
    """Calendars of other organisers, in the office's order."""
    rows = session.execute(select(Calendar.id, Calendar.name).order_by(Calendar.position, Calendar.name))
    return tuple(Option(row.id, row.name) for row in rows)


def audience_options(session: Session) -> Sequence[Option]:
    """Groups a date may be for, by their words."""
    entries = lookups.codes(session, "target_group", all_of_them=True)
    return tuple(Option(entry.label, entry.label, active=entry.active) for entry in entries)
