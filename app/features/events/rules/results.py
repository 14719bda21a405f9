"""What came of an event: who was there (counted, not named), what was said, what became of it, photos."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text

OUTCOMES: dict[str, str] = {
    "open": "offen",
    "examined": "wird geprüft",
    "taken": "aufgenommen",
    "done": "umgesetzt",
    "declined": "nicht weiterverfolgt",
}
CONSENTS: dict[str, str] = {
    "open": "noch offen",
    "given": "eingewilligt",
    "nobody": "niemand erkennbar",
    "refused": "nicht erlaubt",
}
PRINTABLE = frozenset({"given", "nobody"})
"""Only such photos are printed (Art. 6 DSGVO, §§ 22, 23 KunstUrhG)."""
MOST_PEOPLE = 1_000_000


@dataclass(frozen=True)
class GroupLine:
    """How many of a group came."""

    label: str = ""
    number: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class EvaluationDraft:
    """The evaluation as it stands in the form."""

    groups: tuple[GroupLine, ...] = ()
    visitors: int | None = None
    results: str = ""
    feedback: str = ""
    report: str = ""


@dataclass(frozen=True)
class ResultDraft:
    """A result of a workshop, walk, survey or jury, and what became of it."""

    topic: str = ""
    result: str = ""
    votes: int | None = None
    state: str | None = "open"
    outcome: str = ""
    measure_id: int | None = None


@dataclass(frozen=True)
class PhotoDraft:
    """A photograph; ``picture`` is None when only what is said of it changes."""

    picture: bytes | None = None
    caption: str = ""
    alternative_text: str = ""
    credit: str = ""
    consent: str | None = "open"
    consent_note: str = ""


def counted(groups: Iterable[GroupLine], visitors: int | None) -> int | None:
    """How many came: all groups together, else the estimate; None when nobody counted."""
    lines = tuple(groups)
    return sum(line.number or 0 for line in lines) if lines else visitors


def checked(draft: EvaluationDraft) -> EvaluationDraft:
    """The evaluation with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    texts: dict[str, Any] = {
        name: faults.take(clean_text, getattr(draft, name), name) or ""
        for name in ("results", "feedback", "report")
    }
    clean = replace(
        draft,
        groups=tuple(_group(line, f"groups[{at}]", faults) for at, line in enumerate(draft.groups)),
        **texts,
    )
    if clean.visitors is not None and not 0 <= clean.visitors <= MOST_PEOPLE:
        faults.add([Refused("Bitte prüfen Sie die Zahl der Besucher.", "visitors")])
    faults.refuse()
    return clean


def _group(line: GroupLine, at: str, faults: Faults) -> GroupLine:
    label = faults.take(clean_line, line.label, f"{at}.label") or ""
    if not label:
        faults.add([Refused("Bitte geben Sie die Gruppe an, z. B. „Kinder bis 12“.", f"{at}.label")])
    return replace(line, label=label, number=line.number or 0)


def checked_result(draft: ResultDraft) -> ResultDraft:
    """A result with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    clean = replace(
        draft,
        topic=faults.take(clean_line, draft.topic, "topic") or "",
        result=faults.take(clean_text, draft.result, "result") or "",
        outcome=faults.take(clean_text, draft.outcome, "outcome") or "",
    )
    if not clean.result:
        faults.add([Refused("Bitte schreiben Sie das Ergebnis auf.", "result")])
    if clean.state not in OUTCOMES:
        faults.add([Refused("Bitte wählen Sie aus, was daraus geworden ist.", "state")])
    if clean.state == "declined" and not clean.outcome:
        faults.add(
            [Refused("Bitte schreiben Sie dazu, warum das Ergebnis nicht weiterverfolgt wird.", "outcome")]
        )
    faults.refuse()
    return clean


def checked_photo(draft: PhotoDraft, *, new: bool) -> PhotoDraft:
    """A photograph with clean texts.

    Raises:
        Refused: beside each field that is missing.
    """
    faults = Faults()
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or ""
        for name in ("caption", "alternative_text", "credit", "consent_note")
    }
    clean = replace(
        draft,
        **texts,
        consent=draft.consent or "open",
    )
    if new and clean.picture is None:
        faults.add([Refused("Bitte wählen Sie ein Bild.", "picture")])
    if not clean.alternative_text:
        faults.add(
            [
                Refused(
                    "Bitte beschreiben Sie in einem Satz, was zu sehen ist; er wird vorgelesen.",
                    "alternative_text",
                )
            ]
        )
    faults.refuse()
    return clean
