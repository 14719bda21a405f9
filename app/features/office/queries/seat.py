"""Which office it is and who sits at it: all that opening needs, kept light for the start."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from db.models import Office, Staff


@dataclass(frozen=True)
class OfficeFacts:
    """What the window shows about the open office."""

    name: str
    city: str
    is_demo: bool


@dataclass(frozen=True)
class Person:
    """Somebody who works here, as the window names them."""

    id: int
    name: str
    slot_uid: str | None


def facts(session: Session) -> OfficeFacts:
    """Name, city and whether this is the demo.

    Raises:
        Refused: when the file holds no office, so that it cannot be worked with.
    """
    office = session.scalars(select(Office)).first()
    if office is None:
        raise Refused("Diese Datei enthält kein eingerichtetes Büro. Bitte öffnen Sie einen anderen Ordner.")
    return OfficeFacts(office.name, office.city, office.is_demo)


def people(session: Session) -> tuple[Person, ...]:
    """Everybody who works here now, by name."""
    rows = session.execute(
        select(Staff.id, Staff.name, Staff.slot_uid).where(Staff.active).order_by(Staff.name)
    )
    return tuple(Person(*row) for row in rows)


def by_slot(session: Session, slot_uid: str) -> int | None:
    """Whose key slot it is; None for the recovery code's."""
    return session.scalar(select(Staff.id).where(Staff.slot_uid == slot_uid, Staff.active))
