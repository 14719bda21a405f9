"""Archived files: found by their content, never changed; inside the encrypted file, outside the journal."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import LargeBinary, cast, select
from sqlalchemy.orm import Session

from app.domain.errors import Unavailable
from db import triggers
from db.models.system import FileRow


@dataclass(frozen=True)
class StoredFile:
    """What is known of an archived file without reading it."""

    id: int
    sha256: str
    name: str
    media_type: str
    size: int


def put(session: Session, data: bytes, name: str, media_type: str) -> StoredFile:
    """Archive bytes; the same bytes under the same name are archived once."""
    digest = sha256(data).hexdigest()
    known = session.scalar(
        select(FileRow).where(
            FileRow.sha256 == digest, FileRow.name == name, FileRow.media_type == media_type
        )
    )
    if known is None:
        at = session.info["now"]
        known = FileRow(sha256=digest, name=name, media_type=media_type, size=len(data), at=at, data=data)
        session.add(known)
        session.flush()
    return _stored(known)


def data(session: Session, file_id: int) -> bytes:
    """The bytes, exactly as they were archived.

    Raises:
        Unavailable: when they no longer fit their digest.
        LookupError: when there is no such file.
    """
    content, digest = _content(session, file_id)
    if sha256(content).hexdigest() != digest:
        raise Unavailable(
            "Eine archivierte Datei ist beschädigt.",
            "Bitte stellen Sie eine Sicherung wieder her (Büro › Sicherung › Wiederherstellen).",
        )
    return content


def about(session: Session, file_id: int) -> StoredFile:
    """What is known of a file.

    Raises:
        LookupError: when there is no such file.
    """
    row = session.get(FileRow, file_id)
    if row is None:
        raise LookupError(file_id)
    return _stored(row)


def damaged(session: Session) -> list[StoredFile]:
    """Every file whose bytes no longer fit their digest, or that of the record that speaks of them."""
    digests = _recorded(session)
    found = []
    for file_id in session.scalars(select(FileRow.id).order_by(FileRow.id)).all():
        content, digest = _content(session, file_id)
        if {sha256(content).hexdigest(), digest} != {digest} | digests.get(file_id, set()):
            found.append(about(session, file_id))
    return found


def _content(session: Session, file_id: int) -> tuple[bytes, str]:
    """Bytes and digest; the cast also reads what somebody put there as text."""
    row = session.execute(
        select(cast(FileRow.data, LargeBinary), FileRow.sha256).where(FileRow.id == file_id)
    ).one_or_none()
    if row is None:
        raise LookupError(file_id)
    return row[0] or b"", row[1]


def _recorded(session: Session) -> dict[int, set[str]]:
    """Digests that journaled records keep of files: of letters and handovers, as they went out."""
    found: dict[int, set[str]] = {}
    for table in triggers.record_tables().values():
        if {"file_id", "sha256"} <= set(table.columns.keys()):
            for file_id, digest in session.execute(select(table.c.file_id, table.c.sha256)):
                found.setdefault(file_id, set()).add(digest)
    return found


def _stored(row: FileRow) -> StoredFile:
    return StoredFile(row.id, row.sha256, row.name, row.media_type, row.size)
