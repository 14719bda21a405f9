"""Where the office file lies."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

FILE = "quartiersbuch.db"
"""The database in the office folder."""
SLOTS = "vault.json"
"""The key slots beside it."""
RESTORED, NEW_SLOTS = f"{FILE}.restored", f"{SLOTS}.new"
"""Files on their way to take the place of these; a kill may leave them behind, encrypted like these."""


def folder(session: Session) -> Path:
    """The office folder, for whoever has only a session."""
    for row in session.execute(text("PRAGMA database_list")):
        if row.name == "main":
            return Path(row.file).parent
    raise LookupError("no main database")
