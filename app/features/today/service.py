"""What can be done right on the start page."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.errors import Refused


def tick_off(session: Session, consultation_id: int, *, today: date) -> int:
    """The follow-up of a consultation is done.

    Raises:
        Refused: when there is none, or it is done already.
    """
    from db.models import Consultation  # noqa: PLC0415 - the page is shown before records are mapped

    consultation = session.get(Consultation, consultation_id)
    if consultation is None or consultation.follow_up_on is None:
        raise Refused("Diese Wiedervorlage gibt es nicht mehr.")
    if consultation.follow_up_done_on is not None:
        raise Refused(f"Die Wiedervorlage zu {consultation.reference} ist schon erledigt.")
    consultation.follow_up_done_on = today
    return consultation.id


def finish_follow_up(session: Session, follow_up_id: int, *, today: date) -> int:
    """What an answer of the city brought was seen to.

    Raises:
        Refused: when it is gone, or was done already.
    """
    from db.models import FollowUp  # noqa: PLC0415 - see above

    row = session.get(FollowUp, follow_up_id)
    if row is None or row.done_on is not None:
        raise Refused("Diese Wiedervorlage ist schon erledigt.")
    row.done_on = today
    return row.id


def move_follow_up(session: Session, follow_up_id: int, due_on: date | None, *, today: date) -> int:
    """It is seen to on another day.

    Raises:
        Refused: when it is gone or done, no day is given, or the day has passed.
    """
    from db.models import FollowUp  # noqa: PLC0415 - see above

    row = session.get(FollowUp, follow_up_id)
    if row is None or row.done_on is not None:
        raise Refused("Diese Wiedervorlage ist schon erledigt.")
    if due_on is None or due_on < today:
        raise Refused("Bitte geben Sie heute oder einen späteren Tag an.", "due_on")
    row.due_on = due_on
    return row.id


def finish(session: Session, deadline_id: int, *, today: date) -> int:
    """A date of an application was kept.

    Raises:
        Refused: when it is gone, or was marked already.
    """
    from db.models import Deadline  # noqa: PLC0415 - see above

    row = session.get(Deadline, deadline_id)
    if row is None or row.done_on is not None:
        raise Refused("Diese Frist ist schon erledigt.")
    row.done_on = today
    return row.application_id
