"""The verbs of a published piece."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.features.press.queries.clippings import GONE
from app.features.press.rules.clippings import ClippingDraft, checked, scan_kind
from db import files
from db.models import Appointment, Clipping, PressRelease

_FIELDS = ("title", "medium", "published_on", "link", "appointment_id", "press_release_id", "note")


def save(session: Session, draft: ClippingDraft, record_id: int | None, *, today: date) -> int:
    """Write a new piece, or change one.

    Raises:
        Refused: when a field cannot be right or points to something that is gone.
    """
    faults = Faults()
    clean = faults.take(checked, draft, today) or draft
    if clean.appointment_id is not None and session.get(Appointment, clean.appointment_id) is None:
        faults.add([Refused("Diesen Termin gibt es nicht mehr.", "appointment_id")])
    if clean.press_release_id is not None and session.get(PressRelease, clean.press_release_id) is None:
        faults.add([Refused("Diese Pressemitteilung gibt es nicht mehr.", "press_release_id")])
    faults.refuse()
    record = Clipping() if record_id is None else _found(session, record_id)
    for name in _FIELDS:
        setattr(record, name, getattr(clean, name))
    record.tone = clean.tone or ""
    session.add(record)
    session.flush()
    return record.id


def remove(session: Session, record_id: int) -> None:
    """Delete a piece; its file stays in the archive until the history is tidied."""
    session.delete(_found(session, record_id))


def attach(session: Session, record_id: int, data: bytes, name: str) -> int:
    """Keep the scan of a piece; another one takes its place.

    Raises:
        Refused: when it is neither a PDF nor a picture, or the piece is gone.
    """
    record = _found(session, record_id)
    media_type, _ = scan_kind(data)
    record.file_id = files.put(session, data, name, media_type).id
    return record.id


def detach(session: Session, record_id: int) -> int:
    """Take the scan off a piece."""
    record = _found(session, record_id)
    record.file_id = None
    return record.id


def _found(session: Session, record_id: int) -> Clipping:
    found = session.get(Clipping, record_id)
    if found is None:
        raise Refused(GONE)
    return found
