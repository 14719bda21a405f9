"""Time zones of calendar files: what their names mean, and ours as a file tells it."""

from collections.abc import Sequence
from datetime import UTC as UTC_ZONE
from datetime import date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

HOME = "Europe/Berlin"
"""Where the office is: all times of the program are wall-clock times there."""
_MOST_LINES = 400
_YEARS = 10
_OURS = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""
"""The rule of the European Union since 1996, as every calendar program understands it."""


@lru_cache(maxsize=256)
def known(name: str) -> ZoneInfo | None:
    """The zone of a name of the world's list or of Windows; None when there is none of that name."""
    wanted = name.strip().strip('"')
    for tried in (wanted, WINDOWS_TO_OLSON.get(wanted, ""), _tail(wanted)):
        if not tried or tried.startswith(("/", ".")):
            continue
        try:
            return ZoneInfo(tried)
        except (ValueError, OSError, LookupError, ImportError):
            continue
    return None


def home() -> ZoneInfo:
    """The office's own zone."""
    return ZoneInfo(HOME)


def utc() -> tzinfo:
    """The zone that all others are told against."""
    return UTC_ZONE


def told(lines: Sequence[str]) -> tzinfo | None:
    """The zone a file describes itself; None when the description is none or would take for ever."""
    rules = [line for line in lines if line.upper().startswith("RRULE")]
    if len(lines) > _MOST_LINES or any("FREQ=YEARLY" not in rule.upper() for rule in rules):
        return None
    try:
        component = Timezone.from_ical("\r\n".join(lines) + "\r\n")
        if not isinstance(component, Timezone):
            return None
        zone: tzinfo = component.to_tz(lookup_tzid=False)
        zone.utcoffset(datetime(2026, 1, 1))
    except Exception:  # noqa: BLE001 - whatever the library makes of a broken description: it is none
        return None
    return zone


def here(moment: datetime) -> datetime:
    """Wall-clock time at home of a moment of another zone.

    Raises:
        OverflowError: at the very ends of the calendar.
    """
    return moment.astimezone(home()).replace(tzinfo=None)


@lru_cache(maxsize=64)
def described(name: str, year: int) -> tuple[str, ...]:
    """A zone as a file tells it, line by line; of others than ours for the ten years from that one."""
    zone = known(name)
    if name == HOME or zone is None:
        return tuple(_OURS.split("\n")) if name == HOME else ()
    first = date(max(year, 1970), 1, 1)
    component = Timezone.from_tzinfo(zone, name, first, date(first.year + _YEARS, 1, 1))
    component.pop("COMMENT", None)
    return tuple(line for line in component.to_ical().decode().replace("\r\n ", "").split("\r\n") if line)


def _tail(name: str) -> str:
    """``/freeassociation.sourceforge.net/Europe/Berlin`` ends with the name of a zone."""
    parts = name.split("/")
    return "/".join(parts[-2:]) if len(parts) > 2 else ""
