"""Reusable reasons and conditions, as the office words them."""

from sqlalchemy.orm import Session

from app.documents import templates
from app.domain.snippets import SETTING, Snippet, read
from db import lookups


def snippets(session: Session, kind: str) -> tuple[Snippet, ...]:
    """Those of one kind in their order; the shipped ones as long as the office changed none."""
    kept = lookups.setting(session, SETTING)
    found = read(kept) if kept else templates.snippets()
    return tuple(one for one in found if one.kind == kind)
