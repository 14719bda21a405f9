"""A date as the lines of a ``VEVENT``."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import vRecur
from icalendar.parser import Contentline, Parameters

from app.domain.calendar import CalendarItem, Otherwise
from app.ical import zones

_UNCHANGED = datetime(2000, 1, 1)
"""Stamp of a date of which nobody knows when it was written."""


def component(item: CalendarItem, *, notes: bool) -> Iterator[str]:
    """The date, and its occurrences that are otherwise than the rule says."""
    yield "BEGIN:VEVENT"
    yield from _head(item)
    yield from times(item)
    yield from texts(item, notes=notes)
    yield "END:VEVENT"
    yield from apart(item, notes=notes)


def times(item: CalendarItem) -> Iterator[str]:
    """When it is, how it repeats, what is left out and what comes in addition."""
    yield _time("DTSTART", item.starts_at, whole=item.all_day)
    yield from _ending(item.starts_at, item.ends_at, whole=item.all_day)
    if not item.rule:
        return
    yield f"RRULE:{_rule(item.rule, whole=item.all_day)}"
    for one in item.exceptions:
        if one.cancelled:
            yield _time("EXDATE", one.original_at, whole=item.all_day)
    for one in item.exceptions:
        if _further(item, one) or _longer(item, one):
            yield _time("RDATE", one.original_at, whole=item.all_day)


def texts(item: CalendarItem, *, notes: bool) -> Iterator[str]:
    """What it is about, where, and who."""
    yield text("SUMMARY", item.title)
    yield from _more(item.place, item.note if notes else "")
    if item.organiser:
        yield _organiser(item.organiser)
    if item.categories:
        yield "CATEGORIES:" + ",".join(_escaped(one) for one in item.categories)
    yield "STATUS:CANCELLED" if item.cancelled else "STATUS:CONFIRMED"
    yield "TRANSP:OPAQUE" if not item.all_day else "TRANSP:TRANSPARENT"


def apart(item: CalendarItem, *, notes: bool) -> Iterator[str]:
    """Occurrences that are otherwise than the rule says."""
    for one in item.exceptions:
        if one.cancelled or _further(item, one) or not item.rule:
            continue
        starts_at = one.starts_at or one.original_at
        ends_at = one.ends_at or starts_at + (item.ends_at - item.starts_at)
        yield "BEGIN:VEVENT"
        yield from _head(item)
        yield _time("RECURRENCE-ID", one.original_at, whole=item.all_day)
        yield _time("DTSTART", starts_at, whole=item.all_day)
        yield from _ending(starts_at, ends_at, whole=item.all_day)
        yield text("SUMMARY", one.title or item.title)
        yield from _more(one.place or item.place, (one.note or item.note) if notes else "")
        yield "STATUS:CANCELLED" if item.cancelled else "STATUS:CONFIRMED"
        yield "END:VEVENT"


def stamps(item: CalendarItem) -> Iterator[str]:
    """When it was written."""
    stamp = _in_utc(item.changed_at or _UNCHANGED)
    yield f"DTSTAMP:{stamp}"
    if item.changed_at is not None:
        yield f"LAST-MODIFIED:{stamp}"


def text(name: str, said: str) -> str:
    """A line of text, escaped."""
    return f"{name}:{_escaped(said)}"


def _head(item: CalendarItem) -> Iterator[str]:
    yield text("UID", item.uid)
    yield from stamps(item)
    yield f"SEQUENCE:{item.sequence}"


def _more(place: str, note: str) -> Iterator[str]:
    if place:
        yield text("LOCATION", place)
    if note:
        yield text("DESCRIPTION", note)


def _further(item: CalendarItem, one: Otherwise) -> bool:
    """A further date of a series that changes nothing: the rule does not have it."""
    said = one.title or one.place or one.note
    return one.starts_at == one.original_at and not said and not _longer(item, one)


def _longer(item: CalendarItem, one: Otherwise) -> bool:
    """It begins as it is called but lasts longer or shorter; perhaps the rule does not have it."""
    usual = one.original_at + (item.ends_at - item.starts_at)
    return one.starts_at == one.original_at and one.ends_at not in {None, usual}


def _in_utc(local: datetime) -> str:
    return f"{local.replace(tzinfo=zones.home()).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _time(name: str, at: datetime, *, whole: bool) -> str:
    if whole:
        return f"{name};VALUE=DATE:{at:%Y%m%d}"
    return f"{name};TZID={zones.HOME}:{at:%Y%m%dT%H%M%S}"


def _ending(starts_at: datetime, ends_at: datetime, *, whole: bool) -> Iterator[str]:
    """The end; of whole days the day after the last, of none its absence."""
    if whole:
        yield _time("DTEND", ends_at + timedelta(days=1), whole=True)
    elif ends_at > starts_at:
        yield _time("DTEND", ends_at, whole=False)
    else:
        yield "DURATION:PT0S"


def _rule(rule: str, *, whole: bool) -> str:
    """The rule as others read it: its end is told in UTC."""
    found = vRecur.from_ical(rule)
    if "UNTIL" not in found:
        return rule
    until = found["UNTIL"][0]
    parts = [part for part in rule.split(";") if not part.upper().startswith("UNTIL=")]
    if whole:
        told = f"{until:%Y%m%d}"
    else:
        day = datetime(until.year, until.month, until.day, 23, 59, 59)
        told = _in_utc(until.replace(tzinfo=None) if isinstance(until, datetime) else day)
    return ";".join([*parts, f"UNTIL={told}"])


def _organiser(name: str) -> str:
    line = Contentline.from_parts("ORGANIZER", Parameters({"CN": name}), "invalid:nomail")
    return str(line)


def _escaped(said: str) -> str:
    """Not by the library, which takes a backslash before an N for the end of a line even in a path."""
    whole = said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
