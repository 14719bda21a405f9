"""What is typed about the office, its staff and the city; and when it may be kept."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from app.domain.errors import Faults, Refused, refuse
from app.domain.text import clean_line, clean_text

_POSTCODE = re.compile(r"^\d{5}$")
_EMAIL = re.compile(r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]{2,}$")
_LONG = frozenset({"footer", "hours", "funding_sentence", "court_address"})
Draft = TypeVar("Draft")
NAMED = (("name", "Bitte geben Sie an, wie Ihr Büro heißt."), ("city", "Bitte geben Sie die Stadt an."))
"""What every office says of itself: letters and the handover are for the city."""


@dataclass(frozen=True)
class IdentityDraft:
    """Who the office is and where it is found."""

    name: str = ""
    district: str = ""
    operator: str = ""
    city: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True)
class LetterheadDraft:
    """What stands on letters besides the address."""

    hours: str = ""
    footer: str = ""
    funding_sentence: str = ""


@dataclass(frozen=True)
class CourtDraft:
    """The court that notices name in their instruction on remedies."""

    court_name: str = ""
    court_address: str = ""


@dataclass(frozen=True)
class OfficeDraft(CourtDraft, LetterheadDraft, IdentityDraft):
    """All of it, as set up at the first start."""


@dataclass(frozen=True)
class StaffDraft:
    """A member of staff."""

    name: str = ""
    initials: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class CityContactDraft:
    """A contact person in an office of the city."""

    id: int | None = None
    salutation: str = ""
    name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class CityOfficeDraft:
    """An office of the city and its contact persons."""

    name: str = ""
    short_name: str = ""
    unit: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    receives_handover: bool = False
    active: bool = True
    contacts: tuple[CityContactDraft, ...] = ()


@dataclass(frozen=True)
class LogoDraft:
    """A logo to be added."""

    place: str = "office"
    alternative_text: str = ""
    picture: bytes | None = None


def checked(draft: Draft, *, required: tuple[tuple[str, str], ...] = ()) -> Draft:
    """The draft with every text cleaned and the formal fields looked at.

    Args:
        draft: any of the drafts of this file.
        required: pairs of field and sentence for what must not stay empty.

    Raises:
        Refused: beside each field that cannot stay as it is.
    """
    result, wrong = _looked_at(draft, required)
    refuse(wrong)
    return result


def faults(draft: object, *, required: tuple[tuple[str, str], ...] = ()) -> list[Refused]:
    """All that ``checked`` would refuse, so that a page can name every field at once."""
    return _looked_at(draft, required)[1]


def checked_city_office(draft: CityOfficeDraft) -> CityOfficeDraft:
    """An office of the city, ready to be kept; empty rows of contacts are left out.

    Raises:
        Refused: beside each field that cannot stay as it is.
    """
    office, wrong = _looked_at(draft, (("name", "Bitte geben Sie an, wie das Amt heißt."),))
    faults = Faults()
    faults.add(wrong)
    contacts = []
    for at, contact in enumerate(draft.contacts):
        row = dataclasses.replace(contact, **_cleaned(contact, faults, f"contacts[{at}]."))
        if not any((row.name, row.function, row.phone, row.email)):
            continue
        if not row.name:
            faults.add([Refused("Bitte geben Sie den Namen der Ansprechperson an.", f"contacts[{at}].name")])
        faults.add(_email(row.email, f"contacts[{at}].email"))
        contacts.append(row)
    faults.refuse()
    return dataclasses.replace(office, contacts=tuple(contacts))


def initials_of(name: str) -> str:
    """``Ayşe Demir-Kaya`` → ``ADK``; what stands in lists where the name is too long."""
    return "".join(part[0].upper() for part in re.split(r"[\s\-]+", name) if part[:1].isalpha())[:4]


def _looked_at(draft: Draft, required: tuple[tuple[str, str], ...]) -> tuple[Draft, list[Refused]]:
    faults = Faults()
    cleaned: Any = dataclasses.replace(draft, **_cleaned(draft, faults))  # type: ignore[type-var]  # all drafts are dataclasses
    faults.add(Refused(sentence, field) for field, sentence in required if not getattr(cleaned, field))
    faults.add(_postcode(getattr(cleaned, "postcode", "")))
    faults.add(_email(getattr(cleaned, "email", ""), "email"))
    return cleaned, faults.found


def _cleaned(draft: Any, faults: Faults, at: str = "") -> dict[str, Any]:
    texts = {
        field.name: getattr(draft, field.name)
        for field in dataclasses.fields(draft)
        if isinstance(getattr(draft, field.name), str)
    }
    return {name: faults.take(_clean, text, name, f"{at}{name}") or "" for name, text in texts.items()}


def _clean(text: str, name: str, field: str) -> str:
    return clean_text(text, field, 2000).strip() if name in _LONG else clean_line(text, field)


def _postcode(postcode: str) -> Iterator[Refused]:
    if postcode and not _POSTCODE.match(postcode):
        sentence = f"„{postcode}“ ist keine Postleitzahl. Sie hat fünf Ziffern, z. B. 58452."
        yield Refused(sentence, "postcode")


def _email(email: str, field: str) -> Iterator[Refused]:
    if email and not _EMAIL.match(email):
        yield Refused(f"„{email}“ ist keine E-Mail-Adresse. Bitte prüfen Sie die Schreibweise.", field)
