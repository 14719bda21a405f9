"""What is to be seen to after an answer of the city."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from db.models import FollowUp


@dataclass(frozen=True)
class FollowUpRow:
    """Something to see to.

    Args:
        late: ``late``, ``today`` or ``later``.
        ref: the record it is about; None where there is none.
    """

    id: int
    due_on: date
    label: str
    text: str
    late: str
    ref: Ref | None


def open_ones(session: Session) -> tuple[FollowUpRow, ...]:
    """All that is not done, the earliest first."""
    today = session.info["now"].date()
    rows = session.scalars(
        select(FollowUp).where(FollowUp.done_on.is_(None)).order_by(FollowUp.due_on, FollowUp.id)
    )
    return tuple(
        FollowUpRow(
            row.id,
            row.due_on,
            row.label,
            row.text,
            "late" if row.due_on < today else "today" if row.due_on == today else "later",
            Ref(row.kind, row.record_id) if row.kind and row.record_id else None,
        )
        for row in rows
    )
