"""Which backups stay: all of two days, then one a day, a week, a month."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_PERIODS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (DAILY, lambda at: (at.year, at.month, at.day)),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
)


def keep(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups stay.

    All of the last two days; of what is older the newest of each of the 12 newest days, 10 newest weeks and 9
    newest months that have one. The newest of all always stays, and so does what lies in the future, because
    then the clock is wrong and not the backup.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = {at for at in newest_first if at > now - ALL_OF} | set(newest_first[:1])
    old = [at for at in newest_first if at <= now - ALL_OF]
    for many, period in _PERIODS:
        newest: dict[tuple[int, ...], datetime] = {}
        for at in old:
            newest.setdefault(period(at), at)
        kept |= set(list(newest.values())[:many])
    return kept
