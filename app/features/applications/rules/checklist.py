"""The checklist of documents, and asking for what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain import formats
from app.domain.errors import Refused
from app.domain.text import clean_line

STAGES = {"application": "zum Antrag", "proof": "zum Nachweis"}
USUAL_DAYS = 21
"""Time to hand documents in, proposed."""


@dataclass(frozen=True)
class DocumentDraft:
    """An entry of the checklist as typed."""

    label: str = ""
    stage: str = "application"
    due_on: date | None = None
    received_on: date | None = None
    waived: str = ""


@dataclass(frozen=True)
class RequestDraft:
    """Asking for documents: which (their ids), and until when."""

    documents: tuple[int, ...] = ()
    due_on: date | None = None
    remark: str = ""


def checked_document(draft: DocumentDraft, today: date) -> DocumentDraft:
    """The entry with cleaned texts.

    Raises:
        Refused: when it has no name, or came in the future.
    """
    label = clean_line(draft.label, "label", 200)
    if not label:
        raise Refused("Bitte benennen Sie die Unterlage, z. B. „Lageplan 1:500“.", "label")
    if draft.stage not in STAGES:
        raise Refused("Bitte wählen Sie, wozu die Unterlage gehört.", "stage")
    if draft.received_on is not None and draft.received_on > today:
        raise Refused(f"Der {formats.day(draft.received_on)} liegt in der Zukunft.", "received_on")
    return replace(draft, label=label, waived=clean_line(draft.waived, "waived", 200))


def checked_request(draft: RequestDraft, today: date) -> RequestDraft:
    """What is asked for, and until when.

    Raises:
        Refused: when nothing is asked for, or the day is no time to come.
    """
    if not draft.documents:
        raise Refused("Bitte kreuzen Sie an, welche Unterlagen fehlen.", "documents")
    if draft.due_on is None:
        raise Refused("Bitte geben Sie an, bis wann die Unterlagen da sein sollen.", "due_on")
    if draft.due_on <= today:
        raise Refused(
            f"Die Frist muss nach heute liegen; üblich sind {USUAL_DAYS} Tage, "
            f"also der {formats.day(today + timedelta(days=USUAL_DAYS))}.",
            "due_on",
        )
    return replace(draft, remark=clean_line(draft.remark, "remark", 500))


def missing(labels: Sequence[str]) -> list[Refused]:
    """What the check says of documents that are neither there nor waived."""
    if not labels:
        return []
    names = ", ".join(f"„{label}“" for label in labels)
    verb = "fehlt" if len(labels) == 1 else "fehlen"
    return [
        Refused(
            f"Es {verb} noch: {names}. Bitte haken Sie unter „Unterlagen“ ab, was da ist, oder fordern Sie "
            "den Rest an.",
            "documents",
        )
    ]
