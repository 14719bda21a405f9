"""The plan of an event: begun with the first thing that is saved of it, and its way from idea to closed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.features.events.rules import plan as rules
from app.features.events.rules.plan import CancelDraft, PartnerDraft, PlanDraft
from db.models import Application, Appointment, Contact, Event, EventPartner, ParticipantGroup

_FIELDS = (
    "format",
    "organiser_id",
    "expected",
    "enclosed",
    "open_air",
    "plan_b",
    "description",
    "application_id",
)


def appointment_of(session: Session, appointment_id: int) -> Appointment:
    """The appointment of an event.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Appointment, appointment_id)
    if found is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    return found


def event_of(session: Session, appointment_id: int) -> Event:
    """The plan of an event; begun where there is none yet.

    Raises:
        Refused: when the appointment is gone.
    """
    found = session.scalar(select(Event).where(Event.appointment_id == appointment_id))
    if found is not None:
        return found
    appointment = appointment_of(session, appointment_id)
    event = Event(appointment_id=appointment_id, reference=appointment.title)
    session.add(event)
    session.flush()
    return event


def save(session: Session, appointment_id: int, draft: PlanDraft) -> int:
    """Keep the plan.

    Raises:
        Refused: when a field cannot be right or points to something that is gone.
    """
    faults = Faults()
    clean = faults.take(rules.checked, draft) or draft
    if clean.organiser_id is not None and session.get(Contact, clean.organiser_id) is None:
        faults.add([Refused("Diesen Kontakt gibt es nicht mehr.", "organiser_id")])
    if clean.application_id is not None and session.get(Application, clean.application_id) is None:
        faults.add([Refused("Diesen Antrag gibt es nicht mehr.", "application_id")])
    faults.refuse()
    event = event_of(session, appointment_id)
    for name in _FIELDS:
        setattr(event, name, getattr(clean, name))
    session.flush()
    return event.id


def go(session: Session, appointment_id: int, verb: str, *, today: date) -> int:
    """Bring the event one state on, or back.

    Raises:
        Refused: when its state does not allow it, its day has not come, or nobody was counted.
    """
    appointment, event = appointment_of(session, appointment_id), event_of(session, appointment_id)
    event.status = rules.after(
        event.status,
        verb,
        day=appointment.starts_at.date(),
        today=today,
        counted=event.visitors is not None or _grouped(session, event.id),
    )
    if verb == "revive":
        event.cancelled_why = ""
    return event.id


def cancel(session: Session, appointment_id: int, draft: CancelDraft, *, today: date) -> int:
    """Say that it does not take place, and why.

    Raises:
        Refused: when no reason is given, or it is over.
    """
    why = rules.reason(draft)
    go(session, appointment_id, "cancel", today=today)
    event = event_of(session, appointment_id)
    event.cancelled_why = why
    return event.id


def save_partner(
    session: Session, appointment_id: int, draft: PartnerDraft, partner_id: int | None = None
) -> int:
    """Add a partner, or change one.

    Raises:
        Refused: when it is neither a contact nor a name, or gone.
    """
    clean = rules.checked_partner(draft)
    if clean.contact_id is not None and session.get(Contact, clean.contact_id) is None:
        raise Refused("Diesen Kontakt gibt es nicht mehr.", "contact_id")
    event = event_of(session, appointment_id)
    partner = _partner(session, partner_id) if partner_id is not None else EventPartner(event_id=event.id)
    if partner_id is None:
        partner.position = _next(session, EventPartner, event.id)
    partner.contact_id, partner.name, partner.role = clean.contact_id, clean.name, clean.role
    session.add(partner)
    session.flush()
    return partner.id


def remove_partner(session: Session, partner_id: int) -> None:
    """Take a partner off the list."""
    session.delete(_partner(session, partner_id))


def keep_rows(
    session: Session, model: Any, event_id: int, lines: Sequence[Any], names: Iterable[str], **fixed: Any
) -> None:
    """Let the rows of an event be these lines, in their order; a line's ``id`` says which row it was.

    Args:
        session: of the step.
        model: table of the rows.
        event_id: whose.
        lines: with ``id`` and ``names``.
        names: attributes that are kept.
        **fixed: columns that tell these rows from others of the table.
    """
    statement = select(model).where(model.event_id == event_id)
    statement = statement.where(*(getattr(model, name) == value for name, value in fixed.items()))
    known = {row.id: row for row in session.scalars(statement)}
    for position, line in enumerate(lines):
        row = known.pop(line.id, None) or model(event_id=event_id, **fixed)
        row.position = position
        for name in names:
            setattr(row, name, getattr(line, name))
        session.add(row)
    for row in known.values():
        session.delete(row)
    session.flush()


def _partner(session: Session, partner_id: int) -> EventPartner:
    found = session.get(EventPartner, partner_id)
    if found is None:
        raise Refused("Dieser Partner steht nicht mehr auf der Liste.")
    return found


def _grouped(session: Session, event_id: int) -> bool:
    return (
        session.scalar(select(ParticipantGroup.id).where(ParticipantGroup.event_id == event_id)) is not None
    )


def _next(session: Session, model: Any, event_id: int) -> int:
    return (session.scalar(select(func.max(model.position)).where(model.event_id == event_id)) or 0) + 1
