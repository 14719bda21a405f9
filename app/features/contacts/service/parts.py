"""What belongs to a contact: roles, further addresses, memberships."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.contacts.rules import AddressRow, MembershipRow
from db.models import Contact, ContactAddress, ContactRole, Membership


def keep_roles(session: Session, contact_id: int, wanted: tuple[int, ...]) -> None:
    """Keep the roles as chosen."""
    kept = {
        role.code_id: role
        for role in session.scalars(select(ContactRole).where(ContactRole.contact_id == contact_id))
    }
    for code_id, role in kept.items():
        if code_id not in wanted:
            session.delete(role)
    session.add_all(
        ContactRole(contact_id=contact_id, code_id=code_id) for code_id in wanted if code_id not in kept
    )


def keep_addresses(session: Session, contact_id: int, rows: tuple[AddressRow, ...]) -> None:
    """Keep the further addresses as typed."""
    kept = {
        address.id: address
        for address in session.scalars(select(ContactAddress).where(ContactAddress.contact_id == contact_id))
    }
    wanted = {row.id for row in rows}
    for address_id, address in kept.items():
        if address_id not in wanted:
            session.delete(address)
    for position, row in enumerate(rows):
        address = kept.get(row.id or 0) or ContactAddress(contact_id=contact_id)
        address.position, address.kind, address.extra = position, row.kind, row.extra
        address.street, address.house_number = row.street, row.house_number
        address.postcode, address.town = row.postcode, row.town
        session.add(address)


def keep_memberships(session: Session, contact: Contact, rows: tuple[MembershipRow, ...]) -> None:
    """Keep the memberships as chosen: a person's organisations, or an organisation's persons.

    Raises:
        Refused: when both sides are of the same kind.
    """
    kept = {
        membership.id: membership
        for membership in session.scalars(select(Membership).where(of_either_side(contact.id)))
    }
    wanted = {row.id for row in rows}
    for membership_id, membership in kept.items():
        if membership_id not in wanted:
            session.delete(membership)
    session.flush()
    for index, row in enumerate(rows):
        _keep(session, contact, kept.get(row.id or 0), row, f"memberships[{index}].other_id")


def of_either_side(contact_id: int) -> ColumnElement[bool]:
    """Memberships of a contact, whichever side it is on."""
    return or_(Membership.person_id == contact_id, Membership.organisation_id == contact_id)


def _keep(
    session: Session, contact: Contact, membership: Membership | None, row: MembershipRow, field: str
) -> None:
    other = session.get(Contact, row.other_id)
    if other is None:
        raise Refused("Diesen Kontakt gibt es nicht mehr.", field)
    if other.kind == contact.kind:
        needed = "eine Organisation" if contact.kind == "person" else "eine Person"
        raise Refused(f"Hier kann nur {needed} stehen.", field)
    person, organisation = (contact, other) if contact.kind == "person" else (other, contact)
    membership = membership or Membership()
    membership.person_id, membership.organisation_id = person.id, organisation.id
    membership.function = row.function
    session.add(membership)
