"""Where a series stands in the list of appointments: at the next of its dates, in a period at one there."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.domain.dates import EARLIEST
from app.domain.errors import Refused
from app.domain.paging import PageRequest, Test
from app.features.events.queries import occurrences
from app.features.events.queries.rows import AppointmentRow
from app.system import recurring
from db.models import Appointment, CalendarEntry
from db.types import MomentType

_SEARCHED = timedelta(days=800)
_SOON = timedelta(days=40)
BEGINS = "starts_at"
"""Key of the column a series stands at."""
_SPAN = {Test.AT_LEAST: 0, Test.AT_MOST: 1}


@dataclass(frozen=True)
class Shown:
    """The date a series is shown at."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Standing:
    """How series stand in one request.

    Args:
        request: with what is left to filter.
        column: when a row begins, for its place in the order.
        wanted: which rows are in the period; None when none was asked for.
        shown: series that have a date in the period, and which.
    """

    request: PageRequest
    column: ColumnElement[datetime]
    wanted: ColumnElement[bool] | None = None
    shown: Mapping[int, Shown] | None = None


def standing(session: Session, request: PageRequest, today: date) -> Standing:
    """Series under a request: with a period only those that begin in it at least once."""
    period = _period(request)
    if period is None:
        return Standing(request, _standing_at(today))
    first, last = period
    shown = _within(session, first, last, today)
    once = or_(CalendarEntry.rule.is_(None), CalendarEntry.rule == "")
    begins = and_(Appointment.starts_at >= first, Appointment.starts_at <= last)
    listed = func.json_each(json.dumps(list(shown))).table_valued("value", name="running")
    wanted = or_(and_(once, begins), Appointment.id.in_(select(listed.c.value)))
    rest = tuple(one for one in request.filters if one.key != BEGINS)
    return Standing(replace(request, filters=rest), _in_period(once, shown), wanted, shown)


def at_next(
    session: Session, rows: Iterable[AppointmentRow], standing_so: Standing, today: date
) -> Iterator[AppointmentRow]:
    """Rows as they are, those of a series with the date they stand at."""
    kept = list(rows)
    if standing_so.shown is not None:
        for row in kept:
            at = standing_so.shown.get(row.id)
            yield row if at is None else replace(row, starts_at=at.starts_at, ends_at=at.ends_at)
        return
    midnight = datetime.combine(today, time.min)
    running = sorted(row.id for row in kept if row.rule and row.starts_at < midnight)
    exceptions = occurrences.exceptions_of(session, running)
    for row in kept:
        if not row.rule or row.starts_at >= midnight:
            yield row
            continue
        found = _happenings(row, exceptions.get(row.id, ()), today, today + _SEARCHED)
        after = next((one for one in found if one.ends_at >= midnight), None)
        yield row if after is None else replace(row, starts_at=after.starts_at, ends_at=after.ends_at)


def _standing_at(today: date) -> ColumnElement[datetime]:
    """When a date begins; a series that goes on counts as today's."""
    midnight = datetime.combine(today, time.min)
    goes_on = and_(
        CalendarEntry.rule != "",
        Appointment.starts_at < midnight,
        or_(CalendarEntry.last_on.is_(None), CalendarEntry.last_on >= today),
    )
    return case((goes_on, literal(midnight, MomentType())), else_=Appointment.starts_at)


def _in_period(once: ColumnElement[bool], shown: Mapping[int, Shown]) -> ColumnElement[datetime]:
    """When a date begins, of a series the one it is shown at."""
    moments = {str(key): at.starts_at.isoformat(timespec="seconds") for key, at in shown.items()}
    known = func.json_each(json.dumps(moments)).table_valued("key", "value", name="shown")
    moment = select(known.c.value).where(known.c.key == cast(Appointment.id, String)).scalar_subquery()
    return case((once, Appointment.starts_at), else_=type_coerce(moment, MomentType()))


def _period(request: PageRequest) -> tuple[datetime, datetime] | None:
    """The moments a period begins and ends; None when none was asked for, or something else of the column."""
    asked = [one for one in request.filters if one.key == BEGINS]
    if not asked or any(one.test not in _SPAN for one in asked):
        return None
    days: list[list[date]] = [[], []]
    for one in asked:
        days[_SPAN[one.test]].append(_day(one.value))
    first = max(days[0], default=EARLIEST)
    last = min(days[1], default=first + _SEARCHED)
    return datetime.combine(first, time.min), datetime.combine(last, time.max).replace(microsecond=0)


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


def _within(session: Session, first: datetime, last: datetime, today: date) -> dict[int, Shown]:
    """Series with a date that begins between two moments: the first from today on, else the first of all."""
    end = last + timedelta(seconds=1)
    rows = session.execute(
        select(Appointment.id, Appointment.starts_at, Appointment.ends_at, CalendarEntry.rule)
        .join(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .where(occurrences.repeats_between(first.date(), end))
    ).all()
    exceptions = occurrences.exceptions_of(session, [row.id for row in rows])
    shown = {}
    for row in rows:
        found = _one_of(row, exceptions.get(row.id, ()), first, last, datetime.combine(today, time.min))
        if found is not None:
            shown[row.id] = Shown(found.starts_at, found.ends_at)
    return shown


def _one_of(
    row: Any, exceptions: Sequence[Any], first: datetime, last: datetime, midnight: datetime
) -> recurring.Happening | None:
    """The first from today on, else the first of all; most are found without taking the whole apart."""
    ahead = max(first, midnight)
    for begin, end, least in (
        (ahead, ahead + _SOON, midnight),
        (ahead, last, midnight),
        (first, last, first),
    ):
        for one in _happenings(row, exceptions, begin.date(), min(end, last).date()):
            if first <= one.starts_at <= last and one.ends_at >= least:
                return one
    return None


def _happenings(row: Any, exceptions: Sequence[Any], first: date, last: date) -> list[recurring.Happening]:
    """A rule that cannot be read leaves its first date."""
    try:
        return recurring.happenings(row.rule, row.starts_at, row.ends_at, exceptions, first, last)
    except Refused:
        return [recurring.Happening(row.starts_at, row.starts_at, row.ends_at)]
