"""What becomes of a rule when its series is moved, cut off, or counted on from the middle."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.domain.dates import add_months
from app.domain.errors import Refused
from app.system import recurring
from app.system.recurrence import DAILY, HOURLY, MONTHLY, WEEKLY, YEARLY, Rule, parse

_WEEK = 7
_SECOND = timedelta(seconds=1)
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass(frozen=True)
class Shifted:
    """A series after it was moved.

    Args:
        rule: the new rule. starts_at: when the first occurrence begins now.
        place_of: when an occurrence begins now that began at a moment before; None when there is none now.
    """

    rule: str
    starts_at: datetime
    place_of: Callable[[datetime], datetime | None]


def shifted(text: str, starts_at: datetime, taken_from: datetime, put_to: datetime) -> Shifted:
    """The series when the occurrence that began at ``taken_from`` begins at ``put_to``.

    Every second Tuesday becomes every second Wednesday, the third Tuesday of the month the third
    Wednesday, the 15th the 16th; an end moves along.

    Raises:
        Refused: when the rule names its days in a way that cannot be moved as one.
    """
    rule, by, days = parse(text), put_to - taken_from, (put_to.date() - taken_from.date()).days
    if put_to.date() == taken_from.date() and not any(name in rule.numbers for name in _CLOCK):
        return _moved(_until_moved(rule, by, days), starts_at + by, by)
    if any(name in rule.numbers for name in (*_CLOCK, "BYSETPOS", "BYYEARDAY", "BYWEEKNO")):
        raise _cannot()
    if rule.freq in {DAILY, HOURLY, WEEKLY}:
        return _by_days(rule, starts_at, by, days)
    return _by_months(rule, starts_at, taken_from, put_to)


def cut_before(text: str, moment: datetime) -> str:
    """The rule of a series that ends before a moment."""
    return str(parse(text).ending(moment - _SECOND))


def rest_from(text: str, starts_at: datetime, moment: datetime) -> str:
    """The rule of what is left of a series from a moment on: a number of times becomes what is left of it."""
    rule = parse(text)
    if rule.count is None:
        return str(rule)
    return str(replace(rule, count=max(1, rule.count - recurring.number_before(text, starts_at, moment))))


def _moved(rule: Rule, starts_at: datetime, by: timedelta) -> Shifted:
    return Shifted(str(rule), starts_at, lambda moment: moment + by)


def _until_moved(rule: Rule, by: timedelta, days: int) -> Rule:
    """The end moved along: a last day by days of the calendar, however early in the day it begins then."""
    if rule.until is None:
        return rule
    if rule.until_day:
        day = (rule.until + timedelta(days=days)).date()
        return replace(rule, until=datetime.combine(day, time(23, 59, 59)))
    return replace(rule, until=rule.until + by)


def _by_days(rule: Rule, starts_at: datetime, by: timedelta, days: int) -> Shifted:
    if rule.freq != WEEKLY and (rule.days or rule.numbers) and days:
        raise _cannot()
    if rule.numbers:
        raise _cannot()
    turned = tuple((nth, (day + days) % _WEEK) for nth, day in rule.days)
    start = (rule.week_start + days) % _WEEK if rule.interval > 1 and rule.freq == WEEKLY else rule.week_start
    return _moved(_until_moved(replace(rule, days=turned, week_start=start), by, days), starts_at + by, by)


def _by_months(rule: Rule, starts_at: datetime, taken_from: datetime, put_to: datetime) -> Shifted:
    by, days = put_to - taken_from, (put_to.date() - taken_from.date()).days
    moved = _until_moved(_day_named(rule, put_to), by, days)
    months = (put_to.year - taken_from.year) * 12 + put_to.month - taken_from.month

    def of_period(moment: datetime) -> datetime | None:
        first = add_months(moment.date().replace(day=1), months)
        if rule.freq == YEARLY:
            first = date(first.year, moved.numbers["BYMONTH"][0], 1)
        begin = datetime.combine(first, put_to.time())
        end = datetime.combine(add_months(first, 1), time.min)
        found = recurring.starts(str(moved.endless()), min(begin, start), begin, end)
        return next((one for one in found if one < end), None)

    start = datetime.combine(add_months(starts_at.date().replace(day=1), months), put_to.time())
    if rule.freq == YEARLY:
        start = start.replace(month=moved.numbers["BYMONTH"][0], day=1)
    begins = recurring.first_start(str(moved.endless()), start)
    if begins is None:
        raise _cannot()
    return Shifted(str(moved), begins, of_period)


def _day_named(rule: Rule, put_to: datetime) -> Rule:
    """The rule with its one day named after where it was put."""
    months, days = rule.numbers.get("BYMONTH", ()), rule.numbers.get("BYMONTHDAY", ())
    several = len(days) + len(rule.days) > 1 or len(months) > 1
    if several or (rule.days and not rule.days[0][0]) or (months and rule.freq == MONTHLY):
        raise _cannot()
    numbers = {"BYMONTH": (put_to.month,)} if rule.freq == YEARLY else {}
    if not rule.days:
        last = bool(days) and days[0] < 0
        numbers["BYMONTHDAY"] = (_from_end(put_to.date()) if last else put_to.day,)
        return replace(rule, numbers=numbers)
    if rule.freq == YEARLY and not months:
        raise _cannot()
    nth = (put_to.day - 1) // _WEEK + 1
    last_week = (put_to + timedelta(days=_WEEK)).month != put_to.month
    if (rule.days[0][0] < 0 and last_week) or nth > 4:
        nth = -1
    return replace(rule, numbers=numbers, days=((nth, put_to.weekday()),))


def _from_end(day: date) -> int:
    """-1 for the last day of a month."""
    return (day - add_months(day.replace(day=1), 1)).days


def _cannot() -> Refused:
    return Refused(
        "Diese Wiederholung lässt sich nicht als Ganzes verschieben. Bitte ändern Sie sie im Formular, "
        "oder verschieben Sie nur diesen einen Termin.",
        "scope",
    )
