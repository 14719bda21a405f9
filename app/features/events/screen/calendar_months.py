"""The dates the calendar has read, by month; what lies before and behind the days seen is read ahead."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QObject

from app.domain.calendar import Occurrence
from app.domain.dates import EARLIEST, LATEST, add_months
from app.features.events.queries import calendar as queries
from app.features.events.queries.calendar import FreeDays, Seen
from app.ui.context import Context

_KEPT = 60
"""Months kept at most; those farthest from what is seen go first."""


class Months:
    """Asks for whole months, once each, until told that they have changed.

    Args:
        arrived: told when something new is there.
    """

    def __init__(self, context: Context, owner: QObject, arrived: Callable[[], None]) -> None:
        self._context = context
        self._owner = owner
        self._arrived = arrived
        self._kept: dict[date, Seen] = {}
        self._stale: set[date] = set()
        self._seen = (EARLIEST, EARLIEST)

    def want(self, first: date, last: date) -> None:
        """Make sure these days are there; the days before and behind them come after."""
        self._seen = (first, last)
        if self._ask(_months(first, last), "calendar seen"):
            return
        self._ahead()

    def forget(self) -> None:
        """Everything may be otherwise now; it is shown until it was read anew."""
        self._stale.update(self._kept)

    def occurrences(self) -> tuple[Occurrence, ...]:
        """All dates that are there, each once."""
        found: dict[tuple[object, ...], Occurrence] = {}
        for seen in self._kept.values():
            for one in seen.occurrences:
                found.setdefault((one.ref, one.starts_at, one.original_at), one)
        return tuple(found.values())

    def free(self) -> tuple[FreeDays, ...]:
        """All days off that are there, each once."""
        return tuple(dict.fromkeys(one for seen in self._kept.values() for one in seen.free))

    def _ask(self, wanted: Iterable[date], slot: str) -> bool:
        missing = [month for month in wanted if month not in self._kept or month in self._stale]
        if not missing:
            return False
        first, last = missing[0], add_months(missing[-1], 1) - timedelta(days=1)
        self._context.look(
            lambda session: queries.seen(session, first, last), self._take, self._owner, slot=slot
        )
        return True

    def _take(self, seen: Seen) -> None:
        for month in _months(seen.first, seen.last):
            end = add_months(month, 1) - timedelta(days=1)
            self._kept[month] = Seen(
                month,
                end,
                tuple(one for one in seen.occurrences if one.first <= end and one.last >= month),
                tuple(one for one in seen.free if one.first <= end and one.last >= month),
            )
            self._stale.discard(month)
        self._thin()
        self._arrived()
        if not self._missing():
            self._ahead()

    def _missing(self) -> bool:
        return any(month not in self._kept or month in self._stale for month in _months(*self._seen))

    def _ahead(self) -> None:
        first, last = self._seen
        long = last - first
        for slot, low, high in (
            ("calendar next", last, last + long),
            ("calendar previous", first - long, first),
        ):
            self._ask(_months(max(low, EARLIEST), min(high, LATEST)), slot)

    def _thin(self) -> None:
        middle = self._seen[0] + (self._seen[1] - self._seen[0]) / 2
        far = sorted(self._kept, key=lambda month: abs((month - middle).days))[_KEPT:]
        for month in far:
            del self._kept[month]
            self._stale.discard(month)


def _months(first: date, last: date) -> list[date]:
    """The first days of the months that these days lie in."""
    found = [first.replace(day=1)]
    while (following := add_months(found[-1], 1)) <= last:
        found.append(following)
    return found
