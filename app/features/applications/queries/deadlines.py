"""The dates of an application that must be kept."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.applications.rules.clocks import deadline_state
from db.models import Deadline


@dataclass(frozen=True)
class DeadlineRow:
    """A date to keep, or one that was kept."""

    id: int
    kind: str
    due_on: date
    text: str
    done_on: date | None
    state: str


def deadline_rows(session: Session, application_id: int) -> tuple[DeadlineRow, ...]:
    """The dates of an application: those to keep first, the earliest first."""
    rows = session.scalars(
        select(Deadline)
        .where(Deadline.application_id == application_id)
        .order_by(Deadline.done_on.is_not(None), Deadline.due_on, Deadline.id)
    )
    today = session.info["now"].date()
    return tuple(
        DeadlineRow(
            row.id,
            row.kind,
            row.due_on,
            row.text,
            row.done_on,
            deadline_state(row.kind, row.due_on, row.done_on, today),
        )
        for row in rows
    )
