"""Invitations and minutes that go out: archived as they are, with their digest. Sealed steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.features.sittings.queries import sittings as queries
from app.features.sittings.service import reading
from app.features.sittings.service.recording import must_be_quiet
from db import files
from db.models import Letter

_PDF = "application/pdf"


@dataclass(frozen=True)
class Invitation:
    """One finished letter."""

    contact_id: int
    recipient: str
    subject: str
    file_name: str
    pdf: bytes


def issue_invitations(
    session: Session,
    sitting_id: int,
    letters: Sequence[Invitation],
    *,
    dated: date,
    now: datetime,
    staff_id: int | None,
) -> list[int]:
    """Archive the invitations of a sitting; the step that does it must be sealed. Returns the letters.

    Raises:
        Refused: when there is nobody to invite by post, or the sitting is over.
    """
    record = reading.running(session, sitting_id)
    if record.starts_at < now:
        raise Refused(
            f"Die Sitzung „{record.reference}“ war am {formats.moment(record.starts_at)}. "
            "Eingeladen wird vorher; bitte prüfen Sie Tag und Uhrzeit."
        )
    if not letters:
        raise Refused(
            "Es gibt niemanden, der mit der Post eingeladen werden könnte. Bitte ergänzen Sie Mitglieder und "
            "ihre Anschriften bei den Kontakten."
        )
    found = []
    for letter in letters:
        if not letter.pdf.startswith(b"%PDF-"):
            raise ValueError("a letter is a PDF")
        stored = files.put(session, letter.pdf, letter.file_name, _PDF)
        row = Letter(
            kind="invitation",
            mode="office",
            contact_id=letter.contact_id,
            sitting_id=record.id,
            dated=dated,
            recipient=letter.recipient,
            subject=letter.subject,
            file_id=stored.id,
            sha256=stored.sha256,
            issued_at=now,
            staff_id=staff_id,
        )
        session.add(row)
        found.append(row)
    record.invited_on = dated
    if record.status == "planned":
        record.status = "invited"
    session.flush()
    return [row.id for row in found]


def mark_printed(session: Session, letter_ids: Sequence[int], *, now: datetime) -> None:
    """Note that letters were printed; the first time counts."""
    session.execute(
        update(Letter)
        .where(Letter.id.in_(letter_ids), Letter.printed_at.is_(None))
        .values(printed_at=now)
        .execution_options(synchronize_session=False)
    )


def issue_minutes(session: Session, sitting_id: int, pdf: bytes, file_name: str, *, today: date) -> int:
    """Archive the minutes; the step that does it must be sealed. Returns the sitting.

    Raises:
        Refused: while the sitting is not closed, or when its minutes are issued already.
    """
    record = reading.correctable(session, sitting_id)
    must_be_quiet(queries.detail(session, sitting_id))
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("minutes are a PDF")
    record.minutes_file_id = files.put(session, pdf, file_name, _PDF).id
    record.minutes_issued_on = today
    session.flush()
    return record.id
