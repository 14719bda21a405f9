"""Tasks of events in the calendar: on the day they are due, beside the dates they belong to."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.features.events.queries.occurrences import KIND as APPOINTMENT
from app.features.events.rules import tasks as rules
from app.features.events.rules.plan import OVER
from db.models import Appointment, Event, EventTask, Staff
from db.types import DayType

KIND = "event_task"


@dataclass(frozen=True)
class TaskFacts:
    """What the card says of a task."""

    title: str
    event: str
    rule: str
    left: str
    staff: str = ""
    authority: str = ""
    note: str = ""
    source: str = ""


def between(session: Session, first: date, last: date) -> tuple[Occurrence, ...]:
    """Tasks that wait for the office, due between two days; what was applied for waits for the authority."""
    rows = session.execute(_waiting(), {"first": first, "last": last})
    return tuple(
        Occurrence(
            Ref(KIND, task_id),
            (day := datetime.combine(due_on, time.min)),
            day,
            f"{title} ({event})",
            "deadline",
            all_day=True,
            who=initials or "",
            moves_with=Ref(APPOINTMENT, appointment_id),
        )
        for task_id, title, due_on, appointment_id, event, initials in rows
    )


@lru_cache(maxsize=1)
def _waiting() -> Select[Any]:
    """Put together once: it is asked with every page of the calendar."""
    columns: list[ColumnElement[Any]] = [
        EventTask.id.label("id"),
        EventTask.title.label("title"),
        EventTask.due_on.label("due_on"),
        Event.appointment_id.label("appointment_id"),
        Appointment.title.label("event"),
        Staff.initials.label("initials"),
    ]
    return (
        select(*columns)
        .join(Event, Event.id == EventTask.event_id)
        .join(Appointment, Appointment.id == Event.appointment_id)
        .outerjoin(Staff, Staff.id == EventTask.staff_id)
        .where(
            EventTask.done_on.is_(None),
            EventTask.applied_on.is_(None),
            EventTask.due_on.between(bindparam("first", type_=DayType()), bindparam("last", type_=DayType())),
            Event.status.not_in(OVER),
            Appointment.kind == "event",
        )
        .order_by(EventTask.due_on, EventTask.position, EventTask.id)
    )


def facts(session: Session, task_id: int) -> TaskFacts:
    """The rest of a task.

    Raises:
        Refused: when it is gone.
    """
    row = session.execute(
        select(EventTask, Appointment.title, Staff.name)
        .join(Event, Event.id == EventTask.event_id)
        .join(Appointment, Appointment.id == Event.appointment_id)
        .outerjoin(Staff, Staff.id == EventTask.staff_id)
        .where(EventTask.id == task_id)
    ).first()
    if row is None:
        raise Refused("Diese Aufgabe gibt es nicht mehr.")
    task, event, staff = row
    return TaskFacts(
        task.title,
        event,
        rules.words(task.days, working=bool(task.working_days), fixed_on=task.fixed_on),
        rules.left(task.due_on, session.info["now"].date()),
        staff or "",
        task.authority,
        task.note,
        task.source,
    )
