"""Tasks of an event and their deadlines, which move with its date."""

from collections.abc import Container
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.queries import holidays
from app.features.events.rules import checklists, deadlines
from app.features.events.rules import tasks as rules
from app.features.events.rules.checklists import ApplyDraft, ChecklistItem
from app.features.events.rules.tasks import TaskDraft
from app.features.events.service import templates
from app.features.events.service.plan import appointment_of, event_of
from db.models import Appointment, Event, EventTask, Staff

_FIELDS = (
    "title",
    "fixed_on",
    "staff_id",
    "authority",
    "permission",
    "applied_on",
    "granted_on",
    "refused_on",
    "file_number",
    "fee",
    "done_on",
    "note",
    "source",
)


def realign(session: Session, appointment_id: int) -> None:
    """Work out anew when the tasks of an appointment's event are due; those on days of their own stay.

    The plan follows the title of its appointment too, by which the search knows it.
    """
    found = session.execute(
        select(Event, Appointment.starts_at, Appointment.title)
        .join(Appointment, Appointment.id == Event.appointment_id)
        .where(Event.appointment_id == appointment_id)
    ).one_or_none()
    if found is None:
        return
    event, starts_at, title = found
    event.reference = title
    public = holidays.public(session)
    for task in session.scalars(select(EventTask).where(EventTask.event_id == event.id)):
        task.due_on = _due(task, starts_at.date(), public)
    session.flush()


def save(session: Session, appointment_id: int, draft: TaskDraft, task_id: int | None = None) -> int:
    """Add a task, or change one; its deadline is reckoned.

    Raises:
        Refused: when a field cannot be right, or the task is gone.
    """
    clean = rules.checked(draft)
    if clean.staff_id is not None and session.get(Staff, clean.staff_id) is None:
        raise Refused("Diese Person gehört nicht mehr zum Team.", "staff_id")
    event = event_of(session, appointment_id)
    task = _found(session, task_id) if task_id is not None else EventTask(event_id=event.id)
    if task_id is None:
        task.position = _next(session, event.id)
    for name in _FIELDS:
        setattr(task, name, getattr(clean, name))
    task.fixed_on = clean.fixed_on if clean.how == "fixed" else None
    task.days, task.working_days = clean.offset, clean.working
    task.due_on = _due(
        task, appointment_of(session, appointment_id).starts_at.date(), holidays.public(session)
    )
    session.add(task)
    session.flush()
    return task.id


def tick(session: Session, task_id: int, day: date | None) -> int:
    """Say that a task is done on a day, or is not done after all."""
    task = _found(session, task_id)
    task.done_on = day
    return task.id


def apply_for(session: Session, task_id: int, day: date) -> int:
    """Say that a permission was applied for."""
    task = _found(session, task_id)
    if not task.permission:
        raise Refused(f"Bei „{task.title}“ wird nichts beantragt. Bitte ändern Sie zuerst die Aufgabe.")
    task.applied_on = day
    return task.id


def remove(session: Session, task_id: int) -> None:
    """Take a task off the list."""
    session.delete(_found(session, task_id))


def put_in(session: Session, appointment_id: int, draft: ApplyDraft, *, staff_id: int | None) -> int:
    """Put in the tasks of a checklist that are needed and not there yet; how many there were.

    Raises:
        Refused: when no checklist is chosen, it is gone, or all of it is there already.
    """
    if not draft.name:
        raise Refused("Bitte wählen Sie eine Checkliste.", "name")
    checklist = templates.named(session, draft.name)
    known = _titles(session, appointment_id)
    items = checklists.chosen(checklist.items, draft.conditions, known)
    if not items:
        raise Refused(f"Alle Aufgaben von „{draft.name}“, die hier nötig sind, stehen schon da.", "name")
    return add_items(session, appointment_id, items, staff_id=staff_id)


def add_items(
    session: Session, appointment_id: int, items: tuple[ChecklistItem, ...], *, staff_id: int | None
) -> int:
    """Add tasks as a checklist has them; how many."""
    event, appointment = event_of(session, appointment_id), appointment_of(session, appointment_id)
    first, off = _next(session, event.id), holidays.public(session)
    for at, item in enumerate(items):
        task = EventTask(
            event_id=event.id,
            position=first + at,
            title=item.title,
            days=item.offset,
            working_days=item.working,
            authority=item.authority,
            permission=item.permission,
            note=item.note,
            source=item.source,
            staff_id=appointment.staff_id or staff_id,
        )
        task.due_on = _due(task, appointment.starts_at.date(), off)
        session.add(task)
    session.flush()
    return len(items)


def _due(task: EventTask, event_on: date, public: Container[date]) -> date:
    return deadlines.due_on(
        event_on,
        task.days,
        working_days=bool(task.working_days),
        fixed_on=task.fixed_on,
        holidays=public,
    )


def _found(session: Session, task_id: int) -> EventTask:
    found = session.get(EventTask, task_id)
    if found is None:
        raise Refused("Diese Aufgabe steht nicht mehr auf der Liste.")
    return found


def _titles(session: Session, appointment_id: int) -> list[str]:
    return list(
        session.scalars(
            select(EventTask.title)
            .join(Event, Event.id == EventTask.event_id)
            .where(Event.appointment_id == appointment_id)
        )
    )


def _next(session: Session, event_id: int) -> int:
    return (
        session.scalar(select(func.max(EventTask.position)).where(EventTask.event_id == event_id)) or 0
    ) + 1
