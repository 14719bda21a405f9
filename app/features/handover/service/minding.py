"""Follow-ups of answers: done, or seen to another day."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.errors import Refused
from db.models import FollowUp


def finish(session: Session, follow_up_id: int, *, today: date) -> int:
    """It was seen to. Returns it.

    Raises:
        Refused: when it is gone, or was done already.
    """
    row = _open(session, follow_up_id)
    row.done_on = today
    session.flush()
    return row.id


def move(session: Session, follow_up_id: int, due_on: date | None, *, today: date) -> int:
    """It is seen to on another day. Returns it.

    Raises:
        Refused: when it is gone or done, no day is given, or the day has passed.
    """
    row = _open(session, follow_up_id)
    if due_on is None:
        raise Refused("Bitte geben Sie den Tag an, an dem es wieder vorliegen soll.", "due_on")
    if due_on < today:
        raise Refused("Dieser Tag ist schon vorbei. Bitte geben Sie heute oder einen späteren an.", "due_on")
    row.due_on = due_on
    session.flush()
    return row.id


def _open(session: Session, follow_up_id: int) -> FollowUp:
    row = session.get(FollowUp, follow_up_id)
    if row is None:
        raise Refused("Diese Wiedervorlage gibt es nicht mehr.")
    if row.done_on is not None:
        raise Refused("Diese Wiedervorlage ist schon erledigt.")
    return row
