"""Whose paper it is: what stands in its letterhead, at its foot and under it."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.people import Party, one_line


@dataclass(frozen=True)
class Writer:
    """Whoever writes: the office itself, or the office of the city that is to sign.

    Args:
        name: large in the letterhead.
        lines: below it.
        return_line: one line above the recipient.
        footer: columns of lines at the foot.
        logos: media type is PNG or JPEG; the bytes and what they show.
        contact: who to ask, with telephone and e-mail.
        signatory: name and role under the signature.
    """

    name: str
    lines: tuple[str, ...] = ()
    return_line: str = ""
    footer: tuple[tuple[str, ...], ...] = ()
    logos: tuple[tuple[bytes, str], ...] = ()
    contact: str = ""
    phone: str = ""
    email: str = ""
    signatory: str = ""
    role: str = ""


class OfficeLike(Protocol):
    """What a letterhead needs to know of the office."""

    name: str
    city: str
    district: str
    street: str
    postcode: str
    town: str
    phone: str
    email: str
    website: str
    hours: str
    footer: str


class StaffLike(Protocol):
    """What a letterhead needs to know of whoever is at work."""

    name: str
    phone: str
    email: str
    function: str


def of_office(
    office: OfficeLike, staff: StaffLike | None, logos: tuple[tuple[bytes, str], ...] = ()
) -> Writer:
    """The office, with whoever is at work there: the one letterhead of all its papers."""
    address = one_line(Party(street=office.street, postcode=office.postcode, town=office.town))
    contact = staff.name if staff else ""
    return Writer(
        name=office.name,
        lines=filled(f"im Auftrag der {office.city}" if office.city else "", office.district),
        return_line=", ".join(filled(office.name, address)),
        footer=columns(
            (office.name, office.street, f"{office.postcode} {office.town}".strip()),
            (office.phone, office.email, office.website),
            tuple(office.hours.splitlines()[:4]),
            tuple(office.footer.splitlines()[:4]),
        ),
        logos=logos,
        contact=contact,
        phone=(staff and staff.phone) or office.phone,
        email=(staff and staff.email) or office.email,
        signatory=contact or office.name,
        role=staff.function if staff else "",
    )


def filled(*parts: str) -> tuple[str, ...]:
    """The lines in which something stands."""
    return tuple(part for part in parts if part)


def columns(*each: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The columns of a foot in which something stands."""
    return tuple(kept for column in each if (kept := filled(*column)))
