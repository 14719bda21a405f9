"""What a person does with a contact: keep it, delete it, erase it for good."""

from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.people import display_name
from app.features.contacts import rules
from app.features.contacts.queries import GONE
from app.features.contacts.rules import ContactDraft
from app.features.contacts.service import parts
from app.features.contacts.service.consents import keep_consents
from db import audit, drafts
from db.models import (
    Application,
    CommitteeMember,
    Consent,
    Consultation,
    Contact,
    ContactAddress,
    Event,
    EventHelper,
    EventPartner,
    Letter,
    Membership,
    PressRecipient,
    Property,
    Registration,
)

_PLAIN = (
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
_ERASED = {
    Contact: (*_PLAIN, "salutation", "applicant_type", "display_name"),
    ContactAddress: ("kind", "extra", "street", "house_number", "postcode", "town"),
    Consent: ("note",),
    Membership: ("function",),
}
"""What a contact is erased from; the bare fact that there was a record stays."""

_LINKS = (
    (Consultation, Consultation.contact_id, "Beratung", "Beratungen"),
    (Application, Application.contact_id, "Antrag", "Anträgen"),
    (CommitteeMember, CommitteeMember.contact_id, "Sitz in einem Gremium", "Sitzen in Gremien"),
    (Event, Event.organiser_id, "Veranstaltung", "Veranstaltungen"),
    (EventPartner, EventPartner.contact_id, "Veranstaltung als Partner", "Veranstaltungen als Partner"),
    (EventHelper, EventHelper.contact_id, "Einsatz bei einer Veranstaltung", "Einsätzen bei Veranstaltungen"),
    (Registration, Registration.contact_id, "Anmeldung", "Anmeldungen"),
    (Letter, Letter.contact_id, "Schreiben", "Schreiben"),
    (Property, Property.owner_id, "Objekt", "Objekten"),
    (PressRecipient, PressRecipient.contact_id, "Pressemitteilung", "Pressemitteilungen"),
)
"""What holds a contact: model, column, and its German words after „mit“."""


def save(session: Session, draft: ContactDraft, record_id: int | None, *, today: date) -> int:
    """Keep a contact with addresses, roles, memberships and consents.

    A consent that gets its day of withdrawal here takes the name out of the consultations it allowed.

    Raises:
        Refused: when the draft is wrong.
    """
    clean = rules.check(draft, today=today)
    record = Contact() if record_id is None else _found(session, record_id)
    for name in _PLAIN:
        setattr(record, name, getattr(clean, name))
    record.salutation = clean.salutation or ""
    record.applicant_type = clean.applicant_type or ""
    record.display_name = display_name(rules.party(clean))
    session.add(record)
    session.flush()
    # A new contact has none of them yet; asking the file for them would take most of the time.
    if record_id is not None or clean.roles:
        parts.keep_roles(session, record.id, clean.roles)
    if record_id is not None or clean.addresses:
        parts.keep_addresses(session, record.id, clean.addresses)
    if record_id is not None or clean.memberships:
        parts.keep_memberships(session, record, clean.memberships)
    if record_id is not None or clean.consents:
        keep_consents(session, record.id, clean.consents)
    session.flush()
    return record.id


def remove(session: Session, record_id: int) -> int:
    """Delete a contact nothing refers to; it can be brought back by undo.

    Raises:
        Refused: naming what is linked.
    """
    record = _found(session, record_id)
    linked = links(session, record.id)
    if linked:
        raise Refused(
            f"„{record.display_name}“ ist verknüpft mit {_listed(linked)} und kann nicht gelöscht werden. "
            "Nehmen Sie stattdessen das Häkchen bei „Aktiv“ heraus."
        )
    session.execute(delete(Contact).where(Contact.id == record.id))
    return record_id


def erase(session: Session, record_id: int) -> int:
    """Delete a contact, also from the history and from unsaved forms (Art. 17 GDPR); needs a sealed step.

    Raises:
        Refused: naming what is linked.
    """
    for model, columns in _ERASED.items():
        for row_id in _rows(session, model, record_id):
            audit.erase(session, str(model.__tablename__), row_id, columns)
    drafts.forget(session, f"contact:{record_id}")
    return remove(session, record_id)


def links(session: Session, contact_id: int) -> list[str]:
    """What refers to a contact, counted in words."""
    found = []
    for model, column, one, many in _LINKS:
        count = session.scalar(select(func.count()).select_from(model).where(column == contact_id)) or 0
        if count:
            found.append(formats.count(count, one, many))
    return found


def _rows(session: Session, model: type, record_id: int) -> list[int]:
    if model is Contact:
        return [record_id]
    if model is Membership:
        return list(session.scalars(select(Membership.id).where(parts.of_either_side(record_id))))
    if model is Consent:
        return list(session.scalars(select(Consent.id).where(Consent.contact_id == record_id)))
    return list(session.scalars(select(ContactAddress.id).where(ContactAddress.contact_id == record_id)))


def _found(session: Session, record_id: int) -> Contact:
    record = session.get(Contact, record_id)
    if record is None:
        raise Refused(GONE)
    return record


def _listed(words: list[str]) -> str:
    return " und ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
