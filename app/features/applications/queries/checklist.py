"""What is still to come of the documents an application needs."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document


def missing_labels(session: Session, application_id: int, stage: str) -> tuple[str, ...]:
    """Documents of a stage (``application``, ``proof``) that are neither there nor waived, in their order."""
    return tuple(
        session.scalars(
            select(Document.label)
            .where(
                Document.application_id == application_id,
                Document.stage == stage,
                Document.received_on.is_(None),
                Document.waived == "",
            )
            .order_by(Document.position, Document.id)
        )
    )
