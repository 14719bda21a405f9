"""A thing of the district and its loans: what is typed, and what must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, clean_text

CONDITIONS: Mapping[str, str] = {
    "good": "gut",
    "worn": "gebraucht",
    "broken": "defekt",
    "missing": "vermisst",
}
STATES: Mapping[str, str] = {
    "there": "da",
    "lent": "verliehen",
    "overdue": "überfällig",
    "gone": "ausgemustert",
}


@dataclass(frozen=True)
class ItemDraft:
    """A thing as typed."""

    name: str = ""
    number: str = ""
    application_id: int | None = None
    bought_on: date | None = None
    price: Money | None = None
    place: str = ""
    keeper_id: int | None = None
    condition: str = "good"
    note: str = ""
    gone_on: date | None = None


@dataclass(frozen=True)
class LoanDraft:
    """A thing that is lent out."""

    contact_id: int | None = None
    lent_on: date | None = None
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class ReturnDraft:
    """A thing that came back, and how it is."""

    returned_on: date | None = None
    condition: str = "good"


def state(gone_on: date | None, lent: bool, due_on: date | None, today: date) -> str:  # noqa: FBT001 - facts of one row
    """Where a thing is: ``there``, ``lent``, ``overdue`` or ``gone``."""
    if gone_on is not None:
        return "gone"
    if not lent:
        return "there"
    return "overdue" if due_on is not None and due_on < today else "lent"


def checked_item(draft: ItemDraft, today: date) -> ItemDraft:
    """The thing with cleaned texts.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    clean = replace(
        draft,
        name=faults.take(clean_line, draft.name, "name") or "",
        number=faults.take(clean_line, draft.number, "number", 60) or "",
        place=faults.take(clean_line, draft.place, "place") or "",
        note=faults.take(clean_text, draft.note, "note") or "",
    )
    if not clean.name:
        faults.add([Refused("Bitte benennen Sie den Gegenstand, z. B. „Faltpavillon 3 × 3 m“.", "name")])
    if clean.price is not None and clean.price < ZERO:
        faults.add([Refused("Der Preis kann nicht negativ sein.", "price")])
    if clean.condition and clean.condition not in CONDITIONS:
        faults.add([Refused("Bitte wählen Sie den Zustand.", "condition")])
    for name, what in (("bought_on", "Gekauft"), ("gone_on", "Ausgemustert")):
        day: date | None = getattr(clean, name)
        if day is not None and day > today:
            faults.add([Refused(f"{what} am {formats.day(day)} liegt in der Zukunft.", name)])
    faults.refuse()
    return clean


def checked_loan(draft: LoanDraft, today: date) -> LoanDraft:
    """The loan with cleaned texts.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    if draft.contact_id is None:
        faults.add([Refused("Bitte wählen Sie, wer es ausleiht.", "contact_id")])
    if draft.lent_on is None:
        faults.add([Refused("Bitte geben Sie an, seit wann.", "lent_on")])
    elif draft.lent_on > today:
        faults.add([Refused(f"Der {formats.day(draft.lent_on)} liegt in der Zukunft.", "lent_on")])
    if draft.due_on is not None and draft.lent_on is not None and draft.due_on < draft.lent_on:
        sentence = (
            f"Zurück am {formats.day(draft.due_on)} wäre vor der Ausleihe am {formats.day(draft.lent_on)}."
        )
        faults.add([Refused(sentence, "due_on")])
    note = faults.take(clean_line, draft.note, "note") or ""
    faults.refuse()
    return replace(draft, note=note)


def checked_return(draft: ReturnDraft, lent_on: date, today: date) -> ReturnDraft:
    """The return: not before the loan, not in the future.

    Raises:
        Refused: beside the field that cannot be.
    """
    day = draft.returned_on
    if day is None:
        raise Refused("Bitte geben Sie an, wann es zurückkam.", "returned_on")
    if day < lent_on:
        raise Refused(
            f"Zurück am {formats.day(day)} wäre vor der Ausleihe am {formats.day(lent_on)}.", "returned_on"
        )
    if day > today:
        raise Refused(f"Der {formats.day(day)} liegt in der Zukunft.", "returned_on")
    if draft.condition not in CONDITIONS:
        raise Refused("Bitte wählen Sie den Zustand.", "condition")
    return draft
