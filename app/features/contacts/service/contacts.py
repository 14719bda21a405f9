"""What a person does with a contact: keep it, delete it."""

from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.people import display_name
from app.features.contacts import rules
from app.features.contacts.queries import GONE
from app.features.contacts.queries.erasing import LINKS, counted
from app.features.contacts.rules import ContactDraft
from app.features.contacts.service import parts
from app.features.contacts.service.consents import keep_consents
from db.models import Contact

PLAIN = (
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


def save(session: Session, draft: ContactDraft, record_id: int | None, *, today: date) -> int:
    """Keep a contact with addresses, roles, memberships and consents.

    A consent that gets its day of withdrawal here takes the name out of the consultations it allowed.

    Raises:
        Refused: when the draft is wrong.
    """
    clean = rules.check(draft, today=today)
    record = Contact() if record_id is None else _found(session, record_id)
    for name in PLAIN:
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


def links(session: Session, contact_id: int) -> list[str]:
    """What refers to a contact, counted in words."""
    return counted(session, contact_id, LINKS)


def _found(session: Session, record_id: int) -> Contact:
    record = session.get(Contact, record_id)
    if record is None:
        raise Refused(GONE)
    return record


def _listed(words: list[str]) -> str:
    return " und ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
