"""Dates written as a calendar file (RFC 5545) that Outlook, Thunderbird, Google and Apple read.

The same dates are always the same bytes. A date that came from a file is written back with all that file
said of it, as far as nobody changed it here.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.calendar import CalendarItem
from app.ical import zones
from app.ical.blocks import Progress
from app.ical.component import component, text
from app.ical.kept import kept
from app.ical.reading import silent
from app.ical.text import folded, parsed

PRODUCT = "-//Quartiersbuch//Kalender//DE"
_EVERY = 200


def write_calendar(
    items: Sequence[CalendarItem], *, name: str = "", notes: bool = False, progress: Progress = silent
) -> bytes:
    """A calendar file of these dates.

    Args:
        items: in the order they are written.
        name: of the calendar, as other programs show it.
        notes: with the remarks, and what the files said beside what the program knows.
        progress: told now and then.

    Raises:
        Stopped: when the progress says so.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if name:
        lines += [text("X-WR-CALNAME", name), f"X-WR-TIMEZONE:{zones.HOME}"]
    bodies: list[str] = []
    told: dict[str, tuple[str, ...]] = {}
    for at, item in enumerate(items):
        if at % _EVERY == 0:
            progress(at, len(items), "Kalenderdatei wird geschrieben …")
        bodies += _lines(item, told, notes=notes)
    lines += _zones(items, bodies, told)
    lines += [*bodies, "END:VCALENDAR"]
    return b"".join(folded(line) for line in lines)


def _lines(item: CalendarItem, told: dict[str, tuple[str, ...]], *, notes: bool) -> Iterable[str]:
    found = kept(item, notes=notes) if item.source else None
    if found is None:
        return component(item, notes=notes)
    if found.zone:
        told[found.zone_name] = found.zone
    return found.lines


def _zones(
    items: Sequence[CalendarItem], bodies: Iterable[str], told: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    """The zones the dates name: ours first."""
    named = {found for line in bodies if (found := _zone_of(line))}
    first = min((item.starts_at.year for item in items), default=1970)
    for name in sorted(named, key=lambda one: (one != zones.HOME, one)):
        yield from told.get(name) or _renamed(name, first)


def _renamed(name: str, year: int) -> Iterator[str]:
    """A zone under the name the dates use for it; Windows has its own."""
    known = zones.known(name)
    for line in zones.described(known.key, year) if known is not None else ():
        yield f"TZID:{name}" if line.startswith("TZID:") else line


def _zone_of(line: str) -> str:
    head = line.partition(":")[0] if '"' not in line else line
    if ";TZID=" not in head.upper():
        return ""
    try:
        return parsed(0, line).params.get("TZID", "")
    except (ValueError, AssertionError):
        return ""
