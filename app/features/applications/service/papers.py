"""Dated papers of an application; each one can show that the project began too early."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.applications.rules import PaperDraft, Verb, after, checked_paper
from app.features.applications.service import reading
from db import files
from db.models import Paper


def record_paper(
    session: Session,
    application_id: int,
    draft: PaperDraft,
    *,
    today: date,
    scan: tuple[str, str, bytes] | None = None,
) -> int:
    """Note a dated paper; an early one is kept too, and then bars approval and payment.

    Args:
        session: the step.
        application_id: whose paper.
        draft: kind, name, date, amount.
        today: no paper is dated later.
        scan: file name, media type and bytes of a scan, which is archived.

    Raises:
        Refused: when kind, name or date cannot be right.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.RECORD_PAPER, record.reference)
    kept = checked_paper(draft, today)
    last = session.scalar(select(func.max(Paper.position)).where(Paper.application_id == record.id))
    paper = Paper(
        application_id=record.id,
        position=(last or 0) + 1,
        kind=kept.kind,
        name=kept.name,
        dated=kept.dated,
        amount=kept.amount,
    )
    if scan is not None:
        name, media_type, data = scan
        paper.file_id = files.put(session, data, name, media_type).id
    session.add(paper)
    session.flush()
    return paper.id


def remove_paper(session: Session, paper_id: int) -> int:
    """Take a wrongly recorded paper out; returns the application.

    Raises:
        Refused: when the application is decided.
    """
    paper = session.get(Paper, paper_id)
    if paper is None:
        raise Refused("Diese Unterlage gibt es nicht mehr.")
    record = reading.application(session, paper.application_id)
    after(record.status, Verb.REMOVE_PAPER, record.reference)
    session.delete(paper)
    return record.id
