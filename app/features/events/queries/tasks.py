"""The tasks of an event as the tab, the checklist on paper and the sheet for the city show them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.money import Money
from app.features.events.queries import checklists, plan
from app.features.events.queries.plan import PlanDetail
from app.features.events.rules import checklists as lists
from app.features.events.rules import tasks as rules
from app.features.events.rules.checklists import ChecklistItem
from app.features.events.rules.plan import OVER
from app.features.events.rules.tasks import TaskDraft
from db import lookups
from db.models import Appointment, Event, EventTask, Staff


@dataclass(frozen=True)
class TaskRow:
    """A task as it stands in the list."""

    id: int
    title: str
    due_on: date
    state: str
    left: str
    rule: str
    staff: str
    authority: str
    file_number: str
    fee: Money | None
    source: str
    draft: TaskDraft

    @property
    def late(self) -> bool:
        """Whether it should be done."""
        return self.state == "overdue"


@dataclass(frozen=True)
class TasksDetail:
    """All tasks of an event, and those it seems to lack."""

    plan: PlanDetail
    rows: tuple[TaskRow, ...] = ()
    missing: tuple[ChecklistItem, ...] = ()
    usual: str | None = None
    """Name of the checklist that events of this kind begin with."""


@dataclass(frozen=True)
class PermitRow:
    """A permission as the sheet for the city has it."""

    id: int
    uid: str
    event: str
    day: date
    place: str
    title: str
    authority: str
    due_on: date
    state_word: str
    applied_on: date | None
    granted_on: date | None
    refused_on: date | None
    file_number: str
    fee: Money | None
    staff: str


def detail(session: Session, appointment_id: int) -> TasksDetail:
    """All tasks of an event in the order they are due.

    Raises:
        Refused: when the appointment is gone.
    """
    found = plan.detail(session, appointment_id)
    known = checklists.checklists(session)
    kind = found.draft.format or ""
    usual = next((one.name for one in known if one.format == kind), None)
    if found.event_id is None:
        return TasksDetail(found, usual=usual)
    today = session.info["now"].date()
    rows = session.execute(
        select(EventTask, Staff.name)
        .outerjoin(Staff, Staff.id == EventTask.staff_id)
        .where(EventTask.event_id == found.event_id)
        .order_by(EventTask.due_on, EventTask.position, EventTask.id)
    )
    tasks = tuple(_row(task, staff or "", today) for task, staff in rows)
    missing = lists.missing(known, kind, found.conditions, [row.title for row in tasks])
    return TasksDetail(found, tasks, missing, usual)


def permits(session: Session, first: date, last: date) -> Iterable[PermitRow]:
    """Permissions for events that are not over before a week, in the order of the events."""
    del last
    return _permits(
        session,
        Event.status.not_in(OVER),
        Appointment.ends_at >= datetime.combine(first, time()),
    )


def permits_now(session: Session, uids: Collection[str]) -> Iterable[PermitRow]:
    """These permissions as they are now."""
    for part in lookups.batched(sorted(uids)):
        yield from _permits(session, EventTask.uid.in_(part))


def _permits(session: Session, *wanted: ColumnElement[bool]) -> Iterator[PermitRow]:
    today = session.info["now"].date()
    rows = session.execute(
        select(EventTask, Appointment.title, Appointment.starts_at, Appointment.place, Staff.name)
        .join(Event, Event.id == EventTask.event_id)
        .join(Appointment, Appointment.id == Event.appointment_id)
        .outerjoin(Staff, Staff.id == EventTask.staff_id)
        .where(EventTask.permission, Appointment.kind == "event", *wanted)
        .order_by(Appointment.starts_at, EventTask.due_on, EventTask.id)
    )
    for task, title, starts_at, place, staff in rows:
        yield PermitRow(
            task.id,
            task.uid,
            title,
            starts_at.date(),
            place,
            task.title,
            task.authority,
            task.due_on,
            rules.STATES[_state(task, today)],
            task.applied_on,
            task.granted_on,
            task.refused_on,
            task.file_number,
            task.fee,
            staff or "",
        )


def _row(task: EventTask, staff: str, today: date) -> TaskRow:
    state = _state(task, today)
    open_ = state in {"overdue", "soon", "open"}
    return TaskRow(
        task.id,
        task.title,
        task.due_on,
        state,
        rules.left(task.due_on, today) if open_ else "",
        rules.words(task.days, working=bool(task.working_days), fixed_on=task.fixed_on),
        staff,
        task.authority,
        task.file_number,
        task.fee,
        task.source,
        TaskDraft(
            title=task.title,
            how=rules.how_of(task.days, working=bool(task.working_days), fixed_on=task.fixed_on),
            days=abs(task.days),
            **{name: getattr(task, name) for name in _KEPT},
        ),
    )


_KEPT = (
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


def _state(task: Any, today: date) -> str:
    return rules.state(
        task.due_on,
        applied_on=task.applied_on,
        granted_on=task.granted_on,
        refused_on=task.refused_on,
        done_on=task.done_on,
        today=today,
    )
