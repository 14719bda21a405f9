"""What a new publication begins with: the office, its defaults, its event."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.people import Party, one_line
from app.features.publicity.rules import publications as rules
from app.features.publicity.rules.drafts import Defaults, ProgrammeRow, PublicationDraft, Told
from db import files, lookups
from db.models import Appointment, CalendarEntry, Contact, Event, EventItem, EventPartner, Logo, Office

SETTING = "publicity"


@dataclass(frozen=True)
class Sponsors:
    """What every publication of the office carries: logos in their order, the funding sentence."""

    office: str = ""
    logos: tuple[tuple[bytes, str], ...] = ()
    funding: str = ""


def sponsors(session: Session) -> Sponsors:
    """The logos of the strip in the prescribed order, and the funding sentence."""
    office = session.scalars(select(Office)).first()
    rows = session.scalars(select(Logo).where(Logo.place == "strip").order_by(Logo.position, Logo.id))
    logos = tuple((files.data(session, row.file_id), row.alternative_text) for row in rows)
    return Sponsors(office.name if office else "", logos, office.funding_sentence if office else "")


def defaults(session: Session) -> Defaults:
    """What new publications begin with."""
    kept = lookups.setting(session, SETTING)
    known = {key: value for key, value in kept.items() if key in Defaults.__dataclass_fields__}
    return Defaults(**known)


def blank(session: Session, appointment_id: int | None = None) -> PublicationDraft:
    """A new publication with what the office and the event know already.

    Raises:
        Refused: when the event is gone.
    """
    begun = defaults(session)
    office = session.scalars(select(Office)).first()
    draft = PublicationDraft(
        design=begun.design,
        format=begun.format,
        accent=begun.accent,
        own_colour=begun.own_colour,
        face=begun.face,
    )
    if office is not None:
        address = one_line(Party(street=office.street, postcode=office.postcode, town=office.town))
        reach = (address, office.phone, office.website or office.email)
        draft = replace(
            draft,
            organiser=office.name,
            contact="\n".join(line for line in reach if line),
            code="link" if office.website else "none",
            link=office.website,
            qr_caption="Mehr erfahren" if office.website else "",
        )
    if appointment_id is None:
        return draft
    return _from_event(session, replace(draft, price=begun.price), appointment_id)


def _from_event(session: Session, draft: PublicationDraft, appointment_id: int) -> PublicationDraft:
    appointment = session.get(Appointment, appointment_id)
    told = told_by(session, appointment_id)
    if appointment is None or told is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    draft = rules.taken_over(replace(draft, title=told.title, appointment_id=appointment_id), told)
    draft = replace(draft, code="calendar", link="", qr_caption="Termin speichern")
    event = session.scalars(select(Event).where(Event.appointment_id == appointment_id)).first()
    if event is None:
        return draft
    organiser = session.get(Contact, event.organiser_id) if event.organiser_id else None
    partners = session.execute(
        select(EventPartner.name, Contact.display_name)
        .outerjoin(Contact, Contact.id == EventPartner.contact_id)
        .where(EventPartner.event_id == event.id)
        .order_by(EventPartner.position, EventPartner.id)
    )
    items = session.scalars(
        select(EventItem)
        .where(EventItem.event_id == event.id, EventItem.internal.is_(False))
        .order_by(EventItem.offset_minutes, EventItem.position)
    )
    return replace(
        draft,
        lead=event.description,
        organiser=organiser.display_name if organiser else draft.organiser,
        partners=", ".join(row.display_name or row.name for row in partners),
        programme=tuple(
            ProgrammeRow(_clock(told.starts_at, item.offset_minutes), item.title) for item in items
        ),
    )


def _clock(starts_at: datetime, offset: int) -> str:
    return f"{starts_at + timedelta(minutes=offset):%H.%M}"


def told_by(session: Session, appointment_id: int | None) -> Told | None:
    """What an event says of itself; None without one."""
    if appointment_id is None:
        return None
    row = session.execute(
        select(
            Appointment.title,
            Appointment.starts_at,
            Appointment.ends_at,
            Appointment.place,
            CalendarEntry.all_day,
        )
        .outerjoin(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .where(Appointment.id == appointment_id)
    ).first()
    return Told(row.title, row.starts_at, row.ends_at, bool(row.all_day), row.place) if row else None
