"""Receives applications from the rows of a list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.people import display_name
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules.listed import ListedApplication
from app.features.applications.service import filing, reading
from db.models import Contact

_NAMING = (
    "kind",
    "salutation",
    "title",
    "first_name",
    "last_name",
    "organisation",
    "street",
    "house_number",
    "postcode",
    "town",
)


def receive_listed(session: Session, row: ListedApplication, *, today: date) -> int:
    """Receive one application under the next number of its fund, and its applicant where unknown.

    Raises:
        Refused: see ``filing.receive``.
    """
    contact_id = row.draft.contact_id or _contact(session, row)
    return filing.receive(session, replace(row.draft, contact_id=contact_id), today=today)


def complete(session: Session, application_id: int, values: Mapping[str, Any], *, today: date) -> int:
    """Put values into fields that are still empty; what is there stays.

    Raises:
        Refused: when it may not be changed any more, or a value cannot be right.
    """
    draft = draft_of(session, reading.application(session, application_id))
    empty = {key: value for key, value in values.items() if getattr(draft, key) in {None, ""}}
    return filing.change(session, application_id, replace(draft, **empty), today=today)


def _contact(session: Session, row: ListedApplication) -> int:
    """The contact of that name: one that an earlier row brought in, or a new one."""
    name = display_name(row.applicant)
    party = row.applicant
    same = select(Contact.id).where(Contact.display_name == name, Contact.kind == party.kind)
    if party.street:
        same = same.where(Contact.street == party.street)
    there = session.scalar(same.order_by(Contact.id.desc()).limit(1))
    if there is not None:
        return there
    contact = Contact(
        display_name=name,
        phone=row.phone,
        email=row.email,
        **{key: getattr(party, key) for key in _NAMING},
    )
    session.add(contact)
    session.flush()
    return contact.id
