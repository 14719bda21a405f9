"""What can be chosen in the form of a contact, and who is probably meant."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.consents import CHANNELS, PURPOSES, WAYS
from app.domain.options import Option
from app.domain.people import Party, display_name, one_line
from app.features.contacts.rules import APPLICANT_TYPES, Known, likely
from db import lookups, search
from db.models import Contact

MOST = 20
"""Suggestions a link field shows."""

APPLICANT_OPTIONS = tuple(Option(word, word) for word in APPLICANT_TYPES)
PURPOSE_OPTIONS = tuple(Option(value, word) for value, word in PURPOSES.items())
CHANNEL_OPTIONS = tuple(Option(value, word) for value, word in CHANNELS.items())
WAY_OPTIONS = tuple(Option(value, word) for value, word in WAYS.items())


def role_options(session: Session) -> list[Option]:
    """What a contact can be to the district."""
    entries = lookups.codes(session, "role", all_of_them=True)
    return [Option(entry.id, entry.label, active=entry.active) for entry in entries]


def contact_options(session: Session, typed: str) -> Sequence[Option]:
    """Contacts whose record matches what was typed."""
    rows = session.execute(
        select(Contact.id, Contact.display_name, Contact.street, Contact.house_number)
        .where(Contact.active, Contact.id.in_(search.matching("contact", typed)))
        .order_by(Contact.display_name)
        .limit(MOST)
    )
    return [Option(row.id, row.display_name, hint=f"{row.street} {row.house_number}".strip()) for row in rows]


def all_contact_options(session: Session) -> list[Option]:
    """Every contact by name, for the other side of a membership."""
    rows = session.execute(
        select(Contact.id, Contact.display_name, Contact.active).order_by(Contact.display_name)
    )
    return [Option(row.id, row.display_name, active=row.active) for row in rows]


def contact_label(session: Session, contact_id: int) -> str:
    """A contact's name."""
    return session.scalar(select(Contact.display_name).where(Contact.id == contact_id)) or ""


def similar(session: Session, values: Mapping[str, Any], own_id: int | None = None) -> list[Option]:
    """Contacts that are probably the one being typed, surest first, with the reason."""
    typed = Known(
        id=own_id,
        name=display_name(_party(values)),
        street=values.get("street") or "",
        house_number=values.get("house_number") or "",
        town=values.get("town") or "",
        email=values.get("email") or "",
        phones=(values.get("phone") or "", values.get("mobile") or ""),
    )
    known = {
        row.id: row
        for row in session.execute(
            select(
                Contact.id,
                Contact.display_name,
                Contact.street,
                Contact.house_number,
                Contact.postcode,
                Contact.town,
                Contact.email,
                Contact.phone,
                Contact.mobile,
            )
        )
    }
    found = likely(
        typed,
        (
            Known(
                row.id,
                row.display_name,
                row.street,
                row.house_number,
                row.town,
                row.email,
                (row.phone, row.mobile),
            )
            for row in known.values()
        ),
    )
    return [Option(like.id, like.name, hint=_hint(known[like.id], like.reason)) for like in found]


def _hint(row: Any, reason: str) -> str:
    address = one_line(
        Party(street=row.street, house_number=row.house_number, postcode=row.postcode, town=row.town)
    )
    return f"{address} ({reason})" if address else reason


def _party(values: Mapping[str, Any]) -> Party:
    names = ("first_name", "last_name", "organisation", "legal_form")
    return Party(kind=values.get("kind") or "person", **{name: values.get(name) or "" for name in names})
