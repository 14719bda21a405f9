"""What a date becomes when it is dragged or pushed with the keys. Nothing here draws."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from app.domain.calendar import Occurrence
from app.ui.calendar.layout import last_drawn

STEP = timedelta(minutes=15)
"""The grid times of day stick to."""
DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
HOUR = timedelta(hours=1)
"""What a date lasts that lasted all day before."""


class Part(Enum):
    """What of a date is held."""

    WHOLE = "whole"
    START = "start"
    END = "end"


def moved(one: Occurrence, part: Part, by: timedelta) -> Occurrence:
    """The date with its whole, its beginning or its end elsewhere; it never ends before it begins."""
    if part is Part.WHOLE:
        return replace(one, starts_at=one.starts_at + by, ends_at=one.ends_at + by)
    least = timedelta() if one.all_day else STEP
    if part is Part.START:
        starts_at = min(one.starts_at + by, one.ends_at - least)
        return replace(one, starts_at=max(starts_at, one.ends_at - LONGEST))
    ends_at = max(one.ends_at + by, one.starts_at + least)
    return replace(one, ends_at=min(ends_at, one.starts_at + LONGEST))


def all_day_on(one: Occurrence, day: date) -> Occurrence:
    """The date all day, from a day on; what only runs past midnight is one day."""
    begin = datetime.combine(day, time())
    return replace(one, starts_at=begin, ends_at=begin + (last_drawn(one) - one.first), all_day=True)


def timed_at(one: Occurrence, moment: datetime) -> Occurrence:
    """The date for an hour from a moment on."""
    return replace(one, starts_at=moment, ends_at=moment + HOUR, all_day=False)


def snapped(moment: datetime) -> datetime:
    """The quarter of an hour it lies in."""
    return moment - timedelta(minutes=moment.minute % 15, seconds=moment.second)


def rounded(by: timedelta) -> timedelta:
    """The nearest number of quarters of an hour."""
    return STEP * round(by / STEP)


def drawn(one: datetime, other: datetime, *, by_day: bool) -> tuple[datetime, datetime]:
    """From when to when, where somebody drew from one spot to the other, in either direction."""
    low, high = min(one, other), max(one, other)
    if by_day:
        return datetime.combine(low.date(), time()), datetime.combine(high.date(), time())
    return low, high + STEP
