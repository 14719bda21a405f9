"""Which days a view shows, where „vor“ and „zurück“ lead, and what the days are called."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from app.domain.dates import EARLIEST, LATEST, MONTHS, Week, add_months

DAYS = 7
WORK_DAYS = 5
AGENDA_AHEAD = 60
"""Days the list shows to begin with."""
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


class ViewKind(StrEnum):
    """The views, in the order they are offered."""

    MONTH = "month"
    WEEK = "week"
    WORK_WEEK = "work_week"
    DAY = "day"
    AGENDA = "agenda"
    YEAR = "year"


NAMES = {
    ViewKind.MONTH: "Monat",
    ViewKind.WEEK: "Woche",
    ViewKind.WORK_WEEK: "Arbeitswoche",
    ViewKind.DAY: "Tag",
    ViewKind.AGENDA: "Liste",
    ViewKind.YEAR: "Jahr",
}


def held(day: date) -> date:
    """The day, or the nearest one the calendar knows (1900 to 2199)."""
    return min(max(day, EARLIEST), LATEST)


def days_from(first: date, last: date) -> Iterator[date]:
    """Each day, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def month_first(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_last(day: date) -> date:
    """The last day of its month."""
    return add_months(month_first(day), 1) - timedelta(days=1)


def shown(kind: ViewKind, day: date) -> tuple[date, date]:
    """First and last day a view shows around a day."""
    if kind is ViewKind.MONTH:
        return monday(month_first(day)), monday(month_last(day)) + timedelta(days=DAYS - 1)
    if kind is ViewKind.WEEK:
        return monday(day), monday(day) + timedelta(days=DAYS - 1)
    if kind is ViewKind.WORK_WEEK:
        return monday(day), monday(day) + timedelta(days=WORK_DAYS - 1)
    if kind is ViewKind.DAY:
        return day, day
    if kind is ViewKind.AGENDA:
        return day, held(day + timedelta(days=AGENDA_AHEAD))
    return date(day.year, 1, 1), date(day.year, 12, 31)


def shifted(kind: ViewKind, day: date, by: int) -> date:
    """The day to look at after leafing so many pages on (or back)."""
    try:
        if kind is ViewKind.DAY:
            return held(day + timedelta(days=by))
        if kind in {ViewKind.WEEK, ViewKind.WORK_WEEK, ViewKind.AGENDA}:
            return held(day + timedelta(weeks=by))
        return held(add_months(day, by * (12 if kind is ViewKind.YEAR else 1)))
    except (OverflowError, ValueError):
        return LATEST if by > 0 else EARLIEST


def title(kind: ViewKind, day: date) -> str:
    """What stands above the view: ``November 2026``, ``16. – 22. November 2026``."""
    if kind is ViewKind.YEAR:
        return str(day.year)
    if kind is ViewKind.MONTH:
        return month_name(day)
    if kind is ViewKind.DAY:
        return f"{day.day}. {month_name(day)}"
    if kind is ViewKind.AGENDA:
        return f"Ab {day.day}. {month_name(day)}"
    return between(*shown(kind, day))


def subtitle(kind: ViewKind, day: date) -> str:
    """What stands beside the title: the week, the day of the week."""
    week = f"KW {Week.of(day).number}"
    if kind is ViewKind.DAY:
        return f"{WEEKDAYS[day.weekday()]}, {week}"
    return week if kind in {ViewKind.WEEK, ViewKind.WORK_WEEK} else ""


def month_name(day: date) -> str:
    """``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def between(first: date, last: date) -> str:
    """``16. – 22. November 2026``; month and year are said once where they are the same."""
    if first == last:
        return f"{first.day}. {month_name(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}. – {last.day}. {month_name(last)}"
    if first.year == last.year:
        return f"{first.day}. {MONTHS[first.month - 1]} – {last.day}. {month_name(last)}"
    return f"{first.day}. {month_name(first)} – {last.day}. {month_name(last)}"


def spoken_day(day: date) -> str:
    """``Freitag, 20. November 2026``, as it is read aloud."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {month_name(day)}"
