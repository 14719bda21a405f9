"""How urgent a day is, and how that is said."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from app.domain import formats
from app.domain.dates import Week

SOON = timedelta(days=14)
"""Deadlines are shown this long before."""
LONG_WAIT = 28
"""Days after which an application has waited long (a month is what applicants are told)."""


class Urgency(Enum):
    """How urgent something is."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Hours:
    """Time of advice this week beside last week's.

    Args:
        minutes: this week so far.
        talks: consultations this week so far.
        before: last week up to the same weekday.
        last_week: all of last week.
    """

    minutes: int
    talks: int
    before: int
    last_week: int

    @property
    def words(self) -> str:
        """``14 Beratungen · Vorwoche bis Mittwoch 5:10 h, insgesamt 9:40 h``."""
        talks = formats.count(self.talks, "Beratung", "Beratungen")
        if not self.last_week:
            return f"{talks} · in der Vorwoche keine Beratungszeit"
        total = formats.minutes(self.last_week)
        return f"{talks} · Vorwoche bis zum selben Tag {formats.minutes(self.before)}, insgesamt {total}"


def urgency(day: date, today: date) -> Urgency:
    """How urgent a day is today."""
    if day < today:
        return Urgency.OVERDUE
    if day == today:
        return Urgency.TODAY
    return Urgency.SOON if day <= today + timedelta(days=3) else Urgency.LATER


def due_words(day: date, today: date) -> str:
    """``seit 3 Tagen``, ``heute``, ``morgen``, ``in 5 Tagen``."""
    days = (day - today).days
    if days == 0:
        return "heute"
    if days == 1:
        return "morgen"
    if days == -1:
        return "seit gestern"
    return f"in {days} Tagen" if days > 0 else f"seit {-days} Tagen"


def waiting_words(received_on: date, today: date) -> str:
    """``seit heute``, ``1 Tag``, ``12 Tage``, ``7 Wochen``."""
    days = max((today - received_on).days, 0)
    if days == 0:
        return "seit heute"
    if days < 21:
        return "1 Tag" if days == 1 else f"{days} Tage"
    return f"{days // 7} Wochen"


def handover_missing(today: date, handed_over: frozenset[Week]) -> tuple[Week, ...]:
    """Weeks right before this one that were not handed over, oldest first; none before the first ever."""
    missing: list[Week] = []
    week = Week.of(today).shift(-1)
    while handed_over and min(handed_over) < week and week not in handed_over:
        missing.append(week)
        week = week.shift(-1)
    return tuple(reversed(missing))
