"""What a person does with a concern to the city: record it, pass it on, enter the answer, close it."""

from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.consultations import rules
from app.features.consultations.queries import CONCERN_GONE
from app.features.consultations.rules import ConcernDraft, ConsultationDraft
from db import asked, numbering
from db.models import Concern, Consultation

SERIES = "concern"

_PLAIN = (
    "text",
    "place",
    "raised_on",
    "city_office_id",
    "due_on",
    "consultation_id",
    "answer",
    "answered_on",
)


def save_concern(session: Session, draft: ConcernDraft, record_id: int | None, *, today: date) -> int:
    """Keep a concern; a new one gets its number, and an answer entered makes it answered.

    Raises:
        Refused: when the draft is wrong.
    """
    clean = rules.check_concern(draft, today=today)
    record = _new(session, clean.raised_on or today) if record_id is None else _found(session, record_id)
    for name in _PLAIN:
        setattr(record, name, getattr(clean, name))
    if clean.answer and record.status in {"open", "sent"}:
        record.status = rules.advance(record.status, "answer")
    session.add(record)
    session.flush()
    _settle(session, record)
    return record.id


def advance_concern(session: Session, record_id: int, verb: str) -> int:
    """``send``, ``finish`` or ``reopen`` a concern.

    Raises:
        Refused: when it is not in a state for that.
    """
    record = _found(session, record_id)
    record.status = rules.advance(record.status, verb)
    _settle(session, record)
    return record.id


def answer_concern(session: Session, record_id: int, answer: str, *, on: date, today: date) -> int:
    """Enter what the city answered.

    Raises:
        Refused: when the answer is empty, its day is wrong or the concern is closed.
    """
    record = _found(session, record_id)
    if not answer.strip():
        raise Refused("Bitte tragen Sie die Antwort der Stadt ein.", "answer")
    status = rules.advance(record.status, "answer")
    checked = rules.check_concern(
        ConcernDraft(text=record.text, raised_on=record.raised_on, answer=answer, answered_on=on), today=today
    )
    record.status, record.answer, record.answered_on = status, checked.answer, checked.answered_on
    _settle(session, record)
    return record.id


def is_answered(session: Session, record_id: int) -> bool:
    """Whether an answer was entered already.

    Raises:
        Refused: when the concern is gone.
    """
    return _found(session, record_id).status in {"answered", "done"}


def remove_concern(session: Session, record_id: int) -> int:
    """Delete a concern the city has not heard of yet.

    Raises:
        Refused: when it was passed on, or is gone.
    """
    record = _found(session, record_id)
    if record.status != "open":
        status = rules.STATUSES[record.status]
        raise Refused(
            f"Das Anliegen {record.reference} ist schon „{status}“ und kann nicht gelöscht werden. "
            "Bitte schließen Sie es stattdessen ab."
        )
    session.execute(delete(Concern).where(Concern.id == record.id))
    return record_id


def pass_on(session: Session, consultation: Consultation, draft: ConsultationDraft) -> None:
    """Keep the concern typed into a consultation's form as a record of its own, if there is one."""
    if not draft.passed_text:
        return
    concern = _new(session, consultation.began_at.date())
    concern.consultation_id = consultation.id
    concern.place = consultation.place
    concern.text = draft.passed_text
    concern.city_office_id, concern.due_on = draft.passed_office_id, draft.passed_due_on
    session.add(concern)


def _new(session: Session, raised_on: date) -> Concern:
    number = numbering.take(session, SERIES, raised_on.year)
    return Concern(
        year=raised_on.year,
        number=number,
        reference=f"A-{raised_on.year}-{number:03d}",
        raised_on=raised_on,
        status="open",
        answer="",
    )


def _settle(session: Session, record: Concern) -> None:
    """Whoever has an answer need not be asked for one any more."""
    if record.status not in {"open", "sent"}:
        asked.settle(session, Concern.__tablename__, record.id, session.info["now"].date())


def _found(session: Session, record_id: int) -> Concern:
    record = session.get(Concern, record_id)
    if record is None:
        raise Refused(CONCERN_GONE)
    return record
