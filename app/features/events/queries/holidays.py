"""Days that are otherwise than others: public holidays of the Land, school holidays, closed days."""

from collections.abc import Container, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dates import EARLIEST
from app.features.events.rules import days_off as rules
from app.features.events.rules.conflicts import Why
from app.features.events.rules.days_off import DayOff, DayRange, DaysOffDraft
from app.system import resources
from app.system.holidays import LAND, holiday_names, public_holidays
from db import lookups
from db.models import SchoolHoliday

SETTING = "calendar"
"""Key of the office's setting: ``land`` (subdivision of the library), ``closed`` (days it is shut)."""
_PUBLISHED = "holidays/nw.txt"


def land(session: Session) -> str:
    """The Land whose public holidays count, as the library names it (``NW``)."""
    return str(lookups.setting(session, SETTING).get("land") or LAND)


def public(session: Session) -> Container[date]:
    """The public holidays of the office's Land."""
    return public_holidays(land(session))


def days_off(session: Session, first: date, last: date) -> tuple[DayOff, ...]:
    """Public holidays, closed days and school holidays from ``first`` to ``last``, in order."""
    return tuple(sorted(_days_off(session, first, last), key=lambda one: (one.day, one.kind)))


def named(session: Session, first: date, last: date) -> dict[date, tuple[Why, str]]:
    """What is special about days; public holidays count before closed days, these before school holidays."""
    found: dict[date, tuple[Why, str]] = {}
    for one in sorted(_days_off(session, first, last), key=lambda one: -rules.KINDS.index(one.kind)):
        found[one.day] = (_WHY[one.kind], one.name)
    return found


_WHY = {rules.PUBLIC: Why.PUBLIC, rules.CLOSED: Why.CLOSED, rules.SCHOOL: Why.SCHOOL}


def draft(session: Session) -> DaysOffDraft:
    """Land, school holidays and closed days as they stand in their form."""
    school = session.execute(
        select(SchoolHoliday.name, SchoolHoliday.first_on, SchoolHoliday.last_on).order_by(
            SchoolHoliday.first_on, SchoolHoliday.id
        )
    )
    kept = tuple(DayRange(*row) for row in school)
    return DaysOffDraft(
        land=land(session),
        school=kept,
        closed=tuple(_closed(lookups.setting(session, SETTING))),
        published=not kept and land(session) == LAND,
    )


@cache
def published() -> tuple[DayRange, ...]:
    """School holidays of Nordrhein-Westfalen that ship with the program; their source stands with them."""
    lines = resources.text(_PUBLISHED).splitlines()
    return rules.lines_of("\n".join(line for line in lines if not line.startswith("#")), EARLIEST)


def _days_off(session: Session, first: date, last: date) -> Iterator[DayOff]:
    kept = lookups.setting(session, SETTING)
    for day, name in holiday_names(first, last, str(kept.get("land") or LAND)).items():
        yield DayOff(day, rules.PUBLIC, name)
    for one in _closed(kept):
        yield from _each(one, rules.CLOSED, first, last)
    school = session.execute(
        select(SchoolHoliday.name, SchoolHoliday.first_on, SchoolHoliday.last_on).where(
            SchoolHoliday.first_on <= last, SchoolHoliday.last_on >= first
        )
    )
    for row in school:
        yield from _each(DayRange(*row), rules.SCHOOL, first, last)


def _each(given: DayRange, kind: str, first: date, last: date) -> Iterator[DayOff]:
    if given.first_on is None or given.last_on is None:
        return
    day, end = max(first, given.first_on), min(last, given.last_on)
    while day <= end:
        yield DayOff(day, kind, given.name)
        day += timedelta(days=1)


def _closed(kept: Mapping[str, Any]) -> Iterator[DayRange]:
    for name, first_on, last_on in kept.get("closed") or ():
        yield DayRange(name, date.fromisoformat(first_on), date.fromisoformat(last_on))
