"""The verbs of an appointment."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.domain.sheets import Desk
from app.features.events.queries import appointments as queries
from app.features.events.rules import appointments as rules
from app.features.events.rules import repeats
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.service import exceptions, series, tasks
from app.system import recurring
from db.models import (
    Appointment,
    AppointmentStaff,
    Calendar,
    CalendarEntry,
    Consultation,
    Measure,
    Sitting,
    Staff,
)

_FIELDS = ("title", "kind", "starts_at", "ends_at", "place", "note", "staff_id", "measure_id")
_SET_THERE = ("title", "starts_at", "ends_at", "place")
"""What the appointment of a sitting has from the sitting."""
_ENTRY = ("calendar_id", "all_day", "audience", "street")
TAKEN = frozenset({"title", "place", "note"})
"""Columns of the sheet that a proposal of the city may change."""


def save(session: Session, draft: AppointmentDraft, record_id: int | None = None) -> int:
    """Write a new appointment, or change one.

    Raises:
        Refused: when a field cannot be right or points to something that is gone.
    """
    faults = Faults()
    clean = faults.take(rules.checked, draft) or draft
    faults.add(_gone(session, clean))
    faults.refuse()
    clean, rule = _with_rule(clean)
    appointment = _found(session, record_id) if record_id is not None else Appointment()
    if record_id is not None and any(
        getattr(appointment, name) != getattr(clean, name) for name in _SET_THERE
    ):
        refuse_sitting(session, record_id)
    before = appointment.starts_at if record_id is not None else None
    for name in _FIELDS:
        setattr(appointment, name, getattr(clean, name))
    session.add(appointment)
    session.flush()
    _keep_entry(session, appointment, clean, rule, before)
    _keep_team(session, appointment.id, clean.team)
    tasks.realign(session, appointment.id)
    return appointment.id


def _with_rule(draft: AppointmentDraft) -> tuple[AppointmentDraft, str]:
    """The draft, beginning with the first date its rule has, and the rule.

    Raises:
        Refused: when the rule has none.
    """
    starts_at, ends_at = draft.starts_at, draft.ends_at
    if starts_at is None or ends_at is None:
        return draft, ""
    try:
        rule = recurring.checked(repeats.rule_of(draft, starts_at), starts_at)
        first = recurring.first_start(rule, starts_at) if rule else starts_at
    except Refused as refused:
        raise Refused(refused.sentence, "repeat") from None
    if first is None or first == starts_at:
        return draft, rule
    return replace(draft, starts_at=first, ends_at=first + (ends_at - starts_at)), rule


def _keep_entry(
    session: Session,
    appointment: Appointment,
    draft: AppointmentDraft,
    rule: str,
    began_at: datetime | None,
) -> None:
    """Keep what the calendar knows of it, where there is something to know."""
    entry = series.entry_of(session, appointment.id)
    if entry is None and draft.plain:
        return
    entry = entry or CalendarEntry(appointment_id=appointment.id, sequence=-1)
    before = (entry.rule, began_at) if entry.rule and began_at else None
    for name in _ENTRY:
        setattr(entry, name, getattr(draft, name))
    entry.rule = rule
    session.add(entry)
    session.flush()
    if rule:
        exceptions.put(session, appointment.id, draft.exceptions, rule, appointment.starts_at, before)
    else:
        exceptions.drop(session, appointment.id)
    series.settle(session, appointment, entry)


def _keep_team(session: Session, appointment_id: int, team: tuple[int, ...]) -> None:
    kept = {
        one.staff_id: one
        for one in session.scalars(
            select(AppointmentStaff).where(AppointmentStaff.appointment_id == appointment_id)
        )
    }
    for staff_id, one in kept.items():
        if staff_id not in team:
            session.delete(one)
    for staff_id in team:
        if staff_id not in kept:
            session.add(AppointmentStaff(appointment_id=appointment_id, staff_id=staff_id))
    session.flush()


def take_change(session: Session, record_id: int, values: Mapping[str, Any], desk: Desk) -> None:
    """Take over what the city changed in its list.

    Raises:
        Refused: when the appointment cannot be as proposed.
    """
    del desk
    save(session, replace(queries.detail(session, record_id).draft, **values), record_id)


def complete(session: Session, record_id: int, values: Mapping[str, Any]) -> int:
    """Put values into fields that are still empty; what is there stays.

    Raises:
        Refused: when a value cannot be right, or the appointment is gone.
    """
    draft = queries.detail(session, record_id).draft
    empty = {key: value for key, value in values.items() if getattr(draft, key) in {None, ""}}
    return save(session, replace(draft, **empty), record_id)


def remove(session: Session, record_id: int) -> None:
    """Take an appointment out of the diary; consultations held there stay and lose the link.

    Raises:
        Refused: when it is gone, or is that of a sitting.
    """
    appointment = _found(session, record_id)
    refuse_sitting(session, record_id)
    _unlink(session, record_id)
    session.delete(appointment)


def refuse_sitting(session: Session, record_id: int) -> None:
    """The appointment of a sitting follows the sitting, whose deadlines and invitation hang on its day.

    Raises:
        Refused: when this is one.
    """
    name = session.scalar(select(Sitting.reference).where(Sitting.appointment_id == record_id))
    if name is not None:
        raise Refused(
            f"Dieser Termin gehört zur Sitzung „{name}“. Verlegt, abgesagt oder gelöscht wird sie unter "
            "„Gremien“, damit Fristen und Einladung dazu passen; der Termin wandert dann mit."
        )


def _found(session: Session, record_id: int) -> Appointment:
    appointment = session.get(Appointment, record_id)
    if appointment is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    return appointment


def _gone(session: Session, draft: AppointmentDraft) -> Iterator[Refused]:
    if draft.staff_id is not None and session.get(Staff, draft.staff_id) is None:
        yield Refused("Diese Person gehört nicht mehr zum Team.", "staff_id")
    if draft.measure_id is not None and session.get(Measure, draft.measure_id) is None:
        yield Refused("Diese Maßnahme gibt es nicht mehr.", "measure_id")
    if draft.calendar_id is not None and session.get(Calendar, draft.calendar_id) is None:
        yield Refused("Diesen Kalender gibt es nicht mehr.", "calendar_id")
    for staff_id in draft.team:
        if session.get(Staff, staff_id) is None:
            yield Refused("Eine der Personen gehört nicht mehr zum Team.", "team")


def _unlink(session: Session, record_id: int) -> None:
    session.execute(
        update(Consultation).where(Consultation.appointment_id == record_id).values(appointment_id=None)
    )
