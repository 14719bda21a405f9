"""The verbs of the calendar page."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.features.events.queries.calendar import in_the_way
from app.features.events.service import moving


def relocate(session: Session, before: Occurrence, after: Occurrence, scope: str) -> tuple[str, ...]:
    """Put a date where it was dragged to; returns a sentence for each thing it conflicts with there.

    Args:
        session: of the step.
        before: the date as it stood.
        after: the date as it shall stand.
        scope: of a series ``this``, ``following`` or ``all``.

    Raises:
        Refused: when it is gone, or cannot be moved.
    """
    moved_id = moving.move(
        session,
        before.ref.id,
        before.original_at,
        after.starts_at,
        after.ends_at,
        scope,
        all_day=after.all_day,
    )
    session.flush()
    return in_the_way(session, replace(after, ref=replace(after.ref, id=moved_id)))
