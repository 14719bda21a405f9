"""Notes of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Refused
from app.domain.text import clean_line, clean_text

NOTE_KINDS: Mapping[str, str] = {
    "note": "Vermerk",
    "call": "Telefonat",
    "talk": "Gespräch",
    "inspection": "Ortstermin",
}
DECISION_LABELS: Mapping[str, str] = {
    "approved": "bewilligt",
    "partly_approved": "teilweise bewilligt",
    "rejected": "abgelehnt",
    "deferred": "zurückgestellt",
    "amended": "Bewilligung geändert",
    "early_start": "vorzeitigem Beginn zugestimmt",
    "settled": "abgerechnet",
    "revoked": "widerrufen",
}


@dataclass(frozen=True)
class NoteDraft:
    """A note as typed."""

    kind: str = "note"
    noted_on: date | None = None
    text: str = ""
    present: str = ""


def checked_note(draft: NoteDraft, today: date) -> NoteDraft:
    """The note with cleaned texts.

    Raises:
        Refused: when it says nothing, or of a day to come.
    """
    if draft.kind not in NOTE_KINDS:
        raise Refused("Bitte wählen Sie die Art der Notiz.", "kind")
    if draft.noted_on is None or draft.noted_on > today:
        raise Refused(
            f"Bitte geben Sie den Tag an; er liegt nicht nach dem {formats.day(today)}.", "noted_on"
        )
    text = clean_text(draft.text, "text")
    if not text:
        raise Refused("Bitte schreiben Sie, was festzuhalten ist.", "text")
    return replace(draft, text=text, present=clean_line(draft.present, "present"))
