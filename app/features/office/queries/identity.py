"""The office itself: who it is, its letterhead, its court, its logos."""

import dataclasses
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.office.rules.courts import Court, read_courts, suggest
from app.features.office.rules.drafts import CourtDraft, IdentityDraft, LetterheadDraft
from app.system import resources
from db import files
from db.models import Logo, Office

Draft = TypeVar("Draft", IdentityDraft, LetterheadDraft, CourtDraft)

PLACES = (("office", "Büro (Briefkopf links)"), ("city", "Stadt (Briefkopf rechts)"), ("strip", "Logoleiste"))
"""Where a logo stands, in the order the pages list them."""


@dataclass(frozen=True)
class LogoRow:
    """A logo with its picture."""

    id: int
    place: str
    alternative_text: str
    media_type: str
    data: bytes


def identity(session: Session) -> IdentityDraft:
    """The page „Büro“."""
    return _draft(session, IdentityDraft)


def letterhead(session: Session) -> LetterheadDraft:
    """The page „Briefkopf“."""
    return _draft(session, LetterheadDraft)


def court(session: Session) -> CourtDraft:
    """The page „Gericht“."""
    return _draft(session, CourtDraft)


def suggested_court(city: str) -> Court | None:
    """The court that is likely competent for a city; None when the file does not know it."""
    return suggest(read_courts(resources.text("courts.toml")), city)


def suggested_for_office(session: Session) -> Court | None:
    """The court that is likely competent for the office's city."""
    row = session.execute(select(Office.city, Office.town)).first()
    return (suggested_court(row.city) or suggested_court(row.town)) if row else None


def logos(session: Session) -> tuple[LogoRow, ...]:
    """All logos in the order they are printed."""
    order = {place: at for at, (place, _) in enumerate(PLACES)}
    rows = session.scalars(select(Logo).order_by(Logo.position, Logo.id)).all()
    found = [
        LogoRow(logo.id, logo.place, logo.alternative_text, *_picture(session, logo.file_id)) for logo in rows
    ]
    return tuple(sorted(found, key=lambda logo: order.get(logo.place, len(order))))


def _picture(session: Session, file_id: int) -> tuple[str, bytes]:
    return files.about(session, file_id).media_type, files.data(session, file_id)


def _draft(session: Session, shape: type[Draft]) -> Draft:
    office = session.scalars(select(Office)).one()
    return shape(**{field.name: getattr(office, field.name) for field in dataclasses.fields(shape)})
