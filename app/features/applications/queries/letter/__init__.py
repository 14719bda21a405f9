"""Everything a letter needs, gathered; what is missing is refused with the place to enter it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.applications.queries.letter.facts import known
from app.features.applications.queries.letter.gathering import Gathering
from app.features.applications.rules.letter import LetterData, LetterDraft
from db import files
from db.models import Application, Letter

__all__ = ["known", "letter", "letter_by_hand", "letters", "pdf", "prepared"]


def letter(session: Session, application_id: int, *, dated: date, staff_id: int | None) -> LetterData:
    """The first letter of an application that has yet to go out.

    Raises:
        Refused: when there is none, or an address, the court or the granting office is missing.
    """
    record = _record(session, application_id)
    row = session.scalars(
        select(Letter)
        .where(Letter.application_id == record.id, Letter.issued_at.is_(None))
        .order_by(Letter.id)
        .limit(1)
    ).first()
    if row is None:
        raise Refused(
            f"Zu {record.reference} gibt es noch keine Entscheidung, über die zu schreiben wäre. "
            "Bitte entscheiden Sie zuerst."
        )
    return _of(Gathering(session, dated=dated, staff_id=staff_id), record, row, dated)


def prepared(session: Session, letter_id: int, *, dated: date, staff_id: int | None) -> LetterData:
    """A letter that was prepared.

    Raises:
        Refused: when it is gone or went out already, or something is missing.
    """
    row = session.get(Letter, letter_id)
    if row is None or row.application_id is None:
        raise Refused("Dieses vorbereitete Schreiben gibt es nicht mehr.")
    gathering = Gathering(session, dated=dated, staff_id=staff_id)
    return _of(gathering, _record(session, row.application_id), row, dated)


def letter_by_hand(
    session: Session,
    application_id: int,
    draft: LetterDraft,
    *,
    dated: date,
    staff_id: int | None,
    letter_id: int | None = None,
) -> LetterData:
    """A letter that somebody is writing, or a prepared one (``letter_id``) that somebody changes.

    Raises:
        Refused: when something is missing for it.
    """
    gathering = Gathering(session, dated=dated, staff_id=staff_id)
    row = session.get(Letter, letter_id) if letter_id is not None else None
    return gathering.letter(
        _record(session, application_id),
        draft,
        decision_id=row.decision_id if row is not None else None,
        reclaim_id=row.reclaim_id if row is not None else None,
        letter_id=letter_id,
    )


def letters(
    session: Session, letter_ids: Sequence[int], *, dated: date, staff_id: int | None
) -> Iterator[tuple[int, LetterData | Refused]]:
    """Prepared letters in that order; what is missing for one does not keep back the others."""
    gathering = Gathering(session, dated=dated, staff_id=staff_id)
    for letter_id in letter_ids:
        row = session.get(Letter, letter_id)
        if row is None or row.application_id is None or row.issued_at is not None:
            continue
        try:
            yield letter_id, _of(gathering, _record(session, row.application_id), row, dated)
        except Refused as refused:
            yield letter_id, refused


def pdf(session: Session, file_id: int) -> bytes:
    """An archived letter, exactly as it went out."""
    return files.data(session, file_id)


def _of(gathering: Gathering, record: Application, row: Letter, dated: date) -> LetterData:
    draft = LetterDraft.read(row.kind, dated, row.details)
    return gathering.letter(
        record, draft, decision_id=row.decision_id, reclaim_id=row.reclaim_id, letter_id=row.id
    )


def _record(session: Session, application_id: int) -> Application:
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    return record
