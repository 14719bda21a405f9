"""The verbs of a press release."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.domain.text import clean_text
from app.features.press.queries.releases import record as found
from app.features.press.queries.writing import BOILERPLATE
from app.features.press.rules.clippings import scan_kind
from app.features.press.rules.releases import RecipientRow, ReleaseDraft, checked
from db import files, lookups
from db.models import Appointment, Contact, PressRecipient, PressRelease

_FIELDS = (
    "title",
    "subtitle",
    "body",
    "dated",
    "embargo_until",
    "appointment_id",
    "contact_line",
    "picture_caption",
    "picture_credit",
    "sent_on",
)


def save(
    session: Session, draft: ReleaseDraft, record_id: int | None, *, today: date, staff_id: int | None
) -> int:
    """Write a new release, or change one.

    Raises:
        Refused: when a field cannot be right or points to something that is gone.
    """
    faults = Faults()
    clean = faults.take(checked, draft, today) or draft
    if clean.appointment_id is not None and session.get(Appointment, clean.appointment_id) is None:
        faults.add([Refused("Diesen Termin gibt es nicht mehr.", "appointment_id")])
    picture = faults.take(_picture, session, clean.picture)
    faults.refuse()
    record = PressRelease(staff_id=staff_id) if record_id is None else found(session, record_id)
    for name in _FIELDS:
        setattr(record, name, getattr(clean, name))
    record.picture_file_id = picture
    session.add(record)
    session.flush()
    _keep_recipients(session, record.id, clean.recipients)
    return record.id


def remove(session: Session, record_id: int) -> None:
    """Delete a release; what was published stays and loses the link, prints stay in the archive."""
    session.delete(found(session, record_id))


def mark_sent(
    session: Session, record_id: int, recipient_ids: Collection[int], on: date, *, today: date
) -> int:
    """Note to whom it went and when; the first of these days is the release's own.

    Raises:
        Refused: when nobody is ticked, or the day is in the future.
    """
    record = found(session, record_id)
    if on > today:
        raise Refused("Der Tag liegt in der Zukunft. Bitte tragen Sie ihn ein, wenn verschickt ist.", "on")
    rows = session.scalars(
        select(PressRecipient).where(
            PressRecipient.press_release_id == record_id, PressRecipient.id.in_(recipient_ids)
        )
    ).all()
    if not rows:
        raise Refused("Bitte kreuzen Sie an, an wen sie ging.", "recipients")
    for row in rows:
        row.sent_on = on
    record.sent_on = min(on, record.sent_on or on)
    return record.id


def keep_boilerplate(session: Session, text: str) -> None:
    """The text about the office under every release.

    Raises:
        Refused: when it is too long.
    """
    lookups.put_setting(session, BOILERPLATE, {"text": clean_text(text, "text", 2_000).strip()})


def _picture(session: Session, data: bytes | None) -> int | None:
    if data is None:
        return None
    try:
        media_type, ending = scan_kind(data)
    except Refused as refused:
        raise Refused(refused.sentence, "picture") from None
    if not media_type.startswith("image/"):
        raise Refused("Bitte wählen Sie ein Bild als PNG oder JPEG, kein PDF.", "picture")
    return files.put(session, data, f"pressebild{ending}", media_type).id


def _keep_recipients(session: Session, release_id: int, rows: tuple[RecipientRow, ...]) -> None:
    known = {
        row.id: row
        for row in session.scalars(
            select(PressRecipient).where(PressRecipient.press_release_id == release_id)
        )
    }
    for at, row in enumerate(rows):
        if row.contact_id is not None and session.get(Contact, row.contact_id) is None:
            raise Refused(f"Empfänger {at + 1}: Diesen Kontakt gibt es nicht mehr.", "recipients")
        record = known.pop(row.id, None) if row.id is not None else None
        if record is None:
            record = PressRecipient(press_release_id=release_id)
        record.position, record.contact_id = at, row.contact_id
        record.name, record.sent_on = row.name, row.sent_on
        session.add(record)
    for record in known.values():
        session.delete(record)
    session.flush()
