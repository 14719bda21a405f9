"""What a mailing leaves behind beside its prints."""

from sqlalchemy.orm import Session

from app.features.press.queries.mailing import SERIAL
from app.features.press.rules.papers import SerialDraft, checked_serial
from db import lookups


def keep_serial(session: Session, draft: SerialDraft) -> None:
    """Keep subject and text of a serial letter; the next one begins with them.

    Raises:
        Refused: when subject or text are missing.
    """
    clean = checked_serial(draft)
    lookups.put_setting(session, SERIAL, {"subject": clean.subject, "text": clean.text})
