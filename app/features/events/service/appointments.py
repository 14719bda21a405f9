"""The verbs of an appointment."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.domain.sheets import Desk
from app.features.events.queries import appointments as queries
from app.features.events.rules import appointments as rules
from app.features.events.rules.appointments import AppointmentDraft
from db.models import Appointment, Consultation, Measure, Sitting, Staff

_FIELDS = ("title", "kind", "starts_at", "ends_at", "place", "note", "staff_id", "measure_id")
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
    appointment = _found(session, record_id) if record_id is not None else Appointment()
    for name in _FIELDS:
        setattr(appointment, name, getattr(clean, name))
    session.add(appointment)
    session.flush()
    return appointment.id


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
    """Take an appointment out of the diary; consultations held there and a sitting stay and lose the link."""
    appointment = _found(session, record_id)
    _unlink(session, record_id)
    session.delete(appointment)


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


def _unlink(session: Session, record_id: int) -> None:
    session.execute(
        update(Consultation).where(Consultation.appointment_id == record_id).values(appointment_id=None)
    )
    session.execute(update(Sitting).where(Sitting.appointment_id == record_id).values(appointment_id=None))
