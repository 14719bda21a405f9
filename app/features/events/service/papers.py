"""Papers of an event go out: archived as they are, with the event and their digest."""

from sqlalchemy.orm import Session

from db import printed


def issue(
    session: Session, appointment_id: int, kind: str, pdf: bytes, name: str, *, staff_id: int | None
) -> int:
    """Archive a paper that is printed or saved; the same bytes once.

    Args:
        session: of the step.
        appointment_id: of the event.
        kind: ``attendance``, ``running_order``, ``checklist`` or ``report``.
        pdf: its bytes.
        name: of its file, with the ending.
        staff_id: who works here.

    Returns:
        the number of the archived piece.
    """
    return printed.archive(
        session,
        kind,
        name.removesuffix(".pdf"),
        pdf,
        name,
        appointment_id=appointment_id,
        staff_id=staff_id,
    )
