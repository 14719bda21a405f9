"""What the city answered so far."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.sheets import Reply
from db.models import Answer
from db.tables import METADATA


def latest(session: Session, table: str) -> dict[str, Reply]:
    """The newest reply to each record of a table, by the record's uid."""
    records = METADATA.tables[table]
    rows = session.execute(
        select(
            records.c.uid,
            Answer.verdict,
            Answer.answered_on,
            Answer.file_number,
            Answer.remark,
            Answer.answered_by,
        )
        .join(Answer, Answer.record_id == records.c.id)
        .where(Answer.record_table == table)
        .order_by(Answer.id)
    )
    return {row[0]: Reply(*row[1:]) for row in rows}
