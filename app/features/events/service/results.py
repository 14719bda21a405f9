"""Results of participation and photographs of an event."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.rules import results as rules
from app.features.events.rules.results import PhotoDraft, ResultDraft
from app.features.events.service.plan import event_of
from db import files
from db.models import EventPhoto, Measure, ParticipationResult

_PNG = b"\x89PNG"


def save_result(
    session: Session, appointment_id: int, draft: ResultDraft, result_id: int | None = None
) -> int:
    """Keep a result and what became of it.

    Raises:
        Refused: when a field cannot be right, or the measure is gone.
    """
    clean = rules.checked_result(draft)
    if clean.measure_id is not None and session.get(Measure, clean.measure_id) is None:
        raise Refused("Diese Maßnahme gibt es nicht mehr.", "measure_id")
    event = event_of(session, appointment_id)
    row = _result(session, result_id) if result_id is not None else ParticipationResult(event_id=event.id)
    if result_id is None:
        row.position = _next(session, ParticipationResult, event.id)
    row.topic, row.result, row.votes = clean.topic, clean.result, clean.votes
    row.state, row.outcome, row.measure_id = clean.state or "open", clean.outcome, clean.measure_id
    session.add(row)
    session.flush()
    return row.id


def remove_result(session: Session, result_id: int) -> None:
    """Take a result off the list."""
    session.delete(_result(session, result_id))


def save_photo(session: Session, appointment_id: int, draft: PhotoDraft, photo_id: int | None = None) -> int:
    """Keep a photograph, or change what is said of it.

    Raises:
        Refused: when the picture or its description is missing.
    """
    clean = rules.checked_photo(draft, new=photo_id is None)
    event = event_of(session, appointment_id)
    row = _photo(session, photo_id) if photo_id is not None else EventPhoto(event_id=event.id)
    if clean.picture is not None:
        png = clean.picture.startswith(_PNG)
        name, media_type = ("Foto.png", "image/png") if png else ("Foto.jpg", "image/jpeg")
        row.file_id = files.put(session, clean.picture, name, media_type).id
    if photo_id is None:
        row.position = _next(session, EventPhoto, event.id)
    row.caption, row.alternative_text, row.credit = clean.caption, clean.alternative_text, clean.credit
    row.consent, row.consent_note = clean.consent or "open", clean.consent_note
    session.add(row)
    session.flush()
    return row.id


def remove_photo(session: Session, photo_id: int) -> None:
    """Take a photograph out."""
    session.delete(_photo(session, photo_id))


def _result(session: Session, result_id: int) -> ParticipationResult:
    found = session.get(ParticipationResult, result_id)
    if found is None:
        raise Refused("Dieses Ergebnis steht nicht mehr auf der Liste.")
    return found


def _photo(session: Session, photo_id: int) -> EventPhoto:
    found = session.get(EventPhoto, photo_id)
    if found is None:
        raise Refused("Dieses Foto gibt es nicht mehr.")
    return found


def _next(session: Session, model: Any, event_id: int) -> int:
    return (session.scalar(select(func.max(model.position)).where(model.event_id == event_id)) or 0) + 1
