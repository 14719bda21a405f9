"""Which office it is and who sits at it: all that opening needs, kept light for the start."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from db.glance import OFFICES, STAFF


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
    office = session.execute(select(OFFICES.c.name, OFFICES.c.city, OFFICES.c.is_demo)).first()
    if office is None:
        raise Refused("Diese Datei enthält kein eingerichtetes Büro. Bitte öffnen Sie einen anderen Ordner.")
    return OfficeFacts(*office)


def people(session: Session) -> tuple[Person, ...]:
    """Everybody who works here now, by name."""
    rows = session.execute(
        select(STAFF.c.id, STAFF.c.name, STAFF.c.slot_uid).where(STAFF.c.active).order_by(STAFF.c.name)
    )
    return tuple(Person(*row) for row in rows)


def by_slot(session: Session, slot_uid: str) -> int | None:
    """Whose key slot it is; None for the recovery code's."""
    return session.scalar(select(STAFF.c.id).where(STAFF.c.slot_uid == slot_uid, STAFF.c.active))
