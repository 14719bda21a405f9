"""The list of contacts, a page at a time, and what is linked to one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.consents import PURPOSES
from app.domain.paging import Filter, Page, PageRequest
from app.features.contacts.queries.rows import ContactRow
from db.models import Code, Consent, Contact, ContactRole
from db.paging import Key, paged

_ADDRESS = func.trim(Contact.street + " " + Contact.house_number)
_PHONE = func.coalesce(func.nullif(Contact.phone, ""), Contact.mobile)

_COLUMNS: Mapping[str, Key] = {
    "display_name": Contact.display_name,
    "kind": Contact.kind,
    "applicant_type": Contact.applicant_type,
    "address": _ADDRESS,
    "postcode": Contact.postcode,
    "town": Contact.town,
    "phone": _PHONE,
    "email": Contact.email,
    "active": Contact.active,
}


def page(session: Session, request: PageRequest) -> Page[ContactRow]:
    """One page of contacts, by name."""
    statement, request = _roles_and_consents(_STATEMENT, request)
    rows, total = paged(
        session,
        statement,
        request,
        _COLUMNS,
        kind="contact",
        id_column=Contact.id,
        default_order=(func.qb_sort_text(Contact.display_name),),
    )
    ids = [row["id"] for row in rows]
    roles, consents = roles_of(session, ids), _consents_of(session, ids)
    found = (
        ContactRow(**row, roles=roles.get(row["id"], ""), consents=consents.get(row["id"], ""))
        for row in rows
    )
    return Page(tuple(found), total, request.offset)


def roles_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The roles of some contacts, as one text each."""
    rows = session.execute(
        select(ContactRole.contact_id, Code.label)
        .join(Code, Code.id == ContactRole.code_id)
        .where(ContactRole.contact_id.in_(ids))
        .order_by(ContactRole.contact_id, Code.position)
    )
    return _joined((row.contact_id, row.label) for row in rows)


def _consents_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(Consent.contact_id, Consent.purpose)
        .where(Consent.contact_id.in_(ids), Consent.withdrawn_on.is_(None))
        .distinct()
    ).all()
    order = list(PURPOSES)
    sorted_rows = sorted(
        rows, key=lambda row: order.index(row.purpose) if row.purpose in order else len(order)
    )
    return _joined((row.contact_id, PURPOSES.get(row.purpose, row.purpose)) for row in sorted_rows)


def _joined(pairs: Any) -> dict[int, str]:
    texts: dict[int, str] = {}
    for contact_id, text in pairs:
        before = texts.get(contact_id)
        texts[contact_id] = f"{before}, {text}" if before else text
    return texts


def _roles_and_consents(statement: Select[Any], request: PageRequest) -> tuple[Select[Any], PageRequest]:
    """The filters on other tables, as conditions of the statement; the rest stay in the request."""
    rest: list[Filter] = []
    for wanted in request.filters:
        values = wanted.value if isinstance(wanted.value, tuple) else (wanted.value,)
        if wanted.key == "role":
            among = select(ContactRole.contact_id).where(ContactRole.code_id.in_(values))
            statement = statement.where(Contact.id.in_(among))
        elif wanted.key == "consent":
            agreed = select(Consent.contact_id).where(
                Consent.purpose.in_(values), Consent.withdrawn_on.is_(None)
            )
            statement = statement.where(Contact.id.in_(agreed))
        else:
            rest.append(wanted)
    return statement, replace(request, filters=tuple(rest))


_STATEMENT: Select[Any] = select(
    Contact.id,
    Contact.display_name,
    Contact.kind,
    Contact.applicant_type,
    _ADDRESS.label("address"),
    Contact.postcode,
    Contact.town,
    _PHONE.label("phone"),
    Contact.email,
    Contact.active,
)
