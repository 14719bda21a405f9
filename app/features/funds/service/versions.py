"""Guideline versions of a fund: entered, changed, removed, brought in as TOML."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.features.funds.rules import VersionDraft, checked_guideline, guideline_draft, read_guideline
from app.features.funds.service.known import fund_of, used
from db.models import Application, Guideline


def save_guideline(
    session: Session, fund_id: int, draft: VersionDraft, guideline_id: int | None = None
) -> int:
    """Add a guideline version, or change one that no application was filed under.

    Raises:
        Refused: when it is not sound, its name is taken, or it is used.
    """
    fund_of(session, fund_id)
    version, valid_from, rules = checked_guideline(draft)
    row = Guideline(fund_id=fund_id) if guideline_id is None else session.get_one(Guideline, guideline_id)
    if row.id and used(session, Application.guideline_id == row.id):
        raise Refused(
            f"Nach der Fassung „{row.version}“ wurden schon Anträge gestellt; sie bleibt, wie sie ist. Bitte "
            "legen Sie eine neue Fassung an."
        )
    same = select(Guideline).where(Guideline.fund_id == fund_id, Guideline.version == version)
    twin = session.scalar(same)
    if twin is not None and twin.id != row.id:
        raise Refused(
            f"Eine Fassung „{version}“ gibt es schon. Bitte wählen Sie eine andere Bezeichnung.", "version"
        )
    row.version, row.valid_from, row.rules = version, valid_from, _stored(rules, draft)
    session.add(row)
    session.flush()
    return row.id


def remove_guideline(session: Session, guideline_id: int) -> int:
    """Remove a version that no application was filed under; returns the fund.

    Raises:
        Refused: when it is used.
    """
    row = session.get_one(Guideline, guideline_id)
    if used(session, Application.guideline_id == row.id):
        raise Refused(f"Nach der Fassung „{row.version}“ wurden schon Anträge gestellt; sie bleibt.")
    session.delete(row)
    return row.fund_id


def import_guideline(session: Session, fund_id: int, text: str) -> int:
    """Add the guideline version of a TOML text to a fund.

    Raises:
        Refused: with a sentence for every key that cannot be right.
    """
    read = read_guideline(text)
    draft = guideline_draft(read.version, read.valid_from, read.rules, read.source, read.note)
    return save_guideline(session, fund_id, _unique(session, fund_id, draft))


def _unique(session: Session, fund_id: int, draft: VersionDraft) -> VersionDraft:
    """An imported version keeps its name when it can, else says when it begins."""
    taken = set(session.scalars(select(Guideline.version).where(Guideline.fund_id == fund_id)))
    if draft.version not in taken:
        return draft
    return replace(draft, version=f"{draft.version} (ab {formats.day(draft.valid_from)})")


def _stored(rules: Rules, draft: VersionDraft) -> dict[str, Any]:
    """Rules with where they were published and what is to be known besides."""
    beside = {"source": draft.source.strip(), "note": draft.note.strip()}
    return rules.store() | {name: text for name, text in beside.items() if text}
