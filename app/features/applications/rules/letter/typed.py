"""What is typed for one letter alone: a date, a list, a reason. Kept with the letter as plain JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, clean_text
from app.features.applications.rules.letter.kinds import DUE, LetterKind, kind_of

_LONGEST = 10_000
_MOST_ITEMS = 60


@dataclass(frozen=True)
class LetterDraft:
    """A letter in the making.

    Args:
        kind: key of the letter kind.
        dated: date of the letter.
        due_on: until when something is to happen.
        amount: to be paid.
        items: documents, one a line.
        reason: why. purpose: of a payment, as the bank tells the payee.
        note: a paragraph of one's own.
        annotation: how it is sent, e.g. ``Gegen Empfangsbekenntnis``; stands above the address.
        note_id: the visit that an inspection note is about.
    """

    kind: str = ""
    dated: date | None = None
    due_on: date | None = None
    amount: Money | None = None
    items: str = ""
    reason: str = ""
    purpose: str = ""
    note: str = ""
    annotation: str = ""
    note_id: int | None = None

    def store(self) -> dict[str, Any]:
        """What ``read`` reads back; only what was typed for the kind."""
        found: dict[str, Any] = {}
        for name in (*_asked(self.kind), "annotation"):
            value = getattr(self, name)
            if value in (None, ""):
                continue
            if isinstance(value, Money):
                found["amount_cents"] = value.cents
            else:
                found[name] = value.isoformat() if isinstance(value, date) else value
        return found

    @classmethod
    def read(cls, kind: str, dated: date | None, details: Mapping[str, Any]) -> "LetterDraft":
        """The draft from what is kept with a letter; what is missing or of another kind is left empty."""
        cents = details.get("amount_cents")
        note_id = details.get("note_id")
        return cls(
            kind=kind,
            dated=dated,
            amount=Money(cents) if isinstance(cents, int) else None,
            note_id=note_id if isinstance(note_id, int) else None,
            due_on=_day(details.get("due_on")),
            items=_listed(details.get("items") or details.get("documents")),
            reason=str(details.get("reason", "")),
            purpose=str(details.get("purpose", "")),
            note=str(details.get("note") or details.get("remark") or ""),
            annotation=str(details.get("annotation", "")),
        )


def items_of(text: str) -> tuple[str, ...]:
    """The entries of a list that was typed one a line; bullets people put before them are taken off."""
    lines = (line.strip().removeprefix("-").removeprefix("•").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def checked_letter(draft: LetterDraft, today: date) -> LetterDraft:
    """The draft, cleaned and complete for its kind.

    Raises:
        Refused: all that is missing or wrong at once, each beside its field.
    """
    kind = kind_of(draft.kind)
    faults = Faults()
    faults.add(_missing(draft, kind))
    faults.add(_wrong(draft, kind, today))
    items = faults.take(_clean, draft.items, "items") or ""
    reason = faults.take(_clean, draft.reason, "reason") or ""
    note = faults.take(_clean, draft.note, "note") or ""
    purpose = faults.take(clean_line, draft.purpose, "purpose", 140) or ""
    annotation = faults.take(clean_line, draft.annotation, "annotation", 120) or ""
    faults.refuse()
    asked = set(kind.asks)
    return replace(
        draft,
        due_on=draft.due_on if "due_on" in asked else None,
        amount=draft.amount if "amount" in asked else None,
        items="\n".join(items_of(items)) if "items" in asked else "",
        reason=reason if "reason" in asked else "",
        purpose=purpose if "purpose" in asked else "",
        note=note if "note" in asked else "",
        note_id=draft.note_id if "note_id" in asked else None,
        annotation=annotation,
    )


def _missing(draft: LetterDraft, kind: LetterKind) -> list[Refused]:
    found = []
    if draft.dated is None:
        found.append(Refused("Bitte geben Sie das Datum des Schreibens an.", "dated"))
    if kind.key == "documents_requested" and not items_of(draft.items):
        found.append(
            Refused("Bitte nennen Sie mindestens eine Unterlage, die fehlt; jede in einer Zeile.", "items")
        )
    if kind.key in DUE and draft.due_on is None:
        found.append(Refused("Bitte geben Sie an, bis wann Sie eine Antwort erwarten.", "due_on"))
    if kind.key == "payment_proposal" and (draft.amount is None or draft.amount <= ZERO):
        found.append(Refused("Bitte geben Sie den Betrag an, der gezahlt werden soll.", "amount"))
    if kind.key == "inspection" and draft.note_id is None:
        found.append(Refused("Bitte wählen Sie, welcher Ortstermin gemeint ist.", "note_id"))
    return found


def _wrong(draft: LetterDraft, kind: LetterKind, today: date) -> list[Refused]:
    found = []
    if draft.dated is not None and draft.dated > today:
        found.append(
            Refused(
                f"Der {formats.day(draft.dated)} liegt in der Zukunft. Ein Schreiben trägt den Tag, an dem "
                "es hinausgeht, oder einen früheren.",
                "dated",
            )
        )
    if "due_on" in kind.asks and draft.due_on is not None and draft.due_on <= (draft.dated or today):
        found.append(
            Refused(
                f"Die Frist {formats.day(draft.due_on)} liegt nicht nach dem Datum des Schreibens. "
                "Bitte wählen Sie einen späteren Tag.",
                "due_on",
            )
        )
    if len(items_of(draft.items)) > _MOST_ITEMS:
        found.append(
            Refused(
                f"Die Liste hat {len(items_of(draft.items))} Zeilen, möglich sind {_MOST_ITEMS}. "
                "Bitte fassen Sie zusammen.",
                "items",
            )
        )
    return found


def _clean(text: str, field: str) -> str:
    return clean_text(text, field, _LONGEST).strip()


def _asked(kind: str) -> tuple[str, ...]:
    return kind_of(kind).asks if kind else ()


def _listed(kept: Any) -> str:
    """A list as typed, one entry a line; verbs keep the names of documents as a list."""
    return "\n".join(map(str, kept)) if isinstance(kept, list) else str(kept or "")


def _day(kept: Any) -> date | None:
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None
