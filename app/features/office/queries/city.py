"""The offices of the city and who to speak to there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.paging import Page, PageRequest
from app.features.office.rules.drafts import CityContactDraft, CityOfficeDraft
from db.models import CityContact, CityOffice
from db.paging import Key, paged


@dataclass(frozen=True)
class CityOfficeRow:
    """A line of the list."""

    id: int
    name: str
    unit: str
    contacts: int
    receives_handover: bool
    active: bool


@dataclass(frozen=True)
class CityOfficeDetail:
    """One office of the city with its contact persons."""

    id: int
    draft: CityOfficeDraft
    contact_ids: tuple[int, ...]


def page(session: Session, request: PageRequest) -> Page[CityOfficeRow]:
    """The list of offices."""
    contacts = (
        select(func.count(CityContact.id))
        .where(CityContact.city_office_id == CityOffice.id)
        .correlate(CityOffice)
        .scalar_subquery()
    )
    columns: dict[str, Key] = {
        "id": CityOffice.id,
        "name": CityOffice.name,
        "unit": CityOffice.unit,
        "contacts": contacts,
        "receives_handover": CityOffice.receives_handover,
        "active": CityOffice.active,
    }
    statement: Select[Any] = select(*(column.label(key) for key, column in columns.items()))
    rows, total = paged(
        session,
        statement,
        request,
        columns,
        kind="city_office",
        id_column=CityOffice.id,
        default_order=(CityOffice.active.desc(), CityOffice.name.asc()),
    )
    found = tuple(
        CityOfficeRow(
            row["id"], row["name"], row["unit"], row["contacts"], row["receives_handover"], row["active"]
        )
        for row in rows
    )
    return Page(found, total, request.offset)


def detail(session: Session, office_id: int) -> CityOfficeDetail:
    """One office with its contact persons in their order.

    Raises:
        Refused: when there is no such office (any more).
    """
    office = session.get(CityOffice, office_id)
    if office is None:
        raise Refused("Dieses Amt gibt es nicht mehr.")
    people = session.scalars(
        select(CityContact)
        .where(CityContact.city_office_id == office_id)
        .order_by(CityContact.position, CityContact.id)
    ).all()
    draft = CityOfficeDraft(
        name=office.name,
        short_name=office.short_name,
        unit=office.unit,
        street=office.street,
        postcode=office.postcode,
        town=office.town,
        phone=office.phone,
        email=office.email,
        receives_handover=office.receives_handover,
        active=office.active,
        contacts=tuple(
            CityContactDraft(who.id, who.salutation, who.name, who.function, who.phone, who.email)
            for who in people
        ),
    )
    return CityOfficeDetail(office.id, draft, tuple(who.id for who in people))
