"""Records without a page of their own are shown with the record they belong to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from db.glance import APPLICATIONS, LETTERS, OWNER_ADVICE

KINDS = frozenset({"letter", "property"})
"""Kinds of records that are found by the search but shown elsewhere."""


def home_of(session: Session, ref: Ref) -> Ref | None:
    """The record that shows this one: a letter's application, a property's application or consultation."""
    if ref.kind == "letter":
        letter = session.execute(
            select(LETTERS.c.application_id, LETTERS.c.kind).where(LETTERS.c.id == ref.id)
        ).first()
        if letter is not None and letter.kind == "answer_reminder":
            return Ref("reminder", ref.id)
        return _ref("application", letter.application_id if letter is not None else None)
    if ref.kind != "property":
        return ref
    application = session.scalars(
        select(APPLICATIONS.c.id)
        .where(APPLICATIONS.c.property_id == ref.id)
        .order_by(APPLICATIONS.c.id.desc())
        .limit(1)
    ).first()
    if application is not None:
        return Ref("application", application)
    consultation = session.scalars(
        select(OWNER_ADVICE.c.consultation_id)
        .where(OWNER_ADVICE.c.property_id == ref.id)
        .order_by(OWNER_ADVICE.c.id.desc())
        .limit(1)
    ).first()
    return _ref("consultation", consultation)


def _ref(kind: str, record_id: int | None) -> Ref | None:
    return None if record_id is None else Ref(kind, record_id)
