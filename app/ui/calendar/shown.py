"""What a calendar is given to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from app.domain.calendar import Occurrence
from app.ui.calendar.layout import last_drawn, order
from app.ui.calendar.spans import days_from


@dataclass(frozen=True)
class Free:
    """Days off: a public holiday, or school holidays; both days included."""

    first: date
    last: date
    name: str
    public: bool = False


@dataclass(frozen=True)
class Layer:
    """Dates that can be shown or not: those of a kind, or those of another organiser.

    Args:
        key: its name in the program. name: as a person reads it.
        kind: of our own dates; empty for another organiser's. colour: key of the organiser's colour.
    """

    key: str
    name: str
    kind: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Shown:
    """Everything a view draws.

    Args:
        today, now: where the marks stand. kinds: German word of each kind.
    """

    today: date
    now: datetime
    occurrences: tuple[Occurrence, ...] = ()
    free: tuple[Free, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _edges(self) -> tuple[tuple[date, date, Occurrence], ...]:
        """First and last day of each; working them out costs more than comparing them."""
        return tuple((one.first, one.last, one) for one in self.occurrences_in_order)

    def touching(self, first: date, last: date) -> tuple[Occurrence, ...]:
        """The dates that touch these days, as they are drawn."""
        return tuple(one for begin, end, one in self._edges if begin <= last and end >= first)

    @cached_property
    def occurrences_in_order(self) -> tuple[Occurrence, ...]:
        """All of them as they are drawn: bars first, then as the day goes."""
        return tuple(sorted(self.occurrences, key=order))

    @cached_property
    def by_day(self) -> dict[date, list[Occurrence]]:
        """The dates of each day, in the order they are drawn."""
        found: dict[date, list[Occurrence]] = {}
        for one in self.occurrences_in_order:
            for day in days_from(one.first, last_drawn(one)):
                found.setdefault(day, []).append(one)
        return found

    @cached_property
    def numbers(self) -> dict[date, int]:
        """How many dates each day has; of a year this is asked before any order is."""
        found: dict[date, int] = {}
        for one in self.occurrences:
            first, last = one.first, last_drawn(one)
            for day in (first,) if first == last else days_from(first, last):
                found[day] = found.get(day, 0) + 1
        return found

    @cached_property
    def public(self) -> dict[date, str]:
        """The public holidays by day."""
        return {day: one.name for one in self.free if one.public for day in days_from(one.first, one.last)}

    @cached_property
    def school(self) -> dict[date, str]:
        """The school holidays by day."""
        return {
            day: one.name for one in self.free if not one.public for day in days_from(one.first, one.last)
        }
