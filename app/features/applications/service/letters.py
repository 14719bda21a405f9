"""Letters that go out: archived as they are, never changed, noted when printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.features.applications.rules import Verb, after
from app.features.applications.service import reading
from db import files
from db.models import Decision, Letter

_DECIDED = {"approval": "approved", "partial_approval": "partly_approved", "rejection": "rejected"}


@dataclass(frozen=True)
class Issue:
    """A letter ready to go out: the finished PDF and what it says of itself."""

    kind: str
    mode: str
    dated: date
    recipient: str
    subject: str
    file_name: str
    pdf: bytes
    decision_id: int


def issue_letter(
    session: Session, application_id: int, issue: Issue, *, now: datetime, staff_id: int | None
) -> int:
    """Archive the letter of a decision; the step that does it is sealed.

    Raises:
        Refused: when the decision is not (or no longer) the one the letter tells of, or it went out already.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.ISSUE_LETTER, record.reference)
    _must_be_current(session, record.id, _DECIDED[issue.kind], issue)
    if not issue.pdf.startswith(b"%PDF-"):
        raise ValueError("a letter is a PDF")
    letter = session.scalars(
        select(Letter).where(Letter.decision_id == issue.decision_id, Letter.kind == issue.kind)
    ).one()
    gone = letter.issued_at
    if gone is not None:
        raise Refused(
            f"Der Bescheid zu {record.reference} ist am {formats.moment(gone)} ausgegeben worden. "
            "Sie finden ihn unter „Schreiben“ und können ihn dort noch einmal drucken."
        )
    stored = files.put(session, issue.pdf, issue.file_name, "application/pdf")
    letter.mode, letter.dated = issue.mode, issue.dated
    letter.recipient, letter.subject = issue.recipient, issue.subject
    letter.file_id, letter.sha256 = stored.id, stored.sha256
    letter.issued_at, letter.staff_id = now, staff_id
    return letter.id


def mark_printed(session: Session, letter_ids: Sequence[int], *, now: datetime) -> None:
    """Note that letters were printed; the first time counts."""
    session.execute(
        update(Letter)
        .where(Letter.id.in_(letter_ids), Letter.printed_at.is_(None))
        .values(printed_at=now)
        .execution_options(synchronize_session=False)
    )


def _must_be_current(session: Session, application_id: int, kind: str, issue: Issue) -> None:
    newest = session.scalars(
        select(Decision)
        .where(Decision.application_id == application_id)
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    if newest is None or newest.kind != kind or newest.id != issue.decision_id:
        raise Refused(
            "Die Entscheidung hat sich inzwischen geändert. Bitte öffnen Sie das Schreiben noch einmal."
        )
