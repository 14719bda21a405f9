"""Reusable reasons and conditions: as shipped, or in the office's own words."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.documents import templates
from app.domain.snippets import SETTING, Snippet, read
from db import lookups


@dataclass(frozen=True)
class SnippetRow:
    """A sentence of the list; its number is its place, counted from 1."""

    id: int
    kind: str
    title: str
    text: str
    clause: str

    @property
    def snippet(self) -> Snippet:
        """The sentence as it is kept."""
        return Snippet(self.kind, self.title, self.text, self.clause)


def snippets(session: Session) -> tuple[SnippetRow, ...]:
    """All of them in their order."""
    return tuple(
        SnippetRow(at, one.kind, one.title, one.text, one.clause)
        for at, one in enumerate(kept(session), start=1)
    )


def kept(session: Session) -> tuple[Snippet, ...]:
    """The office's own, or the shipped ones as long as it changed none."""
    found = lookups.setting(session, SETTING)
    return read(found) if found else templates.snippets()


def is_own(session: Session) -> bool:
    """Whether the office changed anything."""
    return bool(lookups.setting(session, SETTING))
