"""Every printed piece is archived with its event and its digest."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import files
from db.models.publicity import Printed

PDF = "application/pdf"


def archive(
    session: Session,
    kind: str,
    title: str,
    data: bytes,
    name: str,
    *,
    appointment_id: int | None = None,
    publication_id: int | None = None,
    layout: str = "",
    copies: int | None = None,
    staff_id: int | None = None,
    media_type: str = PDF,
) -> int:
    """Keep the bytes as they are printed; the same bytes for the same thing are kept once.

    Returns:
        the number of the archived piece.
    """
    stored = files.put(session, data, name, media_type)
    known = session.scalar(
        select(Printed.id).where(
            Printed.file_id == stored.id,
            Printed.kind == kind,
            Printed.appointment_id == appointment_id,
            Printed.publication_id == publication_id,
            Printed.copies == copies,
        )
    )
    if known is not None:
        return known
    piece = Printed(
        kind=kind,
        title=title,
        appointment_id=appointment_id,
        publication_id=publication_id,
        layout=layout,
        copies=copies,
        made_at=session.info["now"],
        file_id=stored.id,
        sha256=stored.sha256,
        staff_id=staff_id,
    )
    session.add(piece)
    session.flush()
    return piece.id
