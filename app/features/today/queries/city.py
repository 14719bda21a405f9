"""Follow-ups that answers of the city brought."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from app.domain.text import shorten
from app.features.today.queries.rows import Deadline, FollowUp
from db.glance import FOLLOW_UPS

_LONGEST = 90
_NAME = 40
_MOST = 200
_COLUMNS = (
    FOLLOW_UPS.c.id,
    FOLLOW_UPS.c.kind,
    FOLLOW_UPS.c.record_id,
    FOLLOW_UPS.c.label,
    FOLLOW_UPS.c.text,
    FOLLOW_UPS.c.due_on,
)


def follow_ups(session: Session, today: date, shown: int) -> tuple[list[FollowUp], int]:
    """Those due up to today, the oldest first, and how many there are."""
    due = (FOLLOW_UPS.c.due_on <= today, FOLLOW_UPS.c.done_on.is_(None))
    total = session.scalar(select(func.count()).select_from(FOLLOW_UPS).where(*due)) or 0
    rows = session.execute(
        select(*_COLUMNS).where(*due).order_by(FOLLOW_UPS.c.due_on, FOLLOW_UPS.c.id).limit(shown)
    )
    return [
        FollowUp(_ref(row), shorten(row.label or row.text, _NAME), _words(row), row.due_on, row.id)
        for row in rows
    ], total


def coming(session: Session, today: date, last: date) -> Iterator[Deadline]:
    """Those due after today."""
    rows = session.execute(
        select(*_COLUMNS)
        .where(FOLLOW_UPS.c.due_on > today, FOLLOW_UPS.c.due_on <= last, FOLLOW_UPS.c.done_on.is_(None))
        .order_by(FOLLOW_UPS.c.due_on)
        .limit(_MOST)
    )
    for row in rows:
        yield Deadline(_ref(row), "Wiedervorlage", _words(row), row.due_on)


def _ref(row: Any) -> Ref:
    """The record, or the follow-up itself where it is about none."""
    return Ref(row.kind, row.record_id) if row.kind and row.record_id else Ref("follow_up", row.id)


def _words(row: Any) -> str:
    return shorten(f"{row.label} · {row.text}" if row.label else row.text, _LONGEST)
