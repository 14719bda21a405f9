"""Reads a draft strictly: every refusal names its field and says what to do."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.consents import CHANNELS, PURPOSES, WAYS
from app.domain.errors import Refused
from app.domain.people import Party
from app.domain.text import clean_line, clean_text, quoted
from app.features.contacts.rules.drafts import AddressRow, ConsentRow, ContactDraft, MembershipRow
from app.features.contacts.rules.words import KINDS

_LINES = (
    "title",
    "first_name",
    "last_name",
    "organisation",
    "legal_form",
    "extra",
    "street",
    "house_number",
    "postcode",
    "town",
    "phone",
    "mobile",
    "email",
    "website",
    "language",
)
_MAIL = re.compile(r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]{2,}$")
_PHONE = re.compile(r"^\+?[\d\s()/.\-–]{3,40}(?:\s?(?:Durchwahl|DW|App\.|ext\.)\s?\d{1,6})?$")
_POSTCODE = re.compile(r"^(?:\d{5}|[A-Z]{1,3}-[\dA-Z][\dA-Z \-]{2,9})$")


def check(draft: ContactDraft, *, today: date) -> ContactDraft:
    """The draft with clean texts, named and free of contradictions.

    Raises:
        Refused: beside the field that is wrong.
    """
    typed: dict[str, Any] = {name: clean_line(getattr(draft, name), name) for name in _LINES}
    clean = replace(draft, **typed, note=clean_text(draft.note, "note").strip())
    _check_name(clean)
    _check_reach(clean)
    return replace(
        clean,
        roles=tuple(dict.fromkeys(clean.roles)),
        addresses=tuple(_address(row, index) for index, row in enumerate(clean.addresses)),
        memberships=_memberships(clean.memberships),
        consents=tuple(_consent(row, index, today) for index, row in enumerate(clean.consents)),
    )


def party(draft: ContactDraft) -> Party:
    """The contact as letters and lists name it."""
    return Party(
        kind=draft.kind,
        salutation=draft.salutation or "",
        title=draft.title,
        first_name=draft.first_name,
        last_name=draft.last_name,
        organisation=draft.organisation,
        legal_form=draft.legal_form,
        extra=draft.extra,
        street=draft.street,
        house_number=draft.house_number,
        postcode=draft.postcode,
        town=draft.town,
    )


def _check_name(draft: ContactDraft) -> None:
    if draft.kind not in KINDS:
        raise Refused("Bitte wählen Sie „Person“ oder „Organisation“.", "kind")
    if draft.kind == "organisation" and not draft.organisation:
        raise Refused("Bitte geben Sie den Namen der Organisation ein.", "organisation")
    if draft.kind == "person" and not draft.last_name:
        raise Refused("Bitte geben Sie den Nachnamen ein.", "last_name")


def _check_reach(draft: ContactDraft) -> None:
    if draft.postcode and not _POSTCODE.match(draft.postcode):
        raise Refused("Die Postleitzahl hat fünf Ziffern (Ausland z. B. „NL-5911 AB“).", "postcode")
    if draft.email and not _MAIL.match(draft.email):
        shown = quoted(draft.email, 60)
        raise Refused(f"„{shown}“ ist keine E-Mail-Adresse. Bitte prüfen Sie die Schreibweise.", "email")
    for name in ("phone", "mobile"):
        number = getattr(draft, name)
        if number and not _PHONE.match(number):
            raise Refused("Eine Telefonnummer besteht aus Ziffern, z. B. 02056 123456.", name)


def _address(row: AddressRow, index: int) -> AddressRow:
    names = ("kind", "extra", "street", "house_number", "postcode", "town")
    typed: dict[str, Any] = {
        name: clean_line(getattr(row, name), f"addresses[{index}].{name}") for name in names
    }
    clean = replace(row, **typed)
    if not (clean.street or clean.town):
        raise Refused(
            "Bitte geben Sie Straße oder Ort an, oder löschen Sie die Zeile.", f"addresses[{index}].street"
        )
    if clean.postcode and not _POSTCODE.match(clean.postcode):
        raise Refused("Die Postleitzahl hat fünf Ziffern.", f"addresses[{index}].postcode")
    return clean


def _memberships(rows: tuple[MembershipRow, ...]) -> tuple[MembershipRow, ...]:
    seen: set[int] = set()
    result = []
    for index, row in enumerate(rows):
        field = f"memberships[{index}].other_id"
        if row.other_id is None:
            raise Refused("Bitte wählen Sie den Kontakt, oder löschen Sie die Zeile.", field)
        if row.other_id in seen:
            raise Refused("Diese Mitgliedschaft steht schon in der Liste.", field)
        seen.add(row.other_id)
        result.append(replace(row, function=clean_line(row.function, f"memberships[{index}].function")))
    return tuple(result)


def _consent(row: ConsentRow, index: int, today: date) -> ConsentRow:
    at = f"consents[{index}]"
    if row.purpose not in PURPOSES:
        raise Refused("Bitte wählen Sie, wofür die Einwilligung gilt.", f"{at}.purpose")
    if row.channel not in CHANNELS:
        raise Refused("Bitte wählen Sie den Weg, für den die Einwilligung gilt.", f"{at}.channel")
    if row.how not in WAYS:
        raise Refused("Bitte wählen Sie, wie die Einwilligung gegeben wurde.", f"{at}.how")
    if row.given_on is None:
        raise Refused("Bitte geben Sie an, wann die Einwilligung gegeben wurde.", f"{at}.given_on")
    if row.given_on > today:
        raise Refused("Die Einwilligung kann nicht in der Zukunft liegen.", f"{at}.given_on")
    if row.withdrawn_on is not None and not row.given_on <= row.withdrawn_on <= today:
        raise Refused("Der Widerruf muss zwischen der Einwilligung und heute liegen.", f"{at}.withdrawn_on")
    return replace(row, note=clean_line(row.note, f"{at}.note"))
