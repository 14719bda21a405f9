"""What was asked of the city and is settled by an answer."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.sheets import SheetSource
from db import asked
from db.models import Answer, AnswerRequest


def open_of(session: Session, table: str) -> frozenset[int]:
    """Ids of the records of a table that an answer is still owed for."""
    waiting = select(AnswerRequest.record_id).where(
        AnswerRequest.record_table == table, AnswerRequest.settled_on.is_(None)
    )
    return frozenset(session.scalars(waiting))


def settle(
    session: Session, source: SheetSource, uid: str, record_id: int, answer: Answer, today: date
) -> None:
    """The question is settled when the answer was a last word, or the record asks for none any more."""
    pending = source.answering.pending if source.answering is not None else frozenset[str]()
    final = bool(answer.verdict) and answer.verdict not in pending
    if not final and source.now is not None:
        final = not any(getattr(row, "asks", "") for row in source.now(session, {uid}))
    if final:
        asked.settle(session, source.table, record_id, today, answer.id)
