"""What lies in the archive of issued papers, for the check of the whole program."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import files
from db.models import Handover, Letter


def newest_papers(session: Session) -> tuple[bytes, bytes]:
    """The newest letter and the newest workbook; empty where there is none."""
    issued = select(Letter.file_id).where(Letter.file_id.is_not(None))
    letter = session.scalars(issued.order_by(Letter.id.desc()).limit(1)).first()
    workbook = session.scalars(select(Handover.file_id).order_by(Handover.id.desc()).limit(1)).first()
    return _bytes(session, letter), _bytes(session, workbook)


def _bytes(session: Session, file_id: int | None) -> bytes:
    return b"" if file_id is None else files.data(session, file_id)
