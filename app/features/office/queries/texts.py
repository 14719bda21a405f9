"""The text modules of letters: as shipped, or in the office's own wording."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import templates
from db.models import TextModule


@dataclass(frozen=True)
class TextRow:
    """One text module.

    Args:
        key: its stable name. group, title: where and what it is for.
        body: the wording in force. shipped: the wording of the program.
    """

    key: str
    group: str
    title: str
    body: str
    shipped: str

    @property
    def own(self) -> bool:
        """Whether the office has its own wording."""
        return self.body != self.shipped


def texts(session: Session) -> tuple[TextRow, ...]:
    """All text modules in the order of the letters."""
    own = {row.key: row.body for row in session.scalars(select(TextModule))}
    return tuple(
        TextRow(one.key, one.group, one.title, own.get(one.key, one.text), one.text)
        for one in templates.modules()
    )


def preview(source: str, sample: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """What a text reads like with sample values, and what is wrong with it."""
    problems = templates.check(source, templates.placeholders())
    if problems:
        return "", tuple(problems)
    return templates.render(source, sample), ()


def placeholders() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every placeholder and what it stands for, under its heading."""
    return tuple((title, tuple(found.items())) for title, found in templates.placeholder_groups().items())
