"""Where the open file lies, for whoever has only a session."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session


def folder(session: Session) -> Path:
    """The office folder."""
    for row in session.execute(text("PRAGMA database_list")):
        if row.name == "main":
            return Path(row.file).parent
    raise LookupError("no main database")
