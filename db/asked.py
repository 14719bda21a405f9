"""Questions to the city: settled by its answer, or because the record they are about needs none any more."""

from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.models.answers import AnswerRequest


def settle(session: Session, table: str, record_id: int, on: date, answer_id: int | None = None) -> None:
    """Settle what was asked about a record; nothing happens where nothing was asked."""
    session.execute(
        update(AnswerRequest)
        .where(
            AnswerRequest.record_table == table,
            AnswerRequest.record_id == record_id,
            AnswerRequest.settled_on.is_(None),
        )
        .values(settled_on=on, answer_id=answer_id)
        .execution_options(synchronize_session=False)
    )
