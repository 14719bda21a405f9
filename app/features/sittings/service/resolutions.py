"""The verbs of the control of resolutions."""

from datetime import date

from sqlalchemy.orm import Session

from app.features.sittings.rules import resolutions as rules
from app.features.sittings.rules.resolutions import ResolutionDraft
from app.features.sittings.service import reading


def save(session: Session, item_id: int, draft: ResolutionDraft, *, today: date) -> int:
    """Say who does it until when, and whether it is done; the wording stays as minuted.

    Raises:
        Refused: when a day cannot be right.
    """
    item = reading.item(session, item_id)
    sitting = reading.sitting(session, item.sitting_id)
    clean = rules.checked(draft, sitting.starts_at.date(), today)
    item.responsible, item.due_on = clean.responsible, clean.due_on
    item.done_on, item.done_note = clean.done_on, clean.done_note
    session.flush()
    return item.id


def finish(session: Session, item_id: int, *, today: date) -> int:
    """It is done today."""
    item = reading.item(session, item_id)
    item.done_on = today
    session.flush()
    return item.id
