"""A concern to the city and the states it goes through."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import Refused
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
        Refused: beside the field that is wrong.
    """
    clean = replace(
        draft,
        text=clean_text(draft.text, "text").strip(),
        place=clean_line(draft.place, "place"),
        answer=clean_text(draft.answer, "answer").strip(),
    )
    if not clean.text:
        raise Refused("Bitte beschreiben Sie das Anliegen.", "text")
    raised = clean.raised_on
    if raised is None:
        raise Refused("Bitte geben Sie an, wann das Anliegen vorgebracht wurde.", "raised_on")
    if raised > today:
        raise Refused("Das Anliegen kann nicht in der Zukunft vorgebracht worden sein.", "raised_on")
    if clean.due_on is not None and clean.due_on < raised:
        raise Refused("Die Frist liegt vor dem Tag des Anliegens.", "due_on")
    return _with_answer(clean, raised, today)


def _with_answer(draft: ConcernDraft, raised: date, today: date) -> ConcernDraft:
    if not draft.answer:
        if draft.answered_on is not None:
            raise Refused("Bitte tragen Sie die Antwort ein, oder lassen Sie das Datum weg.", "answer")
        return draft
    answered = draft.answered_on or today
    if not raised <= answered <= today:
        raise Refused("Die Antwort muss zwischen dem Anliegen und heute liegen.", "answered_on")
    return replace(draft, answered_on=answered)
