"""What a date gets into the way of: same place, audience, street or member of staff; days off."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache

from app.domain import formats
from app.domain.text import fold
from app.features.events.rules import appointments

_MOMENT = timedelta(microseconds=1)
MOST = 8
"""Conflicts told at once; the others are counted."""


class Why(Enum):
    """What two dates share; the first that holds is told."""

    STAFF = "Dieselbe Person"
    PLACE = "Derselbe Ort"
    STREET = "Dieselbe Straße gesperrt"
    IN_STREET = "Ort in der gesperrten Straße"
    AUDIENCE = "Dieselbe Zielgruppe"
    PUBLIC = "Feiertag"
    SCHOOL = "Schulferien"
    CLOSED = "Büro geschlossen"


@dataclass(frozen=True)
class Span:
    """From when to when; of an all-day date from midnight to midnight."""

    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, starts_at: datetime, ends_at: datetime, *, all_day: bool) -> "Span":
        """The span of a date."""
        if not all_day:
            return cls(starts_at, ends_at)
        first, last = appointments.whole_days(starts_at, ends_at)
        return cls(first, last + timedelta(days=1))

    def meets(self, other: "Span") -> bool:
        """Whether both go on at the same time; one that follows the other does not."""
        # A date without a length takes up its moment.
        mine = max(self.ends_at, self.starts_at + _MOMENT)
        theirs = max(other.ends_at, other.starts_at + _MOMENT)
        return self.starts_at < theirs and other.starts_at < mine

    def days(self) -> Iterator[date]:
        """Every day it touches."""
        day, last = self.starts_at.date(), self.last
        while day <= last:
            yield day
            day += timedelta(days=1)

    @property
    def last(self) -> date:
        """The last day it touches."""
        if self.ends_at > self.starts_at:
            return (self.ends_at - timedelta(microseconds=1)).date()
        return self.ends_at.date()


@dataclass(frozen=True)
class Claim:
    """What a date takes up.

    Args:
        places: folded words of its place. audience: folded. streets: folded, closed for it.
        staff: who is there, with the word for each.
    """

    place: str = ""
    audience: str = ""
    streets: frozenset[str] = frozenset()
    staff: frozenset[int] = frozenset()

    @classmethod
    def of(cls, place: str, audience: str, street: str, staff: Iterable[int | None]) -> "Claim":
        """What a date takes up, from the words people typed."""
        there = frozenset(one for one in staff if one is not None)
        return cls(key(place), key(audience), _streets(street), there)

    @property
    def empty(self) -> bool:
        """Whether it can get into the way of nothing."""
        return not (self.place or self.audience or self.streets or self.staff)


@dataclass(frozen=True)
class Conflict:
    """One thing that is in the way.

    Args:
        why: what it is about. sentence: with what, and when.
        appointment_id: the other date; None for a day off.
        on: the day of the date that was asked about.
    """

    why: Why
    sentence: str
    on: date
    appointment_id: int | None = None


@dataclass(frozen=True)
class Other:
    """Another date, at the time of one of its occurrences."""

    appointment_id: int
    title: str
    place: str
    claim: Claim
    span: Span
    all_day: bool = False
    calendar: str = ""


@lru_cache(maxsize=4096)
def _streets(typed: str) -> frozenset[str]:
    return frozenset(filter(None, (key(one) for one in appointments.streets(typed).split(";"))))


@lru_cache(maxsize=4096)
def key(words: str) -> str:
    """Words as they are compared: ``Bürgerhaus, Saal 1`` and ``bürgerhaus saal 1`` are one place."""
    folded = fold(words).replace("strasse", "str").replace("str.", "str")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())


def shared(one: Claim, other: Claim) -> list[Why]:
    """What two dates would both take up, were they at the same time."""
    found = []
    if one.staff & other.staff:
        found.append(Why.STAFF)
    if one.place and one.place == other.place:
        found.append(Why.PLACE)
    if one.streets & other.streets:
        found.append(Why.STREET)
    elif _stands_in(one.place, other.streets) or _stands_in(other.place, one.streets):
        found.append(Why.IN_STREET)
    if one.audience and one.audience == other.audience:
        found.append(Why.AUDIENCE)
    return found


def _stands_in(place: str, streets: frozenset[str]) -> bool:
    return bool(streets) and any(f" {street} " in f" {place} " for street in streets)


def collisions(
    spans: Sequence[Span], claim: Claim, others: Iterable[Other], names: Callable[[], Mapping[int, str]]
) -> Iterator[Conflict]:
    """Where a date meets others.

    Args:
        spans: when it happens, each of a series.
        claim: what it takes up.
        others: dates that share something with it.
        names: of staff by id, asked for when one is told of.
    """
    met: dict[tuple[int, Why], list[tuple[date, Other]]] = {}
    by_day: dict[date, list[Span]] = {}
    for span in spans:
        for day in span.days():
            by_day.setdefault(day, []).append(span)
    for other in others:
        near = [span for day in other.span.days() for span in by_day.get(day, ())]
        for why in shared(claim, other.claim) if near else ():
            # A closed street is closed to others all day.
            at = next((span for span in near if why is Why.STREET or span.meets(other.span)), None)
            if at is not None:
                met.setdefault((other.appointment_id, why), []).append((at.starts_at.date(), other))
                break
    named = names() if any(why is Why.STAFF for _, why in met) else {}
    for (appointment_id, why), found in met.items():
        day, other = min(found, key=lambda one: one[0])
        sentence = _told(why, other, claim, named)
        if len(found) > 1:
            sentence += f" und {formats.count(len(found) - 1, 'weiteres Mal', 'weitere Male')}"
        yield Conflict(why, sentence, day, appointment_id)


def _told(why: Why, other: Other, claim: Claim, names: Mapping[int, str]) -> str:
    what = why.value
    if why is Why.STAFF:
        both = sorted(names.get(one, "") for one in claim.staff & other.claim.staff)
        what = f"{', '.join(filter(None, both))} ist schon eingeteilt" if any(both) else what
    where = f", {other.place}" if other.place and why is not Why.PLACE else ""
    whose = f" ({other.calendar})" if other.calendar else ""
    return f"{what}: „{other.title}“{whose}, {_when(other)}{where}"


def _when(other: Other) -> str:
    first = formats.weekday(other.span.starts_at.date())
    if other.all_day:
        last = other.span.last
        return first if last == other.span.starts_at.date() else f"{first} bis {formats.weekday(last)}"
    return f"{first}, {appointments.span(other.span.starts_at, other.span.ends_at)}"


def days_off(spans: Sequence[Span], named: Mapping[date, tuple[Why, str]]) -> Iterator[Conflict]:
    """Days on which a date happens that are no days like others, each holiday once.

    Args:
        spans: when it happens.
        named: what such days are, with the word for it.
    """
    found: dict[tuple[Why, str], list[date]] = {}
    for span in spans:
        for day in span.days():
            if day in named:
                found.setdefault(named[day], []).append(day)
    for (why, word), days in found.items():
        more = f" und {formats.count(len(days) - 1, 'weiterer Tag', 'weitere Tage')}" if len(days) > 1 else ""
        yield Conflict(why, f"{why.value}: {word}, {formats.weekday(days[0])}{more}", days[0])


def told(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts in the order they come; those beyond :data:`MOST` are counted."""
    ranked = sorted(found, key=lambda one: (one.on, list(Why).index(one.why), one.sentence))
    if len(ranked) <= MOST:
        return tuple(ranked)
    rest = formats.count(len(ranked) - MOST, "weitere Überschneidung", "weitere Überschneidungen")
    return (*ranked[:MOST], Conflict(ranked[MOST].why, f"… und {rest}", ranked[MOST].on))
