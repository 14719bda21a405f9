"""Whose letter it is: the office itself, or the office of the city that is to sign."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.letterhead import Writer
from app.domain.people import Party, one_line
from db import files
from db.models import CityContact, CityOffice, Logo, Office, Staff

_PICTURES = frozenset({"image/png", "image/jpeg"})


def own(session: Session, office: Office, staff_id: int | None) -> Writer:
    """The office, with whoever is at work there."""
    staff = session.get(Staff, staff_id) if staff_id else None
    address = one_line(Party(street=office.street, postcode=office.postcode, town=office.town))
    contact = staff.name if staff else ""
    return Writer(
        name=office.name,
        lines=_said(f"im Auftrag der {office.city}" if office.city else "", office.district),
        return_line=", ".join(_said(office.name, address)),
        footer=_footer(
            (office.name, office.street, f"{office.postcode} {office.town}".strip()),
            (office.phone, office.email, office.website),
            tuple(office.hours.splitlines()[:4]),
            tuple(office.footer.splitlines()[:4]),
        ),
        logos=_logos(session, ("office", "city")),
        contact=contact,
        phone=(staff and staff.phone) or office.phone,
        email=(staff and staff.email) or office.email,
        signatory=contact or office.name,
        role=staff.function if staff else "",
    )


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
        lines=_said(signer.name if office.city else "", signer.unit),
        return_line=", ".join(_said(office.city, signer.short_name or signer.name, address)),
        footer=_footer(
            (signer.name, signer.street, f"{signer.postcode} {signer.town}"), (signer.phone, signer.email)
        ),
        logos=_logos(session, ("city",)),
        contact=person.name if person else "",
        phone=(person and person.phone) or signer.phone,
        email=(person and person.email) or signer.email,
        signatory=signer.name,
        role="",
    )


def _logos(session: Session, places: tuple[str, ...]) -> tuple[tuple[bytes, str], ...]:
    rows = session.scalars(select(Logo).where(Logo.place.in_(places)).order_by(Logo.position, Logo.id)).all()
    return tuple(
        (files.data(session, row.file_id), row.alternative_text or "Logo")
        for row in sorted(rows, key=lambda row: places.index(row.place))
        if files.about(session, row.file_id).media_type in _PICTURES
    )


def _said(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _footer(*columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(filled for column in columns if (filled := _said(*column)))
