"""A concern to the city and the states it goes through."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text

STATUSES = {"open": "offen", "sent": "an die Stadt gegeben", "answered": "beantwortet", "done": "erledigt"}

ADVANCES: dict[tuple[str, str], str] = {
    ("open", "send"): "sent",
    ("open", "answer"): "answered",
    ("open", "finish"): "done",
    ("sent", "answer"): "answered",
    ("sent", "finish"): "done",
    ("answered", "finish"): "done",
    ("sent", "reopen"): "open",
    ("answered", "reopen"): "open",
    ("done", "reopen"): "open",
}
"""(status, verb) → status; every other pair is refused."""

_VERBS = {
    "send": "an die Stadt gegeben",
    "answer": "beantwortet",
    "finish": "erledigt",
    "reopen": "wieder geöffnet",
}


@dataclass(frozen=True)
class ConcernDraft:
    """What the form of a concern holds; the status follows from the verbs."""

    text: str = ""
    place: str = ""
    raised_on: date | None = None
    city_office_id: int | None = None
    due_on: date | None = None
    consultation_id: int | None = None
    answer: str = ""
    answered_on: date | None = None


def advance(status: str, verb: str) -> str:
    """The status after the verb.

    Raises:
        Refused: when the concern is not in a state for it.
    """
    after = ADVANCES.get((status, verb))
    if after is None:
        now = STATUSES.get(status, status)
        raise Refused(f"Das Anliegen ist „{now}“ und kann nicht {_VERBS.get(verb, verb)} werden.")
    return after


def check_concern(draft: ConcernDraft, *, today: date) -> ConcernDraft:
    """The draft with clean texts, complete and free of contradictions.

    Raises:
        Refused: beside each field that is wrong.
    """
    faults = Faults()
    answer = (faults.take(clean_text, draft.answer, "answer") or "").strip()
    clean = replace(
        draft,
        text=(faults.take(clean_text, draft.text, "text") or "").strip(),
        place=faults.take(clean_line, draft.place, "place") or "",
        answer=answer,
        answered_on=draft.answered_on or (today if answer else None),
    )
    faults.add(_concern(clean, today))
    faults.add(_answer(clean, today))
    faults.refuse()
    return clean


def _concern(draft: ConcernDraft, today: date) -> Iterator[Refused]:
    if not draft.text:
        yield Refused("Bitte beschreiben Sie das Anliegen.", "text")
    raised = draft.raised_on
    if raised is None:
        yield Refused("Bitte geben Sie an, wann das Anliegen vorgebracht wurde.", "raised_on")
    elif raised > today:
        yield Refused("Das Anliegen kann nicht in der Zukunft vorgebracht worden sein.", "raised_on")
    elif draft.due_on is not None and draft.due_on < raised:
        yield Refused("Die Frist liegt vor dem Tag des Anliegens.", "due_on")


def _answer(draft: ConcernDraft, today: date) -> Iterator[Refused]:
    if draft.answered_on is None:
        return
    if not draft.answer:
        yield Refused("Bitte tragen Sie die Antwort ein, oder lassen Sie das Datum weg.", "answer")
    if draft.answered_on > today or (draft.raised_on is not None and draft.answered_on < draft.raised_on):
        yield Refused("Die Antwort muss zwischen dem Anliegen und heute liegen.", "answered_on")
