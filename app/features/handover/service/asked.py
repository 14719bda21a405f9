"""What was asked of the city and is settled by an answer."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.sheets import Reply, SheetSource
from db.models import Answer, AnswerRequest


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
        session.execute(
            update(AnswerRequest)
            .where(
                AnswerRequest.record_table == source.table,
                AnswerRequest.record_id == record_id,
                AnswerRequest.settled_on.is_(None),
            )
            .values(settled_on=today, answer_id=answer.id)
            .execution_options(synchronize_session=False)
        )
