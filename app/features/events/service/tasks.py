"""Tasks of an event whose deadlines count from its day."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.events.queries import holidays
from app.features.events.rules import deadlines
from db.models import Appointment, Event, EventTask


def realign(session: Session, appointment_id: int) -> None:
    """Work out anew when the tasks of an appointment's event are due; those on days of their own stay."""
    found = session.execute(
        select(EventTask, Appointment.starts_at)
        .join(Event, Event.id == EventTask.event_id)
        .join(Appointment, Appointment.id == Event.appointment_id)
        .where(Event.appointment_id == appointment_id)
    ).all()
    if not found:
        return
    public = holidays.public(session)
    for task, starts_at in found:
        task.due_on = deadlines.due_on(
            starts_at.date(),
            task.days,
            working_days=task.working_days,
            fixed_on=task.fixed_on,
            holidays=public,
        )
    session.flush()
