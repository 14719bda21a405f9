"""Whether a rule can ever mean a day, told without walking to the end of the calendar.

The library that expands rules looks for the first date of an impossible one day by day until the year 9999.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

_LEAP, _COMMON = date(2024, 1, 1), date(2025, 1, 1)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def possible(parts: Mapping[str, str], start: datetime) -> bool:
    """Whether months, days of the month and of the year, weekdays and positions fit together at all.

    Raises:
        ValueError: when a part is no number.
    """
    return _any_day(parts) and _any_position(parts) and _any_step(parts, start)


def _any_day(parts: Mapping[str, str]) -> bool:
    """Some day of a leap year or of a common one is in the rule."""
    months, days, year_days = (_numbers(parts, name) for name in ("BYMONTH", "BYMONTHDAY", "BYYEARDAY"))
    return any(
        (not months or day.month in months)
        and (not days or day.day in days or day.day - _length(day) - 1 in days)
        and (not year_days or number in year_days or number - total - 1 in year_days)
        for first, total in ((_LEAP, 366), (_COMMON, 365))
        for number, day in enumerate((first + timedelta(days=at) for at in range(total)), start=1)
    )


def _any_position(parts: Mapping[str, str]) -> bool:
    """A day has one date, a week as many as it has named days."""
    positions = _numbers(parts, "BYSETPOS")
    named = max(len([one for one in parts.get("BYDAY", "").split(",") if one]), 1)
    most = {"DAILY": 1, "WEEKLY": named}.get(parts.get("FREQ", ""))
    return not positions or most is None or any(0 < abs(one) <= most for one in positions)


def _any_step(parts: Mapping[str, str], start: datetime) -> bool:
    """Steps of whole weeks stay on one weekday."""
    by_day = parts.get("BYDAY", "")
    if parts.get("FREQ") != "DAILY" or not by_day or int(parts.get("INTERVAL", "1")) % 7:
        return True
    return _DAYS[start.weekday()] in by_day.split(",")


def _length(day: date) -> int:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - timedelta(days=1)).day


def _numbers(parts: Mapping[str, str], name: str) -> frozenset[int]:
    said: Iterable[str] = parts[name].split(",") if parts.get(name) else ()
    return frozenset(int(one) for one in said)
