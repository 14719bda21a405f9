"""Whom a choice finds, with addresses, roles and consents; the event a mailing is for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.letterhead import of_office
from app.domain.options import Option
from app.domain.paging import Filter, PageRequest
from app.domain.people import Party, party_of
from app.features.press.rules.mailing import PURPOSE, Candidate, Given
from app.features.press.rules.papers import Named, Occasion, Setting
from db import logos, lookups, search
from db.models import (
    Appointment,
    Code,
    Consent,
    Contact,
    ContactRole,
    Event,
    EventHelper,
    EventPartner,
    Office,
    Registration,
    Staff,
)

MOST = 5_000
SERIAL = "press.serial"
"""Key of the setting that keeps the last serial letter."""
_OWN = {"kind": Contact.kind, "language": Contact.language, "applicant_type": Contact.applicant_type}


def candidates(session: Session, request: PageRequest, also: Sequence[int] = ()) -> tuple[Candidate, ...]:
    """Active contacts the request finds, and those of ``also``, by name.

    Raises:
        Refused: when they are more than one mailing can be.
    """
    statement = select(Contact).where(Contact.active)
    for wanted in request.filters:
        statement = statement.where(_condition(wanted))
    if request.search.strip():
        statement = statement.where(Contact.id.in_(search.matching("contact", request.search)))
    found = list(session.scalars(statement.order_by(Contact.display_name, Contact.id).limit(MOST + 1)))
    if len(found) > MOST:
        raise Refused(f"Das sind mehr als {MOST} Kontakte. Bitte grenzen Sie die Auswahl ein.")
    there = {one.id for one in found}
    for part in lookups.batched([one for one in also if one not in there]):
        found += session.scalars(select(Contact).where(Contact.active, Contact.id.in_(part)))
    found.sort(key=lambda one: (one.display_name.casefold(), one.id))
    ids = [one.id for one in found]
    roles, consents = _roles(session, ids), _consents(session, ids)
    return tuple(
        Candidate(
            id=one.id,
            name=one.display_name,
            party=party_of(one),
            email=one.email.strip(),
            roles=", ".join(roles.get(one.id, ())),
            consents=tuple(consents.get(one.id, ())),
        )
        for one in found
    )


def occasion(session: Session, appointment_id: int | None) -> Occasion:
    """The event a mailing is for; an empty one when it is gone or none was chosen."""
    found = session.get(Appointment, appointment_id) if appointment_id else None
    return Occasion(found.id, found.title, found.starts_at, found.place) if found else Occasion()


def setting(session: Session, appointment_id: int | None, *, today: date, staff_id: int | None) -> Setting:
    """What all papers share.

    Raises:
        Refused: when the office has no address to send from.
    """
    office = session.scalars(select(Office)).first()
    if office is None or not (office.street and office.postcode and office.town):
        raise Refused("Die Anschrift des Büros fehlt. Bitte ergänzen Sie sie unter „Büro › Angaben“.")
    staff = session.get(Staff, staff_id) if staff_id else None
    kept = lookups.setting(session, SERIAL)
    return Setting(
        writer=of_office(office, staff, logos.shown(session, ("office", "city"))),
        town=office.town,
        today=today,
        occasion=occasion(session, appointment_id),
        people=tuple(_people(session, appointment_id)) if appointment_id else (),
        partners=tuple(_partners(session, appointment_id)) if appointment_id else (),
        serial=(str(kept.get("subject", "")), str(kept.get("text", ""))),
    )


def role_options(session: Session) -> list[Option]:
    """What a contact can be to the district."""
    return [Option(entry.id, entry.label, active=entry.active) for entry in lookups.codes(session, "role")]


def language_options(session: Session) -> list[Option]:
    """Languages that stand with contacts."""
    return _words(session, Contact.language)


def type_options(session: Session) -> list[Option]:
    """Kinds of applicants that stand with contacts."""
    return _words(session, Contact.applicant_type)


def event_options(session: Session) -> list[Option]:
    """Events with people who belong to them, the latest first."""
    rows = session.execute(
        select(Appointment.id, Appointment.title, Appointment.starts_at)
        .join(Event, Event.appointment_id == Appointment.id)
        .order_by(Appointment.starts_at.desc())
    )
    return [Option(row.id, f"{row.title} ({row.starts_at:%d.%m.%Y})") for row in rows]


def _condition(wanted: Filter) -> Any:
    values = wanted.value if isinstance(wanted.value, tuple) else (wanted.value,)
    if wanted.key == "role":
        among = select(ContactRole.contact_id).where(ContactRole.code_id.in_(values))
        return Contact.id.in_(among)
    if wanted.key == "event":
        return Contact.id.in_(_involved(values))
    return _OWN[wanted.key].in_(values)


def _involved(appointment_ids: Sequence[Any]) -> Select[Any]:
    """Contacts who carry an event, help at it or are registered for it."""
    events = select(Event.id).where(Event.appointment_id.in_(appointment_ids))
    parts = union(
        select(EventPartner.contact_id).where(EventPartner.event_id.in_(events)),
        select(EventHelper.contact_id).where(EventHelper.event_id.in_(events)),
        select(Event.organiser_id).where(Event.id.in_(events)),
        select(Registration.contact_id).where(
            Registration.event_id.in_(events), Registration.state != "cancelled"
        ),
    ).subquery()
    return select(parts.c[0]).where(parts.c[0].is_not(None))


def _people(session: Session, appointment_id: int) -> Iterator[Named]:
    """Whoever of the event may get a badge."""
    appointment = session.get(Appointment, appointment_id)
    if appointment is not None and appointment.staff_id is not None:
        staff = session.get(Staff, appointment.staff_id)
        if staff is not None:
            yield Named(staff.name, staff.function, "Team", "staff")
    event = session.scalars(select(Event).where(Event.appointment_id == appointment_id)).first()
    if event is None:
        return
    helpers = session.execute(
        select(EventHelper, Staff.name, Staff.function, Contact)
        .outerjoin(Staff, Staff.id == EventHelper.staff_id)
        .outerjoin(Contact, Contact.id == EventHelper.contact_id)
        .where(EventHelper.event_id == event.id)
        .order_by(EventHelper.position, EventHelper.id)
    )
    for helper, name, function, contact in helpers:
        said = name or (_spoken(contact) if contact is not None else helper.name)
        if said:
            group = "staff" if name else "helpers"
            yield Named(said, function or _body(contact), helper.role or ("Team" if name else ""), group)
    registered = session.execute(
        select(Registration, Contact)
        .outerjoin(Contact, Contact.id == Registration.contact_id)
        .where(Registration.event_id == event.id, Registration.state == "confirmed")
        .order_by(Registration.name)
    )
    for registration, contact in registered:
        yield Named(registration.name, _body(contact), "", "registrations")


def _partners(session: Session, appointment_id: int) -> Iterator[str]:
    rows = session.execute(
        select(EventPartner.name, EventPartner.role, Contact.display_name)
        .join(Event, Event.id == EventPartner.event_id)
        .outerjoin(Contact, Contact.id == EventPartner.contact_id)
        .where(Event.appointment_id == appointment_id)
        .order_by(EventPartner.position, EventPartner.id)
    )
    for name, role, contact in rows:
        said = contact or name
        if said:
            yield f"{said}; {role}" if role else said


def _spoken(contact: Contact) -> str:
    """A person by first and last name, an organisation by its own."""
    party: Party = party_of(contact)
    return f"{party.first_name} {party.last_name}".strip() if party.kind == "person" else contact.display_name


def _body(contact: Contact | None) -> str:
    return contact.organisation if contact is not None and contact.kind == "person" else ""


def _roles(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for part in lookups.batched(ids):
        rows = session.execute(
            select(ContactRole.contact_id, Code.label)
            .join(Code, Code.id == ContactRole.code_id)
            .where(ContactRole.contact_id.in_(part))
            .order_by(Code.position, Code.label)
        )
        for contact_id, label in rows:
            found.setdefault(contact_id, []).append(label)
    return found


def _consents(session: Session, ids: Sequence[int]) -> dict[int, list[Given]]:
    found: dict[int, list[Given]] = {}
    for part in lookups.batched(ids):
        rows = session.execute(
            select(Consent.contact_id, Consent.channel, Consent.given_on, Consent.how, Consent.withdrawn_on)
            .where(Consent.purpose == PURPOSE, Consent.contact_id.in_(part))
            .order_by(Consent.given_on, Consent.id)
        )
        for row in rows:
            found.setdefault(row.contact_id, []).append(
                Given(row.channel, row.given_on, row.how, row.withdrawn_on)
            )
    return found


def _words(session: Session, column: Any) -> list[Option]:
    found = session.scalars(select(column).where(column != "", Contact.active).distinct().order_by(column))
    return [Option(word, word) for word in found]
