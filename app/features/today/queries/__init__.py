"""What the start page reads, in one short look."""

from datetime import date

from sqlalchemy.orm import Session

from app.features.today.queries import due, standing
from app.features.today.queries.due import SHOWN
from app.features.today.queries.rows import (
    BackupState,
    Date,
    Deadline,
    FollowUp,
    FundState,
    HandoverState,
    Overview,
    Waiting,
)

__all__ = [
    "SHOWN",
    "BackupState",
    "Date",
    "Deadline",
    "FollowUp",
    "FundState",
    "HandoverState",
    "Overview",
    "Waiting",
    "overview",
]


def overview(session: Session, today: date) -> Overview:
    """Everything on the start page."""
    follow_ups, follow_ups_total = due.follow_ups(session, today)
    waiting, waiting_total = due.waiting(session)
    return Overview(
        follow_ups=follow_ups,
        follow_ups_total=follow_ups_total,
        waiting=waiting,
        waiting_total=waiting_total,
        deadlines=due.deadlines(session, today),
        dates=standing.dates(session, today),
        funds=standing.funds(session, today),
        hours=standing.hours(session, today),
        handover=standing.handover(session, today),
        backup=standing.backup(session),
        empty=standing.empty(session),
    )
