"""When a task is due that counts from the day of an event."""

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5
"""``date.weekday()`` of the first day that is no working day."""


def due_on(
    event_on: date, days: int, *, working_days: bool, fixed_on: date | None, holidays: Container[date]
) -> date:
    """The day a task is due.

    Args:
        event_on: the first day of the event.
        days: so many days before it; below nothing after it.
        working_days: count Mondays to Fridays that are no public holidays only.
        fixed_on: a day of its own, which does not move with the event.
        holidays: public holidays of the Land.
    """
    if fixed_on is not None:
        return fixed_on
    if not working_days:
        return event_on - timedelta(days=days)
    step = timedelta(days=-1 if days > 0 else 1)
    at, left = event_on, abs(days)
    while left:
        at += step
        if at.weekday() < SATURDAY and at not in holidays:
            left -= 1
    return at
