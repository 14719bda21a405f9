"""Sheets for the wall go out: archived as they are, with their digest."""

from sqlalchemy.orm import Session

from db import printed


def issue(session: Session, kind: str, pdf: bytes, name: str, layout: str, *, staff_id: int | None) -> int:
    """Archive a sheet that is printed or saved; the same bytes once.

    Args:
        session: of the step.
        kind: ``month`` or ``week``.
        pdf: its bytes.
        name: of its file, with the ending.
        layout: its size.
        staff_id: who works here.

    Returns:
        the number of the archived piece.
    """
    return printed.archive(
        session, kind, name.removesuffix(".pdf"), pdf, name, layout=layout, staff_id=staff_id
    )
