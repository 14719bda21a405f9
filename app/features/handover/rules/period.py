"""Which days a handover covers; a week nobody handed over is noticed and covered by the next."""

from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.dates import Week
from app.domain.errors import Refused

MOST_MISSED = 8
"""Weeks a handover makes up for at most; a longer pause is no oversight (holidays, a new contractor)."""


@dataclass(frozen=True)
class Period:
    """The days a handover covers.

    Args:
        week: the week it is filed under.
        missed: weeks right before it that were never handed over, oldest first.
        rest_from: day on which an earlier week was handed over before it was over; what came after
            belongs to this handover, that day included.
    """

    week: Week
    missed: tuple[Week, ...] = ()
    rest_from: date | None = None

    @property
    def first(self) -> date:
        """The first day covered: a Monday, unless an earlier week has to be completed."""
        monday = self.missed[0].first if self.missed else self.week.first
        return min(monday, self.rest_from) if self.rest_from is not None else monday

    @property
    def last(self) -> date:
        """Sunday of the week itself."""
        return self.week.last

    @property
    def words(self) -> str:
        """``09.11.2026 bis 22.11.2026``."""
        return f"{formats.day(self.first)} bis {formats.day(self.last)}"

    @property
    def missed_words(self) -> str:
        """``KW 45/2026, KW 46/2026``; empty when nothing was missed."""
        return ", ".join(formats.week(week) for week in self.missed)


def period_of(
    week: Week,
    handed_over: frozenset[Week],
    today: date,
    last: tuple[Week, date] | None = None,
    begun: date | None = None,
    made_up: tuple[Week, ...] = (),
) -> Period:
    """The week, with the weeks before it that were left out since the last handover.

    Args:
        week: the week to hand over.
        handed_over: weeks that went out.
        today: no week after today's can go out.
        last: the newest week before it that went out, and the day on which it did so last.
        begun: the first day the office knows anything of; some empty weeks before it may go out, because
            a new office offers the week that just ended.
        made_up: weeks its earlier version made up for; the version that takes its place does so too.

    Raises:
        Refused: when the week has not begun, or was over long before there was anything.
    """
    if week.first > today:
        raise Refused(
            f"Die {formats.week(week)} hat noch nicht begonnen. Bitte wählen Sie eine frühere Woche.", "week"
        )
    if begun is not None and week.shift(MOST_MISSED).last < begun:
        raise Refused(
            f"Aus der {formats.week(week)} gibt es nichts: Das Büro beginnt am {formats.day(begun)}. "
            "Bitte wählen Sie eine spätere Woche.",
            "week",
        )
    return Period(week, made_up or missed_before(week, handed_over), _rest(week, last))


def _rest(week: Week, last: tuple[Week, date] | None) -> date | None:
    if last is None:
        return None
    earlier, day = last
    oldest = week.shift(-MOST_MISSED - 1)
    return day if oldest <= earlier < week and day <= earlier.last else None


def missed_before(week: Week, handed_over: frozenset[Week]) -> tuple[Week, ...]:
    """Weeks between the last handover before this week and the week, oldest first.

    Nothing is missed before the first handover ever, or once the week itself went out.
    """
    earlier = [done for done in handed_over if done < week]
    if not earlier or week in handed_over:
        return ()
    missed: list[Week] = []
    last = max(earlier)
    candidate = week.shift(-1)
    while candidate > last and len(missed) < MOST_MISSED:
        missed.append(candidate)
        candidate = candidate.shift(-1)
    return tuple(reversed(missed))


def due_week(today: date, handed_over: frozenset[Week]) -> Week:
    """The week offered first: from Thursday on the current one, before that the one that just ended.

    A week that already went out gives way to the next.
    """
    current = Week.of(today)
    previous = current.shift(-1)
    thursday = 4
    if today.isoweekday() >= thursday or previous in handed_over:
        return current
    return previous
