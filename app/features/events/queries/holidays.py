"""Days that are otherwise than others: public holidays of the Land, school holidays, closed days."""

from collections.abc import Container
from datetime import date

from sqlalchemy.orm import Session

from app.system.holidays import LAND, public_holidays
from db import lookups

SETTING = "calendar"
"""Key of the office's setting: ``land`` (subdivision of the library), ``closed`` (days as ISO text)."""


def land(session: Session) -> str:
    """The Land whose public holidays count, as the library names it (``NW``)."""
    return str(lookups.setting(session, SETTING).get("land") or LAND)


def public(session: Session) -> Container[date]:
    """The public holidays of the office's Land."""
    return public_holidays(land(session))
