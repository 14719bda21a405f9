"""Registrations of an event: taken, changed, cancelled; who waits moves up by itself."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.queries import registrations as queries
from app.features.events.rules import registrations as rules
from app.features.events.rules.registrations import Entry, PlacesDraft, RegistrationDraft
from app.features.events.service.plan import appointment_of, event_of
from db import audit
from db.models import Contact, Event, Registration

ERASED = ("name", "phone", "email", "note", "contact_id")
"""Columns of a registration that say who it is."""


@dataclass(frozen=True)
class Taken:
    """What came of a step: the registration's state, and who moved up (name and seats)."""

    id: int
    state: str
    moved_up: tuple[tuple[str, int], ...] = ()


def set_places(session: Session, appointment_id: int, draft: PlacesDraft) -> Taken:
    """Say how many may come; who waits moves up where there are more now.

    Raises:
        Refused: when fewer than are confirmed already.
    """
    event = event_of(session, appointment_id)
    clean = rules.checked_places(draft, rules.taken(queries.entries(session, event.id)))
    event.capacity, event.registration_until = clean.capacity, clean.registration_until
    session.flush()
    return Taken(event.id, "", _move_up(session, event))


def register(session: Session, appointment_id: int, draft: RegistrationDraft, *, now: datetime) -> Taken:
    """Take a registration; on the waiting list where there is no room.

    Raises:
        Refused: when a field cannot be right, or there are not that many places at all.
    """
    clean = rules.checked(draft)
    _known(session, clean)
    event = event_of(session, appointment_id)
    state = rules.state_of_new(event.capacity, queries.entries(session, event.id), clean.seats or 1)
    row = Registration(
        event_id=event.id,
        name=clean.name,
        contact_id=clean.contact_id,
        seats=clean.seats or 1,
        phone=clean.phone,
        email=clean.email,
        note=clean.note,
        registered_at=now,
        state=state,
    )
    session.add(row)
    session.flush()
    return Taken(row.id, state)


def change(session: Session, registration_id: int, draft: RegistrationDraft) -> Taken:
    """Change a registration; who waits moves up where it needs fewer seats now.

    Raises:
        Refused: when a field cannot be right, or there is no room for more seats.
    """
    clean = rules.checked(draft)
    _known(session, clean)
    row = _found(session, registration_id)
    event = session.get_one(Event, row.event_id)
    entry = Entry(row.id, row.seats, row.state, row.registered_at)
    rules.room_for(event.capacity, queries.entries(session, event.id), entry, clean.seats or 1)
    row.name, row.seats, row.contact_id = clean.name, clean.seats or 1, clean.contact_id
    row.phone, row.email, row.note = clean.phone, clean.email, clean.note
    session.flush()
    return Taken(row.id, row.state, _move_up(session, event))


def cancel(session: Session, registration_id: int) -> Taken:
    """Somebody does not come; who waits moves up."""
    row = _found(session, registration_id)
    row.state, row.attended = "cancelled", None
    session.flush()
    return Taken(row.id, row.state, _move_up(session, session.get_one(Event, row.event_id)))


def come_back(session: Session, registration_id: int, *, now: datetime) -> Taken:
    """Somebody comes after all: like a new registration, at the end of the order.

    Raises:
        Refused: when it was never cancelled, or there are not that many places at all.
    """
    row = _found(session, registration_id)
    if row.state != "cancelled":
        raise Refused(f"„{row.name}“ ist nicht abgemeldet.")
    event = session.get_one(Event, row.event_id)
    row.state = rules.state_of_new(event.capacity, queries.entries(session, event.id), row.seats)
    row.registered_at = now
    session.flush()
    return Taken(row.id, row.state)


def remove(session: Session, registration_id: int) -> Taken:
    """Throw a registration away, as when it was typed twice; who waits moves up."""
    row = _found(session, registration_id)
    event = session.get_one(Event, row.event_id)
    session.delete(row)
    session.flush()
    return Taken(registration_id, "", _move_up(session, event))


def attend(session: Session, registration_id: int, *, there: bool | None) -> int:
    """Say whether somebody was there; None when it is not known."""
    row = _found(session, registration_id)
    if row.state == "cancelled":
        raise Refused(f"„{row.name}“ ist abgemeldet. Bitte melden Sie die Person zuerst wieder an.")
    row.attended = there
    return row.id


def erase(session: Session, appointment_id: int, *, today: date) -> int:
    """Erase who registered for an event that is over, here and in the history; needs a sealed step.

    How many registered, waited and came stays. Names are kept no longer than the event needs them
    (Art. 5 (1) e, 17 GDPR).

    Returns:
        how many were erased.

    Raises:
        Refused: when the event is not over yet.
    """
    appointment, event = appointment_of(session, appointment_id), event_of(session, appointment_id)
    if appointment.ends_at.date() >= today:
        raise Refused("Die Veranstaltung ist noch nicht vorbei; bis dahin werden die Anmeldungen gebraucht.")
    rows = session.scalars(
        select(Registration).where(Registration.event_id == event.id, Registration.name != "")
    ).all()
    for row in rows:
        audit.erase(session, "registrations", row.id, ERASED)
        row.name = row.phone = row.email = row.note = ""
        row.contact_id = None
    session.flush()
    return len(rows)


def _move_up(session: Session, event: Event) -> tuple[tuple[str, int], ...]:
    moved = rules.moving_up(event.capacity, queries.entries(session, event.id))
    said = []
    for entry in moved:
        row = session.get_one(Registration, entry.id)
        row.state = "confirmed"
        said.append((row.name, row.seats))
    session.flush()
    return tuple(said)


def _known(session: Session, draft: RegistrationDraft) -> None:
    if draft.contact_id is not None and session.get(Contact, draft.contact_id) is None:
        raise Refused("Diesen Kontakt gibt es nicht mehr.", "contact_id")


def _found(session: Session, registration_id: int) -> Registration:
    found = session.get(Registration, registration_id)
    if found is None:
        raise Refused("Diese Anmeldung gibt es nicht mehr.")
    return found
