"""The month calendar for the shop window."""

from datetime import datetime, time

from app.documents.wall import MonthSheet, WallDate, WallDay, WallOffice, month_bytes
from app.documents.wall.data import EVENT, HOUR, OTHER
from app.domain.calendar import Occurrence
from app.features.events.document.signs import printable
from app.features.events.rules.wall import Sign, WallData, hours, month_name

_KINDS = {"event": EVENT, "office_hour": HOUR}


def month_calendar(data: WallData) -> bytes:
    """The sheet; the same data are always the same bytes."""
    dates = tuple(_date(one) for one in printable(data).occurrences)
    free = tuple(WallDay(one.first, one.last, one.name, one.public) for one in data.free)
    return month_bytes(MonthSheet(data.first, office_of(data.sign), dates, free, data.dated, data.large))


def office_of(sign: Sign) -> WallOffice:
    """Whose sheet it is."""
    return WallOffice(sign.name, sign.lines, sign.hours, sign.website, sign.logo, sign.strip, sign.funding)


def month_file(data: WallData) -> str:
    """``Monatskalender Dezember 2026.pdf``."""
    return f"Monatskalender {month_name(data.first)}{' A3' if data.large else ''}.pdf"


def _date(one: Occurrence) -> WallDate:
    whole = one.all_day or _till_midnight(one)
    last = one.last if whole or _long(one) else one.first
    return WallDate(
        one.first,
        last,
        one.title,
        "" if whole else hours(one.starts_at, one.ends_at),
        one.place,
        _KINDS.get(one.kind, OTHER) if one.ours else OTHER,
        one.status == "cancelled",
    )


def _till_midnight(one: Occurrence) -> bool:
    return one.last > one.first and one.starts_at.time() == time() == one.ends_at.time()


def _long(one: Occurrence) -> bool:
    """More than a night: a bar across its days."""
    return (one.ends_at - datetime.combine(one.first, time())).days >= 2
