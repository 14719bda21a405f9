"""One contact with all that belongs to it, and what happened with it."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.people import Party, one_line
from app.domain.text import shorten
from app.features.contacts.queries.lists import roles_of
from app.features.contacts.queries.rows import ContactDetail, Event
from app.features.contacts.rules import AddressRow, ConsentRow, ContactDraft, MembershipRow
from db.models import (
    Application,
    Consent,
    Consultation,
    Contact,
    ContactAddress,
    ContactRole,
    Letter,
    Membership,
)

GONE = "Diesen Kontakt gibt es nicht mehr. Er wurde inzwischen gelöscht."
MOST_EVENTS = 500

_OWN = (
    "kind",
    "title",
    "first_name",
    "last_name",
    "organisation",
    "legal_form",
    "extra",
    "street",
    "house_number",
    "postcode",
    "town",
    "phone",
    "mobile",
    "email",
    "website",
    "language",
    "note",
    "active",
)


def detail(session: Session, contact_id: int) -> ContactDetail:
    """One contact.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Contact, contact_id)
    if record is None:
        raise Refused(GONE)
    own: dict[str, Any] = {name: getattr(record, name) for name in _OWN}
    roles = session.execute(
        select(ContactRole.id, ContactRole.code_id)
        .where(ContactRole.contact_id == record.id)
        .order_by(ContactRole.id)
    ).all()
    addresses, memberships = _addresses(session, record.id), _memberships(session, record)
    consents = _consents(session, record.id)
    parts = [("contacts", record.id)]
    parts += [("contact_roles", role.id) for role in roles]
    for table, rows in (
        ("contact_addresses", addresses),
        ("memberships", memberships),
        ("consents", consents),
    ):
        parts += [(table, row.id) for row in rows if row.id is not None]
    draft = ContactDraft(
        **own,
        salutation=record.salutation or None,
        applicant_type=record.applicant_type or None,
        roles=tuple(role.code_id for role in roles),
        addresses=addresses,
        memberships=memberships,
        consents=consents,
    )
    named_in = session.scalar(
        select(func.count()).select_from(Consultation).where(Consultation.contact_id == record.id)
    )
    return ContactDetail(
        id=record.id,
        name=record.display_name,
        draft=draft,
        address=one_line(
            Party(**{name: own[name] for name in ("street", "house_number", "postcode", "town")})
        ),
        roles=roles_of(session, [record.id]).get(record.id, ""),
        named_in=named_in or 0,
        parts=tuple(parts),
    )


def timeline(session: Session, contact_id: int) -> list[Event]:
    """What happened with a contact, newest first: consultations, applications, letters."""
    events = [
        Event(0, row.id, row.began_at.date(), "consultation", row.reference, shorten(row.concern, 160), "")
        for row in session.execute(
            select(Consultation.id, Consultation.began_at, Consultation.reference, Consultation.concern)
            .where(Consultation.contact_id == contact_id)
            .order_by(Consultation.began_at.desc())
            .limit(MOST_EVENTS)
        )
    ]
    events += [
        Event(0, row.id, row.received_on, "application", row.reference, row.title, row.status)
        for row in session.execute(
            select(
                Application.id,
                Application.received_on,
                Application.reference,
                Application.title,
                Application.status,
            )
            .where(Application.contact_id == contact_id)
            .order_by(Application.received_on.desc())
            .limit(MOST_EVENTS)
        )
    ]
    events += [
        Event(0, row.id, row.dated, "letter", "", row.subject, row.kind)
        for row in session.execute(
            select(Letter.id, Letter.dated, Letter.subject, Letter.kind)
            .where(Letter.contact_id == contact_id)
            .order_by(Letter.dated.desc())
            .limit(MOST_EVENTS)
        )
    ]
    newest_first = sorted(events, key=_newest_first)
    return [replace(event, id=at) for at, event in enumerate(newest_first, 1)]


def _newest_first(event: Event) -> tuple[int, str, int]:
    return -date.toordinal(event.day), event.kind, -event.record_id


def _addresses(session: Session, contact_id: int) -> tuple[AddressRow, ...]:
    rows = session.scalars(
        select(ContactAddress)
        .where(ContactAddress.contact_id == contact_id)
        .order_by(ContactAddress.position, ContactAddress.id)
    )
    return tuple(
        AddressRow(row.kind, row.extra, row.street, row.house_number, row.postcode, row.town, row.id)
        for row in rows
    )


def _memberships(session: Session, record: Contact) -> tuple[MembershipRow, ...]:
    rows = session.scalars(
        select(Membership)
        .where(or_(Membership.person_id == record.id, Membership.organisation_id == record.id))
        .order_by(Membership.id)
    )
    return tuple(
        MembershipRow(
            row.organisation_id if row.person_id == record.id else row.person_id, row.function, row.id
        )
        for row in rows
    )


def _consents(session: Session, contact_id: int) -> tuple[ConsentRow, ...]:
    rows = session.scalars(
        select(Consent).where(Consent.contact_id == contact_id).order_by(Consent.given_on, Consent.id)
    )
    return tuple(
        ConsentRow(row.purpose, row.channel, row.given_on, row.how, row.note, row.withdrawn_on, row.id)
        for row in rows
    )
