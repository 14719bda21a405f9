"""Series of dates after RFC 5545: what a rule means between two moments, however long it goes on.

All times are local times of the wall clock: a date at 14:00 stays at 14:00 when the clocks change.
A rule is never walked through from its beginning: what is asked for is a window, and the walk begins
just before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import count, islice, takewhile
from typing import Any

from app.domain.calendar import Otherwise, Planned
from app.domain.dates import LATEST
from app.domain.errors import Refused
from app.domain.text import quoted
from app.system.possible import possible
from app.system.recurrence import DAILY, HOURLY, MONTHLY, WEEKLY, YEARLY, Rule, parse

MOST = 20_000
"""Occurrences worked out at once; more do not fit into any view."""
_HORIZON = datetime.combine(LATEST, time.max)
_EVERY_DAY = frozenset(range(7))
_SEARCHED = timedelta(days=366 * 41)
"""Within so long every rule that means any day at all has one (29 February on a given weekday: 40 years)."""
_LEAST = datetime(1900, 1, 1)  # the first day the program knows


@dataclass(frozen=True)
class Happening:
    """One occurrence of a series.

    Args:
        original_at: when the rule would have it begin.
        starts_at: when it begins. ends_at: when it ends.
        otherwise: what is otherwise about it; None when it is as the rule says.
    """

    original_at: datetime
    starts_at: datetime
    ends_at: datetime
    otherwise: Otherwise | None = None


def checked(text: str, starts_at: datetime) -> str:
    """The rule in one way of writing; empty stays empty.

    Raises:
        Refused: when it is no rule, or means no day at all.
    """
    if not text.strip():
        return ""
    rule = parse(text)
    parts = dict(part.split("=", 1) for part in str(rule).split(";"))
    if not possible(parts, starts_at) or first_start(str(rule), starts_at) is None:
        raise Refused(
            f"Die Wiederholung „{quoted(str(rule), 60)}“ ergibt keinen einzigen Termin. "
            "Bitte prüfen Sie Tage und Ende.",
            "rule",
        )
    return str(rule)


def first_start(text: str, starts_at: datetime) -> datetime | None:
    """The first beginning on or after ``starts_at``; None when the rule means no day."""
    return next(starts(text, starts_at, starts_at, min(_HORIZON, starts_at + _SEARCHED)), None)


@lru_cache(maxsize=2048)
def last_start(text: str, starts_at: datetime) -> datetime | None:
    """When the last of a series begins; None when it never ends.

    Raises:
        Refused: when the text is no rule.
    """
    rule = parse(text)
    if rule.count is not None:
        last = starts_at
        for last in _walk(rule, starts_at, _HORIZON):  # noqa: B007 - the last is wanted
            pass
        return last
    if rule.until is None:
        return None
    return _last_before(rule, starts_at, rule.until)


def starts(text: str, starts_at: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """Beginnings of a series from ``first`` to ``last``, both included, at most :data:`MOST`.

    Raises:
        Refused: when the text is no rule.
    """
    rule = parse(text)
    end = min(last, _HORIZON)
    if rule.count is not None:
        ends = last_start(text, starts_at)
        rule, end = rule.endless(), min(end, ends or end)
    elif rule.until is not None:
        end = min(end, rule.until)
    if end < max(first, starts_at):
        return
    at = _jumped(rule, starts_at, first)
    yield from islice((one for one in _walk(rule, at, end, by=starts_at) if one >= first), MOST)


def happenings(
    text: str,
    starts_at: datetime,
    ends_at: datetime,
    exceptions: Sequence[Otherwise],
    first: date,
    last: date,
) -> list[Happening]:
    """The occurrences from ``first`` to ``last``, in order, exceptions applied; an end at midnight counts.

    An exception stands in the calendar even where the rule has no such day; so a further date of a series
    (RDATE) is an exception that changes nothing.

    Raises:
        Refused: when the text is no rule.
    """
    length = ends_at - starts_at
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    otherwise = {one.original_at: one for one in exceptions}
    regular = (
        Happening(at, at, at + length)
        for at in starts(text, starts_at, max(_LEAST, begin - length), end)
        if at not in otherwise
    )
    special = (_special(one, length) for one in exceptions if not one.cancelled)
    found = [one for one in (*regular, *special) if _touches(one, begin, end)]
    return sorted(found, key=lambda one: (one.starts_at, one.original_at))


def times(one: Planned, first: date, last: date) -> list[Happening]:
    """When a date happens from ``first`` to ``last``: once, or so often as its series does there.

    A rule that cannot be read (kept by another program) leaves its first date.
    """
    once = [Happening(one.starts_at, one.starts_at, one.ends_at)]
    if not one.rule:
        return once
    try:
        return happenings(one.rule, one.starts_at, one.ends_at, one.exceptions, first, last)
    except Refused:
        return once


def last_day(
    text: str, starts_at: datetime, ends_at: datetime, exceptions: Sequence[Otherwise] = ()
) -> date | None:
    """The last day a series touches, moved occurrences included; None when it never ends.

    Raises:
        Refused: when the text is no rule.
    """
    last = last_start(text, starts_at)
    if last is None:
        return None
    length = ends_at - starts_at
    ends = [_special(one, length).ends_at for one in exceptions if not one.cancelled]
    return max([last + length, *ends]).date()


def weekdays(text: str, starts_at: datetime) -> frozenset[int]:
    """The only days of the week (Monday 0) a series may begin on; all of them where that is not plain to see.

    Raises:
        Refused: when the text is no rule.
    """
    rule = parse(text)
    if rule.freq != WEEKLY or not rule.plain:
        return _EVERY_DAY
    return frozenset(day for _, day in rule.days) or frozenset((starts_at.weekday(),))


def number_before(text: str, starts_at: datetime, moment: datetime) -> int:
    """How many of a series begin before a moment; never counted beyond :data:`MOST`.

    Raises:
        Refused: when the text is no rule.
    """
    return sum(1 for _ in starts(text, starts_at, starts_at, moment - timedelta(seconds=1)))


def _special(one: Otherwise, length: timedelta) -> Happening:
    begins = one.starts_at or one.original_at
    return Happening(one.original_at, begins, one.ends_at or begins + length, one)


def _touches(one: Happening, begin: datetime, end: datetime) -> bool:
    return one.starts_at <= end and one.ends_at >= begin


def _last_before(rule: Rule, starts_at: datetime, until: datetime) -> datetime:
    """The last beginning up to a moment: looked for in windows that grow backwards."""
    back = timedelta(days=7 * rule.interval)
    end = min(until, _HORIZON)
    while True:
        first = max(starts_at, end - back) if end - back > _LEAST else starts_at
        found = list(_walk(rule, _jumped(rule, starts_at, first), end, by=starts_at))
        if found or first <= starts_at:
            return found[-1] if found else starts_at
        back *= 8


def _jumped(rule: Rule, starts_at: datetime, first: datetime) -> datetime:
    """A beginning of a period of the rule shortly before ``first``, in step with its interval."""
    if first - starts_at < timedelta(days=2):
        return starts_at
    return _JUMPS[rule.freq](rule, starts_at, first) or starts_at


def _by_years(rule: Rule, starts_at: datetime, first: datetime) -> datetime | None:
    years = (first.year - 1 - starts_at.year) // rule.interval * rule.interval
    return datetime(starts_at.year + years, 1, 1) if years > 0 else None


def _by_months(rule: Rule, starts_at: datetime, first: datetime) -> datetime | None:
    begin = starts_at.year * 12 + starts_at.month - 1
    months = (first.year * 12 + first.month - 2 - begin) // rule.interval * rule.interval
    year, month = divmod(begin + months, 12)
    return datetime(year, month + 1, 1) if months > 0 else None


def _by_weeks(rule: Rule, starts_at: datetime, first: datetime) -> datetime | None:
    monday = datetime.combine(starts_at.date(), time.min)
    monday -= timedelta(days=(starts_at.weekday() - rule.week_start) % 7)
    weeks = ((first - monday).days // 7 - 1) // rule.interval * rule.interval
    return monday + timedelta(weeks=weeks) if weeks > 0 else None


def _by_days(rule: Rule, starts_at: datetime, first: datetime) -> datetime | None:
    begin = datetime.combine(starts_at.date(), time.min)
    days = ((first - begin).days - 1) // rule.interval * rule.interval
    return begin + timedelta(days=days) if days > 0 else None


def _by_hours(rule: Rule, starts_at: datetime, first: datetime) -> datetime | None:
    begin = starts_at.replace(minute=0, second=0, microsecond=0)
    hours = ((first - begin) // timedelta(hours=1) - 1) // rule.interval * rule.interval
    return begin + timedelta(hours=hours) if hours > 0 else None


_JUMPS = {YEARLY: _by_years, MONTHLY: _by_months, WEEKLY: _by_weeks, DAILY: _by_days, HOURLY: _by_hours}


def _walk(rule: Rule, at: datetime, end: datetime, by: datetime | None = None) -> Iterator[datetime]:
    """Beginnings from ``at`` to ``end``; ``by``: the beginning that says the day where the rule does not."""
    if rule.plain:
        steps = _steps(rule, at, by or at)
        yield from takewhile(lambda one: one <= end, islice(steps, rule.count))
        return
    from dateutil.rrule import rrule, weekday  # noqa: PLC0415 - most offices start without a series

    named: dict[str, Any] = rule.parts(by or at)
    if "byweekday" in named:
        named["byweekday"] = tuple(
            weekday(day)(nth) if nth else weekday(day) for nth, day in named["byweekday"]
        )
    counted = {"count": rule.count} if rule.count is not None else {"until": end}
    for one in rrule(rule.freq, dtstart=at, interval=rule.interval, wkst=rule.week_start, **counted, **named):
        if one > end:
            return
        yield one


def _steps(rule: Rule, at: datetime, said_by: datetime) -> Iterator[datetime]:
    """Every so many days, or certain days of every so many weeks: most series, without the general way."""
    offsets: tuple[int, ...] = (0,)
    if rule.freq == DAILY:
        begin, step = at.date(), rule.interval
    else:
        begin = at.date() - timedelta(days=(at.weekday() - rule.week_start) % 7)
        named = [day for _, day in rule.days] or [said_by.weekday()]
        offsets, step = tuple(sorted((day - rule.week_start) % 7 for day in named)), 7 * rule.interval
    for number in count():
        first = begin + timedelta(days=number * step)
        for offset in offsets:
            moment = datetime.combine(first + timedelta(days=offset), said_by.time())
            if moment >= at:
                yield moment
