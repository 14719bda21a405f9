"""Times of a calendar file as wall-clock times at home."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC as UTC_ZONE
from datetime import date, datetime, timedelta, tzinfo

from icalendar import vDuration

from app.ical import zones
from app.ical.text import Line

_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")
FIRST_YEAR, LAST_YEAR = 1900, 2199
DAY = timedelta(days=1)


class Unreadable(Exception):  # noqa: N818 - it is an answer about a date, not a fault of the program
    """A date that cannot be read: a sentence with what helps."""


@dataclass(frozen=True)
class Moment:
    """A time as a file has it.

    Args:
        wall: on the clock of its own zone. zone: None when it floats (or is ours). day: without a time.
    """

    wall: datetime
    zone: tzinfo | None = None
    day: bool = False

    @property
    def local(self) -> datetime:
        """On the clock at home."""
        return self.wall if self.zone is None else zones.here(self.wall.replace(tzinfo=self.zone))

    @property
    def instant(self) -> datetime:
        """The same for all clocks."""
        return self.wall.replace(tzinfo=self.zone or zones.home()).astimezone(UTC_ZONE)


class Zones:
    """The zones of one calendar: the world's by name, else as the file itself describes them."""

    def __init__(self, told: Mapping[str, list[str]]) -> None:
        self._told = told
        self._found: dict[str, tuple[tzinfo | None, str]] = {}
        self.unknown: dict[str, int] = {}
        """Names nobody knows, and where they stand first."""

    def of(self, name: str, number: int) -> tzinfo | None:
        """The zone of that name; None is ours, also where nobody knows it."""
        if name not in self._found:
            self._found[name] = self._look(name, number)
        return self._found[name][0]

    def needed(self, name: str) -> list[str]:
        """What a file must tell of the zone, as no one else knows it."""
        return self._told.get(name, []) if self._found.get(name, (None, ""))[1] == "told" else []

    def _look(self, name: str, number: int) -> tuple[tzinfo | None, str]:
        zone: tzinfo | None = zones.known(name)
        if zone is not None:
            return (None if zone == zones.home() else zone), "known"
        zone = zones.told(self._told[name]) if name in self._told else None
        if zone is None:
            self.unknown.setdefault(name, number)
            return None, "unknown"
        return zone, "told"


def moment(line: Line, known: Zones) -> Moment:
    """The time of a property.

    Raises:
        Unreadable: when it is none.
    """
    return read(line.value, line.params.get("TZID", ""), known, line.number, line.name)


def read(value: str, zone: str, known: Zones, number: int, name: str) -> Moment:
    """A time in the words of a file.

    Raises:
        Unreadable: when it is none.
    """
    match = _TIME.fullmatch(value.strip())
    if match is None:
        raise Unreadable(
            f"Zeile {number}: „{value[:30]}“ ist keine Zeitangabe ({name}). "
            "Bitte lassen Sie den Termin berichtigen oder tragen Sie ihn von Hand ein."
        )
    year, month, day, hour, minute, second, utc = match.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Unreadable(
            f"Zeile {number}: Das Jahr {year} liegt außerhalb von {FIRST_YEAR} bis {LAST_YEAR}. "
            "Bitte lassen Sie den Termin berichtigen."
        )
    try:
        whole = date(int(year), int(month), int(day))
        if hour is None:
            return Moment(datetime(whole.year, whole.month, whole.day), day=True)
        wall = datetime(whole.year, whole.month, whole.day, int(hour), int(minute), min(int(second or 0), 59))
    except ValueError:
        raise Unreadable(
            f"Zeile {number}: Den Zeitpunkt „{value[:30]}“ gibt es nicht. "
            "Bitte lassen Sie den Termin berichtigen oder tragen Sie ihn von Hand ein."
        ) from None
    if utc:
        return Moment(wall, UTC_ZONE)
    return Moment(wall, known.of(zone, number) if zone else None)


def duration(line: Line) -> timedelta:
    """How long.

    Raises:
        Unreadable: when it is no duration, or a negative one.
    """
    try:
        found: timedelta = vDuration.from_ical(line.value.strip())  # type: ignore[no-untyped-call] # the library tells no types
    except (ValueError, OverflowError):
        found = timedelta(-1)
    if found < timedelta():
        raise Unreadable(
            f"Zeile {line.number}: „{line.value[:30]}“ ist keine Dauer. "
            "Bitte lassen Sie den Termin berichtigen oder tragen Sie ihn von Hand ein."
        )
    return found
