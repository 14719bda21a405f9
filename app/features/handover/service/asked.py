"""What was asked of the city and is settled by an answer."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.sheets import Reply, SheetSource
from db import asked
from db.models import Answer


def latest_reply(session: Session, table: str, record_id: int) -> Reply | None:
    """The newest answer to a record; None when there is none."""
    row = session.execute(
        select(Answer.verdict, Answer.answered_on, Answer.file_number, Answer.remark, Answer.answered_by)
        .where(Answer.record_table == table, Answer.record_id == record_id)
        .order_by(Answer.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Reply(*row)


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
