"""The dates of an application that must be kept: moved, done, made by hand; the clocks after its end."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import binding_end, retention_end
from app.features.applications.queries.cases import rules_of
from app.features.applications.rules.altering import DeadlineDraft, checked_deadline
from app.features.applications.service import following, reading
from db.models import Application, Deadline


def wind(session: Session, record: Application) -> None:
    """Set the clocks of purpose binding and retention after the file's own dates."""
    rules = rules_of(session, record)
    kept = record.finished_on if record.final_grant else None
    binding = binding_end(rules, kept) if kept else None
    retention = retention_end(rules, record.closed_on) if record.closed_on else None
    following.set_deadline(session, record.id, "binding", binding)
    following.set_deadline(session, record.id, "retention", retention)


def add_deadline(session: Session, application_id: int, draft: DeadlineDraft) -> int:
    """Note a date to keep that nothing else sets.

    Raises:
        Refused: without a date or a name.
    """
    record = reading.application(session, application_id)
    kept = checked_deadline(draft)
    row = Deadline(application_id=record.id, kind="other", due_on=kept.due_on, text=kept.text)
    session.add(row)
    session.flush()
    return row.id


def move_deadline(session: Session, deadline_id: int, draft: DeadlineDraft) -> int:
    """Give a date that is to be kept another day, with the reason; returns the application.

    The proof's new day is the one that reminders and letters name.

    Raises:
        Refused: when it was kept already, without a reason, or when the day is the same.
    """
    row = _open(session, deadline_id)
    record = reading.application(session, row.application_id)
    kept = checked_deadline(draft, before=row.due_on)
    row.text = _moved(row, kept)
    row.due_on = kept.due_on or row.due_on
    if row.kind == "proof":
        record.proof_due_on = row.due_on
    return record.id


def finish_deadline(session: Session, deadline_id: int, *, today: date) -> int:
    """That date was kept; returns the application.

    Raises:
        Refused: when it was marked already.
    """
    row = _open(session, deadline_id)
    row.done_on = today
    return row.application_id


def reopen(session: Session, application_id: int, kind: str) -> None:
    """The newest date of a kind that was kept is to be kept again."""
    row = session.scalars(
        select(Deadline)
        .where(Deadline.application_id == application_id, Deadline.kind == kind)
        .order_by(Deadline.id.desc())
        .limit(1)
    ).first()
    if row is not None:
        row.done_on = None


def _open(session: Session, deadline_id: int) -> Deadline:
    row = session.get(Deadline, deadline_id)
    if row is None:
        raise Refused("Diese Frist gibt es nicht mehr.")
    if row.done_on is not None:
        raise Refused(f"Diese Frist ist seit dem {formats.day(row.done_on)} erledigt.")
    return row


def _moved(row: Deadline, kept: DeadlineDraft) -> str:
    """What was said before stays readable; a date by hand keeps its name."""
    said = f"vom {formats.day(row.due_on)} verlängert: {kept.text}"
    return f"{row.text}; {said}" if row.text else said
