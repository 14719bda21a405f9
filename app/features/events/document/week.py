"""The weekly list: what is on in the district, ours and others', day by day."""

from datetime import date, timedelta

from app.documents.wall import WeekDate, WeekDay, WeekSheet, week_bytes
from app.domain.calendar import Occurrence
from app.domain.dates import Week
from app.features.events.document.month import office_of
from app.features.events.document.signs import printable
from app.features.events.rules.wall import WallData, hours


def week_list(data: WallData) -> bytes:
    """The list; the same data are always the same bytes."""
    data = printable(data)
    days = (data.first + timedelta(days=at) for at in range((data.last - data.first).days + 1))
    return week_bytes(WeekSheet(tuple(_day(data, day) for day in days), office_of(data.sign), data.dated))


def week_file(data: WallData) -> str:
    """``Termine KW 49-2026.pdf``."""
    week = Week.of(data.first)
    return f"Termine KW {week.number:02d}-{week.year}.pdf"


def _day(data: WallData, day: date) -> WeekDay:
    free = next((one.name for one in data.free if one.public and one.first <= day <= one.last), "")
    dates = tuple(_date(one, day) for one in data.occurrences if one.first <= day <= one.last)
    return WeekDay(day, dates, free)


def _date(one: Occurrence, day: date) -> WeekDate:
    cancelled = one.status == "cancelled"
    title = f"Fällt aus: {one.title}" if cancelled else one.title
    about = " · ".join(filter(None, (one.place, one.calendar)))
    return WeekDate(_when(one, day), title, about, one.kind == "event" and one.ours and not cancelled)


def _when(one: Occurrence, day: date) -> str:
    if one.to_do:
        return "fällig"
    if one.all_day or one.first < day < one.last:
        return "ganztägig"
    if one.first == one.last:
        return hours(one.starts_at, one.ends_at)
    if day == one.first:
        return f"ab {hours(one.starts_at, one.starts_at)}"
    return f"bis {hours(one.ends_at, one.ends_at)}"
