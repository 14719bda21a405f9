"""The offices of the city."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.office.rules.drafts import CityContactDraft, CityOfficeDraft, checked_city_office
from db.models import CityContact, CityOffice

_OWN = (
    "name",
    "short_name",
    "unit",
    "street",
    "postcode",
    "town",
    "phone",
    "email",
    "receives_handover",
    "active",
)
_CONTACT = ("salutation", "name", "function", "phone", "email")


def save(session: Session, draft: CityOfficeDraft, office_id: int | None = None) -> int:
    """Add an office of the city or change it, with its contact persons.

    Raises:
        Refused: beside the field that cannot stay as it is.
    """
    facts = checked_city_office(draft)
    office = CityOffice(name=facts.name) if office_id is None else _office(session, office_id)
    for name in _OWN:
        setattr(office, name, getattr(facts, name))
    session.add(office)
    session.flush()
    _keep_contacts(session, office.id, facts.contacts)
    return office.id


def _keep_contacts(session: Session, office_id: int, rows: tuple[CityContactDraft, ...]) -> None:
    """Rows keep their identity, so that the history tells a change from a removal."""
    there = {
        contact.id: contact
        for contact in session.scalars(select(CityContact).where(CityContact.city_office_id == office_id))
    }
    for position, row in enumerate(rows):
        contact = there.pop(row.id, None) if row.id is not None else None
        if contact is None:
            contact = CityContact(city_office_id=office_id, name=row.name)
        contact.position = position
        for name in _CONTACT:
            setattr(contact, name, getattr(row, name))
        session.add(contact)
    for gone in there.values():
        session.delete(gone)
    session.flush()


def _office(session: Session, office_id: int) -> CityOffice:
    office = session.get(CityOffice, office_id)
    if office is None:
        raise Refused("Dieses Amt gibt es nicht mehr.")
    return office
