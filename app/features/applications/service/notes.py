"""Notes of the file: talks, visits, remarks."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.applications.rules import NoteDraft, Verb, after, checked_note
from app.features.applications.service import reading
from db.models import CaseNote


def save_note(
    session: Session,
    application_id: int,
    draft: NoteDraft,
    note_id: int | None,
    *,
    today: date,
    staff_id: int | None,
) -> int:
    """Write a note, or change one.

    Raises:
        Refused: when it says nothing, or of a day to come.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.ANNOTATE, record.reference)
    kept = checked_note(draft, today)
    row = (
        CaseNote(application_id=record.id, staff_id=staff_id)
        if note_id is None
        else session.get(CaseNote, note_id)
    )
    if row is None:
        raise Refused("Diese Notiz gibt es nicht mehr.")
    row.kind, row.text, row.present = kept.kind, kept.text, kept.present
    if kept.noted_on is not None:
        row.noted_on = kept.noted_on
    session.add(row)
    session.flush()
    return row.id


def remove_note(session: Session, note_id: int) -> None:
    """Take a note out."""
    row = session.get(CaseNote, note_id)
    if row is None:
        raise Refused("Diese Notiz gibt es nicht mehr.")
    session.delete(row)
