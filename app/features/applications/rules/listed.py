"""An application as a row of an old list has it.

A list proves no decision and no payment: there is no notice, no resolution, no receipt behind it. So an
application that was decided elsewhere comes in as received, and what the list says of its fate stands in
its note; money the fund never gave out here is not booked. What was only talked about becomes advice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.intake import Traits
from app.domain.money import Money
from app.domain.names import Named, is_organisation, read_name, read_street, read_town
from app.domain.people import Party, display_name
from app.domain.reach import mail_fault, phone_fault, postcode_fault
from app.domain.text import fold, quoted
from app.features.applications.rules.draft import ApplicationDraft
from app.features.applications.rules.plan import CostLine

PRIVATE = "privatperson"
TOTAL = "Gesamtkosten laut Liste"
_ADVICE = re.compile(r"berat|interess|anfrage|vorgesprach|idee|angefragt")
_OPEN = re.compile(
    r"eingegangen|beantragt|offen|neu|in bearbeitung|in prufung|vollstandig|unvollstandig|liegt vor"
)
_OURS = re.compile(r"^[a-z]+\w*-\d{4}-b?\d{2,}$")
"""A reference as this program gives them, folded; those of old lists identify nothing here."""
_SAME = (
    "fund_id",
    "year",
    "title",
    "purpose",
    "place",
    "received_on",
    "starts_on",
    "ends_on",
    "requested",
    "iban",
    "account_holder",
    "measure_id",
)


@dataclass(frozen=True)
class ListedFund:
    """What a row must know of a fund.

    Args:
        name: of the fund. years: budget years that are open. since: first day a guideline is valid.
        active: whether it takes applications.
    """

    name: str
    years: frozenset[int] = frozenset()
    since: date | None = None
    active: bool = True


@dataclass(frozen=True)
class ListedFacts:
    """What rows are checked against.

    Args:
        funds: by id. people: contact by folded name; None where several have it.
    """

    funds: Mapping[int, ListedFund] = field(default_factory=dict)
    people: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class ListedApplication:
    """A row that can be taken over.

    Args:
        draft: the application; its contact is missing while it is a new one.
        applicant: who applies, for a new contact. phone, email: how to reach them.
    """

    draft: ApplicationDraft
    applicant: Party
    phone: str = ""
    email: str = ""


def applicant_of(values: Mapping[str, Any]) -> Party:
    """Who applies, as the list says.

    Raises:
        Refused: when nobody is named.
    """
    body, person = (str(values.get(name, "")).strip() for name in ("organisation", "person"))
    whole = str(values.get("applicant", "")).strip()
    body = "" if fold(body) == PRIVATE else body
    if not body and whole and not person:
        body, person = (whole, "") if is_organisation(whole) else ("", whole)
    named = read_name(person, "person") if person else Named("person")
    if not (body or named.last_name):
        raise Refused("Bitte geben Sie an, wer den Antrag stellt.", "applicant")
    street, number = read_street(str(values.get("street", "")))
    postcode, town = read_town(str(values.get("town", "")))
    return Party(
        kind="organisation" if body else "person",
        salutation=named.salutation,
        title=named.title,
        first_name=named.first_name,
        last_name=named.last_name,
        organisation=body,
        street=street,
        house_number=number,
        postcode=str(values.get("postcode", "")) or postcode,
        town=town,
    )


def name_key(name: str) -> str:
    """What two spellings of a name share, whatever the order of its words."""
    return " ".join(sorted(re.sub(r"[^\w\s]", " ", fold(name)).split()))


def listed(values: Mapping[str, Any], facts: ListedFacts) -> tuple[ListedApplication, str]:
    """The row as it will be received, and what the person should know of it.

    Raises:
        Refused: when nobody applies, or the fund has no open year or no guideline for it.
    """
    applicant = applicant_of(values)
    name = display_name(applicant)
    same: dict[str, Any] = {key: values[key] for key in _SAME if key in values}
    total: Money | None = values.get("total")
    draft = ApplicationDraft(
        contact_id=facts.people.get(name_key(name)),
        advice=is_advice(values),
        note=note_of(values),
        costs=(CostLine(text=TOTAL, amount=total),) if total is not None else (),
        **same,
    )
    _must_be_open(draft, facts)
    _must_be_reached(values)
    several = name_key(name) in facts.people
    new = f"Mehrere heißen {name}; es kommt ein neuer Kontakt dazu." if several else f"Neuer Kontakt: {name}."
    remark = _remark(values, draft, new if draft.contact_id is None else "")
    row = ListedApplication(draft, applicant, str(values.get("phone", "")), str(values.get("email", "")))
    return row, remark


def is_advice(values: Mapping[str, Any]) -> bool:
    """Whether the list says that nothing was applied for yet."""
    return bool(_ADVICE.search(fold(str(values.get("stood", "")))))


def is_past(values: Mapping[str, Any]) -> bool:
    """Whether the list says that it was decided, paid or ended elsewhere."""
    said = fold(str(values.get("stood", ""))).strip()
    money = any(values.get(key) is not None for key in ("approved", "paid", "decided_on"))
    return money or bool(said and not _ADVICE.search(said) and not _OPEN.search(said))


def note_of(values: Mapping[str, Any]) -> str:
    """The note: what the list had, and what it says happened before."""
    lines = [str(values.get("note", "")).strip()]
    for key, label in (
        ("reference", "Aktenzeichen in der alten Liste"),
        ("stood", "Stand in der alten Liste"),
    ):
        if values.get(key):
            lines.append(f"{label}: {quoted(str(values[key]), 200)}")
    for key, label in (("approved", "Bewilligt laut Liste"), ("paid", "Gezahlt laut Liste")):
        if values.get(key) is not None:
            lines.append(f"{label}: {formats.money(values[key])}")
    if values.get("decided_on") is not None:
        lines.append(f"Entschieden laut Liste: {formats.day(values['decided_on'])}")
    return "\n".join(line for line in lines if line)


def listed_traits(values: Mapping[str, Any]) -> Traits:
    """What an application is recognised by: its reference here, or project and applicant."""
    reference = re.sub(r"\s+", "", fold(str(values.get("reference", ""))))
    try:
        name = display_name(applicant_of(values))
    except Refused:
        name = ""
    given = reference if _OURS.match(reference) else ""
    return traits_of(
        given, str(values.get("title", "")), name, values.get("fund_id"), values.get("received_on")
    )


def traits_of(
    reference: str, title: str, applicant: str, fund_id: int | None, received_on: date | None
) -> Traits:
    """The same of an application that is there."""
    return Traits(
        marks=frozenset({fold(reference)}) if reference else frozenset(),
        name=" ".join(fold(title).split()),
        place=name_key(applicant),
        within=f"{fund_id or '?'}|{received_on.year if received_on else '?'}",
        called="gleicher Titel im selben Jahr",
        beside="gleicher Antragsteller",
    )


def _must_be_open(draft: ApplicationDraft, facts: ListedFacts) -> None:
    fund = facts.funds.get(draft.fund_id or 0)
    if fund is None or draft.received_on is None:
        return
    if not fund.active:
        raise Refused(
            f"„{fund.name}“ nimmt keine Anträge mehr an. Bitte wählen Sie einen anderen.", "fund_id"
        )
    year = draft.year or draft.received_on.year
    if year not in fund.years:
        raise Refused(
            f"Für „{fund.name}“ ist {year} kein offenes Jahr mit Mitteln. Bitte legen Sie das Jahr unter "
            "„Fonds“ an, oder lassen Sie die Zeile aus.",
            "year",
        )
    if fund.since is None or draft.received_on < fund.since:
        raise Refused(
            f"Für „{fund.name}“ gilt am {formats.day(draft.received_on)} noch keine Richtlinie. Bitte legen "
            "Sie unter „Fonds“ eine Fassung an, die an diesem Tag gilt, oder lassen Sie die Zeile aus.",
            "received_on",
        )


def _must_be_reached(values: Mapping[str, Any]) -> None:
    """What a new contact is given is checked as the contact's own form checks it."""
    faults = Faults()
    for key, fault in (("phone", phone_fault), ("email", mail_fault), ("postcode", postcode_fault)):
        sentence = fault(str(values.get(key, "")))
        if sentence:
            faults.add([Refused(sentence, key)])
    faults.refuse()


def _remark(values: Mapping[str, Any], draft: ApplicationDraft, first: str) -> str:
    if draft.advice:
        return f"{first} Kommt als Beratung vor dem Antrag.".strip()
    if is_past(values):
        return f"{first} Kommt als „eingegangen“; was die Liste zum Ausgang sagt, steht in der Notiz.".strip()
    return first
