"""Edit the reusable reasons and conditions; what was put into a letter already stays as it is there."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.domain.snippets import SETTING, SNIPPET_KINDS, Snippet, store
from app.domain.text import clean_line, clean_text
from app.features.office.queries.snippets import kept
from db import lookups
from db.models import Setting

_MOST = 300


def save(session: Session, draft: Snippet, number: int | None = None) -> int:
    """Add a sentence behind those of its kind, or change the one with that number. Returns its number.

    Raises:
        Refused: when name or wording is missing, or the sentence is gone.
    """
    snippet = _checked(draft)
    rows = list(kept(session))
    if number is None:
        if len(rows) >= _MOST:
            raise Refused(
                f"Die Liste hat schon {_MOST} Einträge. Bitte löschen Sie, was niemand mehr braucht."
            )
        same = [at for at, row in enumerate(rows) if row.kind == snippet.kind]
        at = same[-1] + 1 if same else len(rows)
        rows.insert(at, snippet)
    else:
        at = _place(rows, number)
        rows[at] = snippet
    lookups.put_setting(session, SETTING, store(rows))
    return at + 1


def remove(session: Session, number: int) -> None:
    """Take a sentence off the list.

    Raises:
        Refused: when it is gone.
    """
    rows = list(kept(session))
    del rows[_place(rows, number)]
    lookups.put_setting(session, SETTING, store(rows))


def move(session: Session, number: int, by: int) -> int:
    """Move a sentence up or down. Returns its new number.

    Raises:
        Refused: when it is gone.
    """
    rows = list(kept(session))
    at = _place(rows, number)
    to = min(max(at + by, 0), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    lookups.put_setting(session, SETTING, store(rows))
    return to + 1


def reset(session: Session) -> None:
    """Go back to the shipped list."""
    session.execute(delete(Setting).where(Setting.key == SETTING))


def _place(rows: list[Snippet], number: int) -> int:
    if not 0 < number <= len(rows):
        raise Refused("Diesen Eintrag gibt es nicht mehr.")
    return number - 1


def _checked(draft: Snippet) -> Snippet:
    faults = Faults()
    if draft.kind not in SNIPPET_KINDS:
        faults.add([Refused("Bitte wählen Sie, wofür der Satz gedacht ist.", "kind")])
    title = faults.take(clean_line, draft.title, "title", 80) or ""
    text = (faults.take(clean_text, draft.text, "text", 2000) or "").strip()
    clause = faults.take(clean_line, draft.clause, "clause", 120) or ""
    if not title:
        faults.add([Refused("Bitte geben Sie dem Satz einen kurzen Namen.", "title")])
    if not text:
        faults.add([Refused("Bitte geben Sie den Wortlaut ein.", "text")])
    faults.refuse()
    return Snippet(draft.kind, title, text, clause)
