"""Reads a draft strictly: every refusal names its field and says what to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.consents import CHANNELS, PURPOSES, WAYS
from app.domain.errors import Faults, Refused
from app.domain.people import Party, party_of
from app.domain.reach import mail_fault, phone_fault, postcode_fault
from app.domain.text import clean_line, clean_text
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


def check(draft: ContactDraft, *, today: date) -> ContactDraft:
    """The draft with clean texts, named and free of contradictions.

    Raises:
        Refused: beside each field that is wrong.
    """
    faults = Faults()
    typed: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or "" for name in _LINES
    }
    note = faults.take(clean_text, draft.note, "note") or ""
    clean = replace(draft, **typed, note=note.strip(), roles=tuple(dict.fromkeys(draft.roles)))
    faults.add(_name(clean))
    faults.add(_reach(clean))
    addresses = [_address(row, index, faults) for index, row in enumerate(clean.addresses)]
    memberships = _memberships(clean.memberships, faults)
    consents = [_consent(row, index, today, faults) for index, row in enumerate(clean.consents)]
    faults.refuse()
    return replace(clean, addresses=tuple(addresses), memberships=memberships, consents=tuple(consents))


def party(draft: ContactDraft) -> Party:
    """The contact as letters and lists name it."""
    return replace(party_of(draft), salutation=draft.salutation or "")


def _name(draft: ContactDraft) -> Iterator[Refused]:
    if draft.kind not in KINDS:
        yield Refused("Bitte wählen Sie „Person“ oder „Organisation“.", "kind")
    if draft.kind == "organisation" and not draft.organisation:
        yield Refused("Bitte geben Sie den Namen der Organisation ein.", "organisation")
    if draft.kind == "person" and not draft.last_name:
        yield Refused("Bitte geben Sie den Nachnamen ein.", "last_name")


def _reach(draft: ContactDraft) -> Iterator[Refused]:
    reached = (
        ("postcode", postcode_fault(draft.postcode)),
        ("phone", phone_fault(draft.phone)),
        ("mobile", phone_fault(draft.mobile)),
        ("email", mail_fault(draft.email)),
    )
    for name, sentence in reached:
        if sentence:
            yield Refused(sentence, name)


def _address(row: AddressRow, index: int, faults: Faults) -> AddressRow:
    at = f"addresses[{index}]"
    names = ("kind", "extra", "street", "house_number", "postcode", "town")
    typed: dict[str, Any] = {
        name: faults.take(clean_line, getattr(row, name), f"{at}.{name}") or "" for name in names
    }
    clean = replace(row, **typed)
    if not (clean.street or clean.town):
        faults.add(
            [Refused("Bitte geben Sie Straße oder Ort an, oder löschen Sie die Zeile.", f"{at}.street")]
        )
    if postcode_fault(clean.postcode):
        faults.add([Refused("Die Postleitzahl hat fünf Ziffern.", f"{at}.postcode")])
    return clean


def _memberships(rows: tuple[MembershipRow, ...], faults: Faults) -> tuple[MembershipRow, ...]:
    seen: set[int] = set()
    result = []
    for index, row in enumerate(rows):
        at = f"memberships[{index}]"
        if row.other_id is None:
            faults.add(
                [Refused("Bitte wählen Sie den Kontakt, oder löschen Sie die Zeile.", f"{at}.other_id")]
            )
        elif row.other_id in seen:
            faults.add([Refused("Diese Mitgliedschaft steht schon in der Liste.", f"{at}.other_id")])
        else:
            seen.add(row.other_id)
        result.append(replace(row, function=faults.take(clean_line, row.function, f"{at}.function") or ""))
    return tuple(result)


def _consent(row: ConsentRow, index: int, today: date, faults: Faults) -> ConsentRow:
    at = f"consents[{index}]"
    faults.add(_consented(row, at, today))
    return replace(row, note=faults.take(clean_line, row.note, f"{at}.note") or "")


def _consented(row: ConsentRow, at: str, today: date) -> Iterator[Refused]:
    if row.purpose not in PURPOSES:
        yield Refused("Bitte wählen Sie, wofür die Einwilligung gilt.", f"{at}.purpose")
    if row.channel not in CHANNELS:
        yield Refused("Bitte wählen Sie den Weg, für den die Einwilligung gilt.", f"{at}.channel")
    if row.how not in WAYS:
        yield Refused("Bitte wählen Sie, wie die Einwilligung gegeben wurde.", f"{at}.how")
    if row.given_on is None:
        yield Refused("Bitte geben Sie an, wann die Einwilligung gegeben wurde.", f"{at}.given_on")
    elif row.given_on > today:
        yield Refused("Die Einwilligung kann nicht in der Zukunft liegen.", f"{at}.given_on")
    elif row.withdrawn_on is not None and not row.given_on <= row.withdrawn_on <= today:
        yield Refused("Der Widerruf muss zwischen der Einwilligung und heute liegen.", f"{at}.withdrawn_on")
