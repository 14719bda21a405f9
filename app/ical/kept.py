"""A date that came from a file, written back with all that file said of it, but for what was changed here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.domain.calendar import CalendarItem
from app.ical.component import apart, stamps, text, texts, times
from app.ical.reading import source_items

_PRIVATE = frozenset({
    "DESCRIPTION", "X-ALT-DESC", "COMMENT", "CONTACT", "ATTENDEE", "ATTACH",
})  # fmt: skip
"""What a file said of a date that is nobody else's business."""
_OF = {
    "title": ("SUMMARY",),
    "place": ("LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION"),
    "note": ("DESCRIPTION", "X-ALT-DESC"),
    "organiser": ("ORGANIZER",),
    "categories": ("CATEGORIES",),
    "sequence": ("SEQUENCE",),
    "changed_at": ("LAST-MODIFIED", "DTSTAMP"),
    "cancelled": ("STATUS",),
}
"""Which properties tell a field."""
_TIMES = ("starts_at", "ends_at", "all_day", "rule", "exceptions")
_OF_TIMES = frozenset({
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "X-MICROSOFT-CDO-ALLDAYEVENT",
})  # fmt: skip
_NOT_KEPT = ("organiser", "categories", "changed_at")
"""What the office does not keep of a date: empty is no change."""


@dataclass(frozen=True)
class Kept:
    """The lines of a date, and the zone only its own file knows."""

    lines: tuple[str, ...]
    zone: tuple[str, ...] = ()

    @property
    def zone_name(self) -> str:
        """What the dates call the zone."""
        return next((line.partition(":")[2] for line in self.zone if line.startswith("TZID")), "")


def kept(item: CalendarItem, *, notes: bool) -> Kept | None:
    """The date as its file had it; None when the program makes nothing of that any more."""
    raw = item.source.split("\n")
    zone = tuple(takewhile(lambda line: line != "BEGIN:VEVENT", raw))
    items = source_items(item.source)
    if len(items) != 1:
        return None
    before = items[0]
    changed = {key for key in (*_OF, *_TIMES) if _differs(before, item, key)}
    again = not changed.isdisjoint(_TIMES)
    gone = {name for key in changed for name in _OF.get(key, ())} | (_OF_TIMES if again else frozenset())
    first, *others = _components(raw[len(zone) :])
    lines = list(_mended(item, first, gone, notes=notes))
    if again:
        lines += apart(item, notes=notes)
    else:
        for other in others:
            lines += _without(other, set(), notes=notes)
    return Kept(tuple(lines), zone)


def _mended(item: CalendarItem, lines: Sequence[str], gone: set[str], *, notes: bool) -> Iterator[str]:
    left = list(_without(lines, gone, notes=notes))
    names = {_name(line) for line in left}
    yield from left[:-1]
    if "UID" not in names:
        yield text("UID", item.uid)
    wanted = gone if "DTSTAMP" in names else gone | {"DTSTAMP"}
    new = (*times(item), *stamps(item), f"SEQUENCE:{item.sequence}", *texts(item, notes=notes))
    yield from (line for line in new if _name(line) in wanted)
    yield left[-1]


def _without(lines: Iterable[str], gone: set[str], *, notes: bool) -> Iterator[str]:
    """Lines of a component without those properties; components inside stay, unless they are private."""
    depth = 0
    for line in lines:
        name = _name(line)
        depth += name == "BEGIN"
        inside = depth > 1
        depth -= name == "END"
        private = inside or name in _PRIVATE
        if (private and not notes) or (not inside and name in gone):
            continue
        yield line


def _components(lines: Iterable[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        part.append(line)
        if line == "END:VEVENT":
            yield part
            part = []


def _differs(before: CalendarItem, now: CalendarItem, key: str) -> bool:
    said = getattr(now, key)
    return getattr(before, key) != said and not (key in _NOT_KEPT and not said)


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].strip().upper()
