"""What the verbs of a fund need to know of the file."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from db.models import Application, Fund


def fund_of(session: Session, fund_id: int) -> Fund:
    """The fund.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Fund, fund_id)
    if found is None:
        raise Refused("Diesen Fonds gibt es nicht mehr.")
    return found


def used(session: Session, *conditions: Any) -> bool:
    """Whether any application meets these conditions."""
    return session.scalar(select(Application.id).where(*conditions).limit(1)) is not None
