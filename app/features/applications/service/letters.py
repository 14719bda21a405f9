"""Letters that go out: prepared, archived as they are, never changed, noted when printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.features.applications.queries.letter.facts import known
from app.features.applications.rules import STATUS_LABELS, Verb, after
from app.features.applications.rules.letter import (
    KINDS,
    LetterDraft,
    LetterKind,
    checked_letter,
    kind_of,
    kinds_for,
)
from app.features.applications.service import following, reading
from db import files
from db.models import Application, Decision, Letter

_GONE = "Dieses vorbereitete Schreiben gibt es nicht mehr."
_INSTEAD = frozenset({"approval", "partial_approval"})


@dataclass(frozen=True)
class Issue:
    """A letter ready to go out: the finished PDF and what it says of itself.

    Args:
        letter_id: the prepared letter; None when it was written just now.
        details: what was typed for it.
    """

    kind: str
    mode: str
    dated: date
    recipient: str
    subject: str
    file_name: str
    pdf: bytes
    decision_id: int | None
    letter_id: int | None = None
    reclaim_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def prepare(session: Session, application_id: int, draft: LetterDraft, *, today: date) -> int:
    """Keep a letter written by hand until it is issued. Returns the letter.

    Raises:
        Refused: what is missing for its kind, beside the field.
    """
    record = reading.application(session, application_id)
    typed = checked_letter(draft, today)
    kind = kind_of(typed.kind)
    _must_fit(session, record, kind)
    return following.prepare_letter(
        session,
        record,
        kind.key,
        dated=typed.dated or today,
        decision_id=_decision_of(session, record, kind),
        details=typed.store(),
    )


def rewrite(session: Session, letter_id: int, draft: LetterDraft, *, today: date) -> int:
    """Change what was typed for a prepared letter. Returns the letter.

    Raises:
        Refused: when it went out already, or what is missing for its kind.
    """
    letter = _prepared(session, letter_id)
    typed = checked_letter(draft, today)
    letter.details, letter.dated = typed.store(), typed.dated or today
    return letter.id


def discard(session: Session, letter_id: int) -> None:
    """Do not write a prepared letter after all.

    Raises:
        Refused: when it went out already, or the decision would be left without its notice.
    """
    letter = _prepared(session, letter_id)
    if KINDS[letter.kind].notice and not _agreed(session, letter):
        raise Refused(
            f"„{KINDS[letter.kind].title}“ gehört zur Entscheidung; ohne Bescheid wirkt sie nicht. Er "
            "entfällt nur, wenn statt seiner eine Vereinbarung vorbereitet oder der Antrag zurückgezogen ist."
        )
    session.delete(letter)


def issue_letter(
    session: Session, application_id: int, issue: Issue, *, now: datetime, staff_id: int | None
) -> int:
    """Archive a letter; the step that does it is sealed. Returns the letter.

    Raises:
        Refused: when the decision is not (or no longer) the one the letter tells of, or it went out already.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.ISSUE_LETTER, record.reference)
    kind = kind_of(issue.kind)
    if kind.tells:
        _must_be_current(session, record.id, kind, issue)
    if not issue.pdf.startswith(b"%PDF-"):
        raise ValueError("a letter is a PDF")
    letter = _row(session, record, kind, issue)
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
    session.flush()
    return letter.id


def issue_all(
    session: Session, issues: Sequence[tuple[int, Issue]], *, now: datetime, staff_id: int | None
) -> tuple[int, ...]:
    """Archive many letters in one sealed step, each with its application. Returns the letters.

    Raises:
        Refused: when one of them may not go out; then none does.
    """
    return tuple(
        issue_letter(session, application_id, issue, now=now, staff_id=staff_id)
        for application_id, issue in issues
    )


def mark_printed(session: Session, letter_ids: Sequence[int], *, now: datetime) -> None:
    """Note that letters were printed and given to the post; the first time counts.

    The day a notice was posted stands with its decision: from it follows when it counts as notified.
    """
    letters = session.scalars(
        select(Letter).where(
            Letter.id.in_(letter_ids), Letter.printed_at.is_(None), Letter.issued_at.is_not(None)
        )
    ).all()
    for letter in letters:
        letter.printed_at = now
        kind = KINDS.get(letter.kind)
        if letter.decision_id is None or kind is None or not kind.notice:
            continue
        decision = session.get_one(Decision, letter.decision_id)
        decision.posted_on = decision.posted_on or now.date()


def _prepared(session: Session, letter_id: int) -> Letter:
    letter = session.get(Letter, letter_id)
    if letter is None:
        raise Refused(_GONE)
    if letter.issued_at is not None:
        raise Refused(
            f"Dieses Schreiben ist am {formats.moment(letter.issued_at)} ausgegeben worden und bleibt, wie "
            "es ist. Bitte schreiben Sie ein neues."
        )
    return letter


def _agreed(session: Session, letter: Letter) -> bool:
    """Whether an agreement takes the place of that notice."""
    if letter.kind not in _INSTEAD or letter.decision_id is None:
        return False
    found = select(Letter.id).where(Letter.decision_id == letter.decision_id, Letter.kind == "agreement")
    return session.scalar(found.limit(1)) is not None


def _row(session: Session, record: Application, kind: LetterKind, issue: Issue) -> Letter:
    """The letter that goes out: the prepared one, that of the decision, or a new one."""
    if issue.letter_id is not None:
        letter = session.get(Letter, issue.letter_id)
        if letter is None or letter.application_id != record.id or letter.kind != kind.key:
            raise Refused(_GONE)
        return letter
    if kind.notice and issue.decision_id is not None and kind.tells:
        letter = session.scalars(
            select(Letter)
            .where(Letter.decision_id == issue.decision_id, Letter.kind == kind.key)
            .order_by(Letter.issued_at.is_not(None), Letter.id)
            .limit(1)
        ).first()
        if letter is not None:
            return letter
    _must_fit(session, record, kind)
    made = following.prepare_letter(
        session,
        record,
        kind.key,
        dated=issue.dated,
        decision_id=issue.decision_id,
        reclaim_id=issue.reclaim_id,
        details=dict(issue.details),
    )
    return session.get_one(Letter, made)


def _must_fit(session: Session, record: Application, kind: LetterKind) -> None:
    """Refuse a kind that says nothing about an application as it stands."""
    decided = session.scalar(
        select(Decision.kind)
        .where(Decision.application_id == record.id)
        .order_by(Decision.id.desc())
        .limit(1)
    )
    if kind not in kinds_for(record.status, known(session, record), decided or ""):
        state = STATUS_LABELS.get(record.status, record.status)
        raise Refused(
            f"„{kind.title}“ passt nicht zu {record.reference} ({state}). Bitte wählen Sie eine andere Art.",
            "kind",
        )


def _decision_of(session: Session, record: Application, kind: LetterKind) -> int | None:
    if not kind.tells:
        return None
    return session.scalar(
        select(Decision.id)
        .where(Decision.application_id == record.id, Decision.kind.in_(kind.tells))
        .order_by(Decision.id.desc())
        .limit(1)
    )


def _must_be_current(session: Session, application_id: int, kind: LetterKind, issue: Issue) -> None:
    newest = session.scalars(
        select(Decision)
        .where(Decision.application_id == application_id)
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    if newest is None or newest.kind not in kind.tells or newest.id != issue.decision_id:
        raise Refused(
            "Die Entscheidung hat sich inzwischen geändert. Bitte öffnen Sie das Schreiben noch einmal."
        )
