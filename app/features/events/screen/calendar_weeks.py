"""The dates the calendar has read, by week; what lies before and behind the days seen is read ahead."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer

from app.domain.calendar import Occurrence
from app.domain.dates import EARLIEST, LATEST
from app.features.events.queries import calendar as queries
from app.features.events.queries.calendar import FreeDays, Seen
from app.ui.context import Context

_KEPT = 260
"""Weeks kept at most; those farthest from what is seen go first."""
_PAUSE = 60
"""Milliseconds before what is not seen is read: what was read first is painted meanwhile."""
_SIX_DAYS = timedelta(days=6)


class Weeks:
    """Asks for whole weeks, once each, until told that they have changed.

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
        self._round = 0
        self._later = QTimer(owner)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._ahead)

    def want(self, first: date, last: date) -> None:
        """Make sure these days are there; the days before and behind them come after."""
        if self._seen != (first, last):
            self._seen = (first, last)
            self._arrived()
        self._later.stop()
        if not self._ask(_weeks(first, last), "calendar seen"):
            self._later.start()

    def forget(self) -> None:
        """Everything may be otherwise now; it is shown until it was read anew."""
        self._stale.update(self._kept)
        self._round += 1

    def shown(self) -> Seen:
        """What is there of the days that are seen, each date once."""
        first, last = self._seen
        found: dict[tuple[object, ...], Occurrence] = {}
        free: dict[FreeDays, None] = {}
        for week in _weeks(first, last):
            seen = self._kept.get(week)
            for one in seen.occurrences if seen is not None else ():
                if one.first <= last and one.last >= first:
                    found.setdefault((one.ref, one.starts_at, one.original_at), one)
            free.update(dict.fromkeys(seen.free if seen is not None else ()))
        return Seen(first, last, tuple(found.values()), tuple(free))

    def _ask(self, wanted: Iterable[date], slot: str) -> bool:
        missing = [week for week in wanted if week not in self._kept or week in self._stale]
        if not missing:
            return False
        first, last = missing[0], missing[-1] + _SIX_DAYS
        asked = self._round
        self._context.look(
            lambda session: _by_week(queries.seen(session, first, last)),
            lambda found: self.take(found, fresh=asked == self._round),
            self._owner,
            slot=slot,
        )
        return True

    def take(self, found: Mapping[date, Seen], *, fresh: bool) -> None:
        """What was read before something changed is shown, but read once more."""
        self._kept.update(found)
        if fresh:
            self._stale.difference_update(found)
        else:
            self._stale.update(found)
        self._thin()
        if any(week in found for week in _weeks(*self._seen)):
            self._arrived()
            if self.complete():
                self._later.start()

    def complete(self) -> bool:
        """Whether everything that is seen is there and fresh."""
        return all(week in self._kept and week not in self._stale for week in _weeks(*self._seen))

    def _ahead(self) -> None:
        first, last = self._seen
        long = last - first
        for slot, low, high in (
            ("calendar next", last, last + long),
            ("calendar previous", first - long, first),
        ):
            self._ask(_weeks(max(low, EARLIEST), min(high, LATEST)), slot)

    def _thin(self) -> None:
        middle = self._seen[0] + (self._seen[1] - self._seen[0]) / 2
        far = sorted(self._kept, key=lambda week: abs((week - middle).days))[_KEPT:]
        for week in far:
            del self._kept[week]
            self._stale.discard(week)


def _by_week(seen: Seen) -> dict[date, Seen]:
    """The same, week by week; done where it is read, as there may be thousands."""
    weeks = _weeks(seen.first, seen.last)
    dates: dict[date, list[Occurrence]] = {week: [] for week in weeks}
    free: dict[date, list[FreeDays]] = {week: [] for week in weeks}
    for one in seen.occurrences:
        for week in _weeks(max(one.first, seen.first), min(one.last, seen.last)):
            dates[week].append(one)
    for days in seen.free:
        for week in _weeks(max(days.first, seen.first), min(days.last, seen.last)):
            free[week].append(days)
    return {week: Seen(week, week + _SIX_DAYS, tuple(dates[week]), tuple(free[week])) for week in weeks}


def _weeks(first: date, last: date) -> list[date]:
    """The Mondays of the weeks that these days lie in."""
    begin = first - timedelta(days=first.weekday())
    return [begin + timedelta(weeks=number) for number in range((last - begin).days // 7 + 1)]
