"""Erasing a contact for good: its record, its history, and the name wherever else it stands."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.contacts.queries import GONE, erasing
from app.features.contacts.rules.erasing import EMPTIED, Place, waits
from app.features.contacts.service import contacts, parts
from db import audit, drafts, journal
from db.models import Consent, Contact, ContactAddress, Membership, Registration

_ERASED = {
    Contact: (*contacts.PLAIN, "salutation", "applicant_type", "display_name"),
    ContactAddress: ("kind", "extra", "street", "house_number", "postcode", "town"),
    Consent: ("note",),
    Membership: ("function",),
}
"""What a contact is erased from; the bare fact that there was a record stays."""


def erase(session: Session, record_id: int, *, same_name: bool = False) -> int:
    """Delete a contact, also from the history and from unsaved forms (Art. 17 GDPR); needs a sealed step.

    Helpers, partners, registrations for events that are over, press recipients and places where flyers lie
    lose who it was; numbers and hours stay. What was printed and archived stays as it is.

    Args:
        session: the open, sealed step.
        record_id: the contact.
        same_name: also where the same name is only typed.

    Raises:
        Refused: naming what needs the contact still.
    """
    record = session.get(Contact, record_id)
    if record is None:
        raise Refused(GONE)
    found = erasing.remains(session, record_id)
    why = waits(record.display_name, found)
    if why:
        raise Refused(why)
    _empty(session, found.places if same_name else found.linked)
    _forget_links(session, record_id)
    for model, columns in _ERASED.items():
        for row_id in _rows(session, model, record_id):
            audit.erase(session, str(model.__tablename__), row_id, columns)
    drafts.forget(session, f"contact:{record_id}")
    return contacts.remove(session, record_id)


def _empty(session: Session, places: Collection[Place]) -> None:
    for place in places:
        spec = erasing.SPECS[place.spec]
        row = session.get_one(spec.model, place.record_id)
        columns = spec.columns if place.named else ("contact_id",)
        for column in columns:
            setattr(row, column, None if column == "contact_id" else "")
        if place.named and spec.model is not Registration:
            setattr(row, spec.name, EMPTIED)
        audit.erase(session, place.table, place.record_id, columns)
    session.flush()


def _forget_links(session: Session, record_id: int) -> None:
    """Records that named the contact once, and those that are gone, say so in the history only."""
    for spec in erasing.SPECS:
        if spec.link:
            table = str(spec.model.__tablename__)
            for row_id in journal.held(session, table, "contact_id", record_id):
                columns = spec.columns if spec.own else ("contact_id",)
                audit.erase(session, table, row_id, columns)


def _rows(session: Session, model: type, record_id: int) -> list[int]:
    if model is Contact:
        return [record_id]
    if model is Membership:
        return list(session.scalars(select(Membership.id).where(parts.of_either_side(record_id))))
    if model is Consent:
        return list(session.scalars(select(Consent.id).where(Consent.contact_id == record_id)))
    return list(session.scalars(select(ContactAddress.id).where(ContactAddress.contact_id == record_id)))
