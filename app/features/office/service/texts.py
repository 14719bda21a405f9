"""Edit the text modules of letters; letters already issued stay as they went out."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import templates
from app.domain.errors import Refused
from app.domain.text import clean_text
from db.models import TextModule

_LONGEST = 20_000


def save(session: Session, key: str, typed: str) -> int | None:
    """Keep the office's own wording; the shipped wording needs no row.

    Raises:
        Refused: when the text is empty, a placeholder is unknown or a condition is not closed.
    """
    shipped = _shipped(key)
    body = clean_text(typed, "body", _LONGEST).strip()
    if not body:
        raise Refused("Der Text darf nicht leer sein. „Zurücksetzen“ holt den mitgelieferten Text.", "body")
    problems = templates.check(body, templates.placeholders())
    if problems:
        raise Refused(problems[0], "body")
    row = session.scalars(select(TextModule).where(TextModule.key == key)).first()
    if body == shipped:
        if row is not None:
            session.delete(row)
        return None
    if row is None:
        row = TextModule(key=key, body=body)
        session.add(row)
    row.body = body
    session.flush()
    return row.id


def reset(session: Session, key: str) -> None:
    """Go back to the shipped wording."""
    save(session, key, _shipped(key))


def _shipped(key: str) -> str:
    try:
        return templates.module(key).text
    except KeyError:
        raise Refused("Diesen Textbaustein gibt es nicht (mehr).") from None
