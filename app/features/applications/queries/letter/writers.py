"""Whose letter it is: the office itself, or the office of the city that is to sign."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.letterhead import Writer, columns, filled, of_office
from app.domain.people import Party, one_line
from db import logos
from db.models import CityContact, CityOffice, Office, Staff


def own(session: Session, office: Office, staff_id: int | None) -> Writer:
    """The office, with whoever is at work there."""
    staff = session.get(Staff, staff_id) if staff_id else None
    return of_office(office, staff, logos.shown(session, ("office", "city")))


def city(session: Session, office: Office, signer: CityOffice) -> Writer:
    """An office of the city, with its first person."""
    person = session.scalars(
        select(CityContact)
        .where(CityContact.city_office_id == signer.id)
        .order_by(CityContact.position, CityContact.id)
        .limit(1)
    ).first()
    address = one_line(Party(street=signer.street, postcode=signer.postcode, town=signer.town))
    return Writer(
        name=office.city or signer.name,
        lines=filled(signer.name if office.city else "", signer.unit),
        return_line=", ".join(filled(office.city, signer.short_name or signer.name, address)),
        footer=columns(
            (signer.name, signer.street, f"{signer.postcode} {signer.town}"), (signer.phone, signer.email)
        ),
        logos=logos.shown(session, ("city",)),
        contact=person.name if person else "",
        phone=(person and person.phone) or signer.phone,
        email=(person and person.email) or signer.email,
        signatory=signer.name,
        role="",
    )
