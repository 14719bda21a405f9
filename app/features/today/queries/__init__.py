"""What the start page reads, in one short look."""

from datetime import date

from sqlalchemy.orm import Session

from app.features.today.queries import due, standing
from app.features.today.queries.due import SHOWN
from app.features.today.queries.rows import (
    AnswersState,
    BackupState,
    Date,
    Deadline,
    FollowUp,
    FundState,
    HandoverState,
    Overview,
    Unfunded,
    Waiting,
)

__all__ = [
    "SHOWN",
    "AnswersState",
    "BackupState",
    "Date",
    "Deadline",
    "FollowUp",
    "FundState",
    "HandoverState",
    "Overview",
    "Unfunded",
    "Waiting",
    "overview",
]

_LONG = ("follow_ups", "waiting", "deadlines")


def overview(session: Session, today: date, whole: frozenset[str] = frozenset()) -> Overview:
    """Everything on the start page.

    Args:
        session: open session.
        today: the day.
        whole: cards that show all they have: ``follow_ups``, ``waiting``, ``deadlines``.
    """
    shown = {name: due.MOST if name in whole else SHOWN for name in _LONG}
    follow_ups, follow_ups_total = due.follow_ups(session, today, shown["follow_ups"])
    waiting, waiting_total = due.waiting(session, shown["waiting"])
    deadlines, deadlines_total = due.deadlines(session, today, shown["deadlines"])
    return Overview(
        follow_ups=follow_ups,
        follow_ups_total=follow_ups_total,
        waiting=waiting,
        waiting_total=waiting_total,
        deadlines=deadlines,
        deadlines_total=deadlines_total,
        dates=standing.dates(session, today),
        funds=standing.funds(session, today),
        unfunded=standing.unfunded(session, today),
        hours=standing.hours(session, today),
        handover=standing.handover(session, today),
        answers=standing.answers(session, today),
        backup=standing.backup(session),
        empty=standing.empty(session),
    )
