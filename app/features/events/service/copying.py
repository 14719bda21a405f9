"""An event as the beginning of the next one: the plan with its tasks, without what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.rules.appointments import LONGEST
from app.features.events.service import tasks
from app.features.events.service.plan import appointment_of
from db.models import (
    Appointment,
    AppointmentStaff,
    CalendarEntry,
    Event,
    EventEquipment,
    EventHelper,
    EventItem,
    EventMoney,
    EventPartner,
    EventRisk,
    EventTask,
)

_EMPTIED: Mapping[Any, dict[str, Any]] = {
    EventPartner: {},
    EventMoney: {"actual": None},
    EventHelper: {"worked_minutes": None},
    EventEquipment: {"ready": False},
    EventRisk: {},
    EventItem: {},
    EventTask: {
        "fixed_on": None,
        "applied_on": None,
        "granted_on": None,
        "refused_on": None,
        "file_number": "",
        "fee": None,
        "done_on": None,
    },
}
"""Tables that are copied, with what begins anew in each row."""
_PLAN = (
    "format",
    "organiser_id",
    "description",
    "expected",
    "enclosed",
    "open_air",
    "capacity",
    "plan_b",
)


@dataclass(frozen=True)
class CopyDraft:
    """When the next one begins, and what it is called."""

    title: str = ""
    starts_at: datetime | None = None


def copy(session: Session, appointment_id: int, draft: CopyDraft) -> int:
    """Begin the next event with what this one planned; its appointment.

    Dates that were done, registrations, results and photographs stay with the old one. Deadlines count from
    the new day; a task on a day of its own is moved as far as the event.

    Raises:
        Refused: when no day is given, or it is the old one.
    """
    old = appointment_of(session, appointment_id)
    if not draft.title.strip():
        raise Refused("Bitte geben Sie dem neuen Termin einen Titel.", "title")
    if draft.starts_at is None:
        raise Refused("Bitte geben Sie an, wann der neue Termin beginnt.", "starts_at")
    if draft.starts_at == old.starts_at:
        raise Refused("Das ist der Beginn des alten Termins. Bitte wählen Sie einen neuen.", "starts_at")
    new = Appointment(
        title=draft.title.strip(),
        kind=old.kind,
        starts_at=draft.starts_at,
        ends_at=draft.starts_at + min(old.ends_at - old.starts_at, LONGEST),
        place=old.place,
        note=old.note,
        staff_id=old.staff_id,
        measure_id=old.measure_id,
    )
    session.add(new)
    session.flush()
    _surroundings(session, old.id, new.id)
    event = session.scalar(select(Event).where(Event.appointment_id == old.id))
    if event is not None:
        _plan(session, event, new, draft.starts_at.date() - old.starts_at.date())
    tasks.realign(session, new.id)
    return new.id


def next_year(day: date) -> date:
    """The same weekday about a year later."""
    return day + timedelta(weeks=52)


def _surroundings(session: Session, old_id: int, new_id: int) -> None:
    """Whom it is for, what is closed, who takes part; no series, no identity of a calendar file."""
    entry = session.scalar(select(CalendarEntry).where(CalendarEntry.appointment_id == old_id))
    if entry is not None:
        session.add(
            CalendarEntry(
                appointment_id=new_id,
                calendar_id=entry.calendar_id,
                all_day=entry.all_day,
                audience=entry.audience,
                street=entry.street,
            )
        )
    for staff_id in session.scalars(
        select(AppointmentStaff.staff_id).where(AppointmentStaff.appointment_id == old_id)
    ):
        session.add(AppointmentStaff(appointment_id=new_id, staff_id=staff_id))


def _plan(session: Session, event: Event, new: Appointment, moved: timedelta) -> None:
    copied = Event(
        appointment_id=new.id,
        reference=new.title,
        status="planned",
        **{name: getattr(event, name) for name in _PLAN},
    )
    session.add(copied)
    session.flush()
    for model, emptied in _EMPTIED.items():
        names = [column.key for column in inspect(model).column_attrs if column.key not in _OWN]
        for row in session.scalars(
            select(model).where(model.event_id == event.id).order_by(model.position, model.id)
        ):
            values = {name: getattr(row, name) for name in names} | emptied
            if model is EventTask and row.fixed_on is not None:
                values["fixed_on"] = row.fixed_on + moved
            session.add(model(event_id=copied.id, **values))
    session.flush()


_OWN = frozenset({"id", "uid", "event_id"})
