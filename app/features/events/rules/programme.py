"""The running order: points whose times are kept from the beginning of the event and move with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.parsing import parse_clock
from app.domain.text import clean_line, quoted
from app.features.events.rules.appointments import WEEKDAYS

_DAY = 24 * 60
_HALF = _DAY // 2
_AFTER = 6 * 60
"""Clearing away ends at most so many minutes after the event, where a time has no day."""
_FARTHEST = 3


@dataclass(frozen=True)
class ItemLine:
    """A point as it is typed: ``at`` is a time of day, with the weekday where it is another day."""

    at: str = ""
    minutes: int | None = None
    title: str = ""
    place: str = ""
    who: str = ""
    internal: bool | None = False
    id: int | None = None
    offset_minutes: int = 0
    """After the beginning of the event; worked out from ``at``."""


@dataclass(frozen=True)
class ProgrammeDraft:
    """The running order as it stands in the form."""

    items: tuple[ItemLine, ...] = ()


@dataclass(frozen=True)
class Point:
    """A point with its times, as papers show it."""

    starts_at: datetime
    minutes: int | None
    title: str
    place: str = ""
    who: str = ""
    internal: bool = False

    @property
    def ends_at(self) -> datetime | None:
        """When it ends; None when that is not said."""
        return None if self.minutes is None else self.starts_at + timedelta(minutes=self.minutes)


def clock_of(offset: int, starts_at: datetime, ends_at: datetime) -> str:
    """How a point's time is typed: ``14:30``, or ``Fr 18:00`` where the time alone would mean another."""
    moment = starts_at + timedelta(minutes=offset)
    plain = f"{moment:%H:%M}"
    if _plain_offset(moment.hour * 60 + moment.minute, starts_at, ends_at) == offset:
        return plain
    return f"{WEEKDAYS[moment.weekday()]} {plain}"


def offset_of(typed: str, starts_at: datetime, ends_at: datetime, field: str | None = None) -> int:
    """Minutes after the beginning that a typed time means.

    A time alone is taken for the one around the event: from some hours before it to some after its end.

    Raises:
        Refused: when it is no time.
    """
    day, clock = _parted(typed)
    time = parse_clock(clock, field)
    minutes = time.hour * 60 + time.minute
    if not day:
        return _plain_offset(minutes, starts_at, ends_at)
    for away in sorted(range(-_FARTHEST, _FARTHEST + 1), key=abs):
        on = starts_at.date() + timedelta(days=away)
        if WEEKDAYS[on.weekday()].casefold() == day.casefold():
            moment = datetime.combine(on, time)
            return round((moment - starts_at).total_seconds()) // 60
    raise Refused(f"„{quoted(typed, 30)}“ ist keine Uhrzeit. Bitte so eingeben: 14:30 oder Fr 14:30.", field)


def _parted(typed: str) -> tuple[str, str]:
    first, _, rest = typed.strip().partition(" ")
    return (first.rstrip("."), rest) if rest and first[:1].isalpha() else ("", typed)


def _plain_offset(minutes: int, starts_at: datetime, ends_at: datetime) -> int:
    begins = starts_at.hour * 60 + starts_at.minute
    lasts = min(max(round((ends_at - starts_at).total_seconds()) // 60, 0), _DAY)
    lead = max(min(_HALF, _DAY - lasts - _AFTER), 0)
    return (minutes - begins + lead) % _DAY - lead


def checked(draft: ProgrammeDraft, starts_at: datetime, ends_at: datetime) -> ProgrammeDraft:
    """The points with clean texts, in the order of their times.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    faults = Faults()
    items = [_item(line, f"items[{at}]", starts_at, ends_at, faults) for at, line in enumerate(draft.items)]
    faults.refuse()
    return ProgrammeDraft(tuple(sorted(items, key=lambda line: line.offset_minutes)))


def _item(line: ItemLine, at: str, starts_at: datetime, ends_at: datetime, faults: Faults) -> ItemLine:
    title = faults.take(clean_line, line.title, f"{at}.title") or ""
    if not title:
        faults.add([Refused("Bitte geben Sie an, was geschieht.", f"{at}.title")])
    offset = faults.take(offset_of, line.at, starts_at, ends_at, f"{at}.at")
    return replace(
        line,
        title=title,
        place=faults.take(clean_line, line.place, f"{at}.place") or "",
        who=faults.take(clean_line, line.who, f"{at}.who") or "",
        internal=bool(line.internal),
        offset_minutes=offset or 0,
    )


def readable(lines: Sequence[ItemLine], starts_at: datetime, ends_at: datetime) -> tuple[ItemLine, ...]:
    """Lines that are being typed, as far as their times can be read already."""
    faults = Faults()
    read = [(line, faults.take(offset_of, line.at, starts_at, ends_at)) for line in lines]
    return tuple(replace(line, offset_minutes=offset) for line, offset in read if offset is not None)


def points(lines: Sequence[ItemLine], starts_at: datetime) -> tuple[Point, ...]:
    """The points with their times, for an event that begins then."""
    return tuple(
        Point(
            starts_at + timedelta(minutes=line.offset_minutes),
            line.minutes,
            line.title,
            line.place,
            line.who,
            bool(line.internal),
        )
        for line in sorted(lines, key=lambda one: one.offset_minutes)
    )


def overlaps(found: Sequence[Point]) -> tuple[str, ...]:
    """Points at one place, or with one person, that begin before the one before is over."""
    said: list[str] = []
    for at, later in enumerate(found):
        for earlier in found[:at]:
            if earlier.ends_at is None or later.starts_at >= earlier.ends_at:
                continue
            for name in ("place", "who"):
                shared = getattr(later, name)
                if shared and shared.casefold() == getattr(earlier, name).casefold():
                    said.append(
                        f"„{later.title}“ beginnt um {formats.clock(later.starts_at)} Uhr, während "
                        f"„{earlier.title}“ noch läuft ({shared})."
                    )
                    break
    return tuple(said)
