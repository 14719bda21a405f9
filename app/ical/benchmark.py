"""Reading and writing a calendar file against the bare library with the same bytes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from icalendar import Calendar

from app.domain.calendar import CalendarItem, Otherwise
from app.ical.reading import read_calendar
from app.ical.writing import write_calendar

Pair = tuple[Callable[[], object], Callable[[], object]]
"""Ours, and the bare library's."""
_BEGIN = datetime(2026, 1, 5, 8)
_SERIES, _SERIES_LENGTH = 10, 12
"""Every tenth date is a series of twelve weeks, with one left out and one moved."""


def items(count: int) -> tuple[CalendarItem, ...]:
    """Dates as a school or a town hall keeps them."""
    return tuple(_item(number) for number in range(count))


def reading(count: int) -> Pair:
    """Bytes to dates: a file of many, ours with everything that may be wrong looked at."""
    data = write_calendar(items(count), name="Messung", notes=True)
    return lambda: read_calendar(data), lambda: Calendar.from_ical(data)


def writing(count: int) -> Pair:
    """Dates to bytes."""
    dates = items(count)
    parsed = Calendar.from_ical(write_calendar(dates, name="Messung", notes=True))
    return lambda: write_calendar(dates, name="Messung", notes=True), parsed.to_ical


def _item(number: int) -> CalendarItem:
    starts_at = _BEGIN + timedelta(hours=7 * number % 8_000)
    series = number % _SERIES == 0
    week = timedelta(weeks=1)
    exceptions = (
        Otherwise(starts_at + 2 * week, cancelled=True),
        Otherwise(
            starts_at + 4 * week, starts_at=starts_at + 4 * week + timedelta(days=1), place="Aula, Raum 3"
        ),
    )
    return CalendarItem(
        uid=f"{number:06d}@messung",
        title=f"Termin {number}, öffentlich",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place="Stadtteilbüro, Hauptstraße 5",
        note="Ein Text, der so lang ist, dass er im Kalender gefaltet werden muss; er hat\nzwei Zeilen.",
        organiser="Grundschule am Park",
        categories=("Fest", "Schule"),
        sequence=2,
        changed_at=datetime(2026, 1, 2, 12),
        rule=f"FREQ=WEEKLY;COUNT={_SERIES_LENGTH}" if series else "",
        exceptions=exceptions if series else (),
    )
