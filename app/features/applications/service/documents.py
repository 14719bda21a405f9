"""The checklist: which documents there must be, what is there, what was asked for."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.guideline import documents_needed
from app.domain.money import ZERO
from app.domain.text import fold
from app.features.applications.queries.cases import case, rules_of
from app.features.applications.queries.checklist import missing_labels
from app.features.applications.rules import (
    DocumentDraft,
    RequestDraft,
    Verb,
    after,
    checked_document,
    checked_request,
    missing,
)
from app.features.applications.rules.letter import LetterDraft
from app.features.applications.service import following, reading
from db.asked import settle
from db.models import Application, Document

_STAGES = {"decision": "application", "proof": "proof"}
"""When the guideline wants a document → the stage it belongs to."""


def bring_up_to_date(session: Session, record: Application) -> None:
    """What the guideline wants for this application is on the checklist.

    An entry that is no longer wanted stays where somebody has worked with it.
    """
    needed = documents_needed(rules_of(session, record), case(session, record))
    rows = session.scalars(select(Document).where(Document.application_id == record.id)).all()
    known = {fold(row.label): row for row in rows}
    for position, rule in enumerate(needed):
        if fold(rule.label) not in known:
            session.add(
                Document(
                    application_id=record.id,
                    position=position,
                    label=rule.label,
                    stage=_STAGES[rule.due],
                    by_guideline=True,
                )
            )
    wanted = {fold(rule.label) for rule in needed}
    for label, row in known.items():
        untouched = not (row.received_on or row.requested_on or row.waived or row.file_id)
        if row.by_guideline and untouched and label not in wanted:
            session.delete(row)
    session.flush()


def missing_documents(session: Session, record: Application, stage: str = "application") -> list[Refused]:
    """Documents of a stage that are neither there nor waived, as the sentence that asks for them."""
    return missing(missing_labels(session, record.id, stage))


def save_document(
    session: Session, application_id: int, draft: DocumentDraft, document_id: int | None, *, today: date
) -> int:
    """Add an entry to the checklist, or change one.

    Raises:
        Refused: when it has no name, or came in the future.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.RECORD_PAPER, record.reference)
    kept = checked_document(draft, today)
    if document_id is None:
        last = session.scalar(select(func.max(Document.position)).where(Document.application_id == record.id))
        row = Document(application_id=record.id, position=(last or 0) + 1)
        session.add(row)
    else:
        row = _document(session, document_id)
    row.label, row.stage, row.due_on = kept.label, kept.stage, kept.due_on
    row.received_on, row.waived = kept.received_on, kept.waived
    session.flush()
    _ask_no_more(session, record, today)
    return row.id


def tick(session: Session, document_ids: Sequence[int], day: date | None) -> None:
    """Those documents are there since a day, or are not after all."""
    for document_id in document_ids:
        row = _document(session, document_id)
        record = reading.application(session, row.application_id)
        after(record.status, Verb.RECORD_PAPER, record.reference)
        row.received_on = day
        session.flush()
        if day is not None:
            _ask_no_more(session, record, day)


def remove_document(session: Session, document_id: int) -> int:
    """Take an entry off the checklist; returns the application."""
    row = _document(session, document_id)
    record = reading.application(session, row.application_id)
    after(record.status, Verb.RECORD_PAPER, record.reference)
    session.delete(row)
    return record.id


def request_documents(session: Session, application_id: int, draft: RequestDraft, *, today: date) -> int:
    """Ask the applicant for documents: the state, the dates, and the letter to write. Returns the letter.

    Raises:
        Refused: when nothing is asked for, or the day is no time to come.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.REQUEST_DOCUMENTS, record.reference)
    kept = checked_request(draft, today)
    rows = [_document(session, document_id) for document_id in kept.documents]
    for row in rows:
        row.requested_on, row.due_on = today, kept.due_on
    record.status, record.reserved = to.value, ZERO
    settle(session, Application.__tablename__, record.id, today)
    record.content_checked_on = record.content_checked_by_id = None
    record.checked_on = record.checked_by_id = record.completed_on = None
    following.set_deadline(session, record.id, "documents", kept.due_on)
    items = "\n".join(row.label for row in rows)
    letter = LetterDraft("documents_requested", today, kept.due_on, items=items, note=kept.remark)
    return following.prepare_letter(session, record, letter.kind, dated=today, details=letter.store())


def _ask_no_more(session: Session, record: Application, day: date) -> None:
    """The date for documents is kept when none is missing any more."""
    if not missing_documents(session, record):
        following.keep_deadline(session, record.id, "documents", day)


def _document(session: Session, document_id: int) -> Document:
    found = session.get(Document, document_id)
    if found is None:
        raise Refused("Diese Unterlage steht nicht mehr auf der Liste.")
    return found
