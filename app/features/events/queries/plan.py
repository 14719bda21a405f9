"""What the tab „Planung“ shows, and what all papers of an event begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.options import Option
from app.features.events.rules import checklists
from app.features.events.rules import plan as rules
from app.features.events.rules.budget import Funding
from app.features.events.rules.checklists import Facts
from app.features.events.rules.plan import PartnerDraft, PlanDraft
from db import search
from db.models import (
    Application,
    Appointment,
    CalendarEntry,
    Contact,
    Event,
    EventHelper,
    EventItem,
    EventMoney,
    EventPartner,
    EventTask,
    ParticipationResult,
    Staff,
)

MOST = 20
_PARTS: tuple[Any, ...] = (EventTask, EventMoney, EventHelper, EventItem, EventPartner, ParticipationResult)
"""Tables whose rows tell what happened to an event; who registered is not told there."""


@dataclass(frozen=True)
class PartnerRow:
    """A partner as the list shows it."""

    id: int
    name: str
    role: str
    draft: PartnerDraft

    @property
    def linked(self) -> str:
        """Whether it is one of the contacts."""
        return "Kontakt" if self.draft.contact_id is not None else ""


@dataclass(frozen=True)
class PlanDetail:
    """An event with its plan; without one it is as it begins.

    Args:
        id: of the appointment. event_id: of the plan, None where there is none yet.
        street: streets closed for it. conditions: what is known of it (``checklists.CONDITIONS``).
    """

    id: int
    event_id: int | None
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    staff: str
    all_day: bool
    street: str
    status: str
    cancelled_why: str
    organiser: str
    draft: PlanDraft
    conditions: frozenset[str]
    partners: tuple[PartnerRow, ...] = ()
    funding: Funding | None = None


def detail(session: Session, appointment_id: int) -> PlanDetail:
    """The plan of an event.

    Raises:
        Refused: when the appointment is gone.
    """
    row = session.execute(
        select(
            Appointment, Event, CalendarEntry.street, CalendarEntry.all_day, Staff.name, Contact.display_name
        )
        .outerjoin(Event, Event.appointment_id == Appointment.id)
        .outerjoin(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .outerjoin(Contact, Contact.id == Event.organiser_id)
        .where(Appointment.id == appointment_id)
    ).one_or_none()
    if row is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    appointment, event, street, all_day, staff, organiser = row
    draft = _draft(event)
    said = " ".join(
        (appointment.title, appointment.note, draft.description, _spoken(session, event.id if event else 0))
    )
    facts = Facts(street or "", draft.expected, draft.enclosed, draft.open_air, said)
    return PlanDetail(
        id=appointment.id,
        event_id=event.id if event else None,
        title=appointment.title,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        place=appointment.place,
        staff=staff or "",
        all_day=bool(all_day),
        street=street or "",
        status=event.status if event else "idea",
        cancelled_why=event.cancelled_why if event else "",
        organiser=organiser or "",
        draft=draft,
        conditions=checklists.holds(facts),
        partners=partners(session, event.id) if event else (),
        funding=_funding(session, draft.application_id),
    )


def partners(session: Session, event_id: int) -> tuple[PartnerRow, ...]:
    """Who takes part in carrying it."""
    rows = session.execute(
        select(EventPartner, Contact.display_name)
        .outerjoin(Contact, Contact.id == EventPartner.contact_id)
        .where(EventPartner.event_id == event_id)
        .order_by(EventPartner.position, EventPartner.id)
    )
    return tuple(
        PartnerRow(
            partner.id,
            name or partner.name,
            partner.role,
            PartnerDraft(partner.contact_id, partner.name, partner.role),
        )
        for partner, name in rows
    )


def contact_options(session: Session, typed: str) -> Sequence[Option]:
    """Contacts that match what was typed."""
    statement = select(Contact).where(Contact.active).order_by(Contact.display_name).limit(MOST)
    if typed.strip():
        statement = statement.where(Contact.id.in_(search.matching("contact", typed)))
    return [
        Option(row.id, row.display_name, " ".join(filter(None, (row.street, row.house_number))))
        for row in session.scalars(statement)
    ]


def contact_label(session: Session, contact_id: int) -> str:
    """A contact's name."""
    return session.scalar(select(Contact.display_name).where(Contact.id == contact_id)) or ""


def application_options(session: Session, typed: str) -> Sequence[Option]:
    """Applications whose reference or title holds what was typed, the newest first."""
    statement = (
        select(Application.id, Application.reference, Application.title)
        .order_by(Application.received_on.desc(), Application.id.desc())
        .limit(MOST)
    )
    if typed.strip():
        like = f"%{typed.strip()}%"
        statement = statement.where(Application.reference.ilike(like) | Application.title.ilike(like))
    return [Option(row.id, f"{row.reference} {row.title}") for row in session.execute(statement)]


def application_label(session: Session, application_id: int) -> str:
    """Reference and title of an application."""
    row = session.execute(
        select(Application.reference, Application.title).where(Application.id == application_id)
    ).first()
    return f"{row.reference} {row.title}" if row else ""


def parts(session: Session, appointment_id: int) -> tuple[tuple[str, int], ...]:
    """Rows whose changes belong to the history of an event's appointment."""
    event_id = session.scalar(select(Event.id).where(Event.appointment_id == appointment_id))
    own = (("appointments", appointment_id),)
    if event_id is None:
        return own
    rows = (
        (str(model.__tablename__), row_id)
        for model in _PARTS
        for row_id in session.scalars(select(model.id).where(model.event_id == event_id))
    )
    return (*own, ("events", event_id), *rows)


def appointment_of(session: Session, event_id: int) -> int | None:
    """The appointment of an event that was found by its plan; None when it is gone."""
    return session.scalar(select(Event.appointment_id).where(Event.id == event_id))


def status(session: Session, appointment_id: int) -> tuple[str, int]:
    """Where the event stands and how many of its tasks are late; empty where nothing is planned yet."""
    from_tasks = _late(session, appointment_id)
    found = session.scalar(select(Event.status).where(Event.appointment_id == appointment_id))
    return (found or "", from_tasks if found in rules.RUNNING else 0)


def _late(session: Session, appointment_id: int) -> int:
    today = session.info["now"].date()
    return (
        session.scalar(
            select(func.count())
            .select_from(EventTask)
            .join(Event, Event.id == EventTask.event_id)
            .where(
                Event.appointment_id == appointment_id,
                EventTask.done_on.is_(None),
                EventTask.applied_on.is_(None),
                EventTask.due_on < today,
            )
        )
        or 0
    )


def _draft(event: Event | None) -> PlanDraft:
    if event is None:
        return PlanDraft()
    return PlanDraft(
        event.format,
        event.organiser_id,
        event.expected,
        event.enclosed,
        event.open_air,
        event.plan_b,
        event.description,
        event.application_id,
    )


def _spoken(session: Session, event_id: int) -> str:
    return " ".join(session.scalars(select(EventItem.title).where(EventItem.event_id == event_id)))


def _funding(session: Session, application_id: int | None) -> Funding | None:
    if application_id is None:
        return None
    row = session.get(Application, application_id)
    if row is None:
        return None
    return Funding(row.id, row.reference, row.status, row.requested, row.approved)
