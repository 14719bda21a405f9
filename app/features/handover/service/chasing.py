"""Questions to the city that wait: settled by hand, reminded of by letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.handover.rules.reminding import KIND
from db import files
from db.models import AnswerRequest, Letter

_PDF = "application/pdf"


@dataclass(frozen=True)
class Reminder:
    """A finished letter and the questions it names."""

    ids: tuple[int, ...]
    dated: date
    recipient: str
    subject: str
    file_name: str
    pdf: bytes


def settle(session: Session, request_ids: Sequence[int], *, today: date) -> int:
    """These need no answer any more; why stands in the name of the step. Returns how many.

    Raises:
        Refused: when one of them is settled or gone by now.
    """
    asked = _waiting(session, request_ids)
    for row in asked:
        row.settled_on = today
    session.flush()
    return len(asked)


def issue(session: Session, letter: Reminder, *, now: datetime, staff_id: int | None) -> int:
    """Archive a reminder and note it with its questions; the step must be sealed. Returns the letter.

    Raises:
        Refused: when one of the questions was answered meanwhile: the letter would ask for it again.
    """
    if not letter.pdf.startswith(b"%PDF-"):
        raise ValueError("a letter is a PDF")
    asked = _waiting(session, letter.ids)
    stored = files.put(session, letter.pdf, letter.file_name, _PDF)
    row = Letter(
        kind=KIND,
        mode="office",
        details={"requests": list(letter.ids)},
        dated=letter.dated,
        recipient=letter.recipient,
        subject=letter.subject,
        file_id=stored.id,
        sha256=stored.sha256,
        issued_at=now,
        staff_id=staff_id,
    )
    session.add(row)
    for request in asked:
        request.reminded_on = letter.dated
        request.reminders += 1
    session.flush()
    return row.id


def mark_printed(session: Session, letter_id: int, *, now: datetime) -> None:
    """Note that a reminder was printed; the first time counts."""
    session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.printed_at.is_(None))
        .values(printed_at=now)
        .execution_options(synchronize_session=False)
    )


def _waiting(session: Session, request_ids: Sequence[int]) -> Sequence[AnswerRequest]:
    rows = session.scalars(select(AnswerRequest).where(AnswerRequest.id.in_(request_ids))).all()
    if len(rows) < len(set(request_ids)) or any(row.settled_on is not None for row in rows):
        raise Refused(
            "Eine der Rückmeldungen ist inzwischen eingegangen oder erledigt. Bitte wählen Sie noch einmal."
        )
    return rows
