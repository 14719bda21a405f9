"""Records without a page of their own are shown with the record they belong to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from db.models import Application, Letter, OwnerAdvice

KINDS = frozenset({"letter", "property"})
"""Kinds of records that are found by the search but shown elsewhere."""


def home_of(session: Session, ref: Ref) -> Ref | None:
    """The record that shows this one: a letter's application, a property's application or consultation."""
    if ref.kind == "letter":
        return _ref("application", session.scalar(select(Letter.application_id).where(Letter.id == ref.id)))
    if ref.kind != "property":
        return ref
    application = session.scalars(
        select(Application.id)
        .where(Application.property_id == ref.id)
        .order_by(Application.id.desc())
        .limit(1)
    ).first()
    if application is not None:
        return Ref("application", application)
    consultation = session.scalars(
        select(OwnerAdvice.consultation_id)
        .where(OwnerAdvice.property_id == ref.id)
        .order_by(OwnerAdvice.id.desc())
        .limit(1)
    ).first()
    return _ref("consultation", consultation)


def _ref(kind: str, record_id: int | None) -> Ref | None:
    return None if record_id is None else Ref(kind, record_id)
