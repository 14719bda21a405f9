"""Who registered for an event, and how full it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.events.queries import plan
from app.features.events.queries.plan import PlanDetail
from app.features.events.rules import registrations as rules
from app.features.events.rules.registrations import Entry, PlacesDraft, RegistrationDraft
from db.models import Event, Registration


@dataclass(frozen=True)
class RegistrationRow:
    """A registration as it stands in the list."""

    id: int
    number: int
    name: str
    seats: int
    state: str
    there: str | None
    phone: str
    email: str
    registered_at: datetime
    note: str
    attended: bool | None
    draft: RegistrationDraft


@dataclass(frozen=True)
class RegistrationsDetail:
    """All registrations, in the order they came."""

    plan: PlanDetail
    places: PlacesDraft
    rows: tuple[RegistrationRow, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What decides about who gets a place."""
        return tuple(Entry(row.id, row.seats, row.state, row.registered_at) for row in self.rows)

    @property
    def erasable(self) -> int:
        """How many still have a name."""
        return sum(bool(row.draft.name) for row in self.rows)

    @property
    def came(self) -> int:
        """Seats of those who were there."""
        return sum(row.seats for row in self.rows if row.attended)


def detail(session: Session, appointment_id: int) -> RegistrationsDetail:
    """All registrations of an event."""
    found = plan.detail(session, appointment_id)
    event = session.get(Event, found.event_id) if found.event_id is not None else None
    if event is None:
        return RegistrationsDetail(found, PlacesDraft())
    rows = tuple(_row(row, number) for number, row in enumerate(_ordered(session, event.id), 1))
    return RegistrationsDetail(found, PlacesDraft(event.capacity, event.registration_until), rows)


def entries(session: Session, event_id: int) -> tuple[Entry, ...]:
    """What decides about who gets a place, in the order they came."""
    return rules.order(
        Entry(row.id, row.seats, row.state, row.registered_at)
        for row in session.execute(
            select(Registration.id, Registration.seats, Registration.state, Registration.registered_at).where(
                Registration.event_id == event_id
            )
        )
    )


def _ordered(session: Session, event_id: int) -> Sequence[Registration]:
    return session.scalars(
        select(Registration)
        .where(Registration.event_id == event_id)
        .order_by(Registration.registered_at, Registration.id)
    ).all()


def _row(row: Registration, number: int) -> RegistrationRow:
    there = None if row.attended is None else "there" if row.attended else "absent"
    return RegistrationRow(
        row.id,
        number,
        row.name or "(gelöscht)",
        row.seats,
        row.state,
        there,
        row.phone,
        row.email,
        row.registered_at,
        row.note,
        row.attended,
        RegistrationDraft(row.name, row.seats, row.phone, row.email, row.note, row.contact_id),
    )
