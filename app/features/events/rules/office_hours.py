"""What an office hour brought: how often it was held, who came, what about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain import formats
from app.domain.errors import Faults, Refused

MOST_TOPICS = 5


@dataclass(frozen=True)
class Held:
    """One time an office hour was held.

    Args:
        id: its number in the list. day: when. minutes: how long it was open.
        who: who sat there. talks: consultations logged in it. talk_minutes: how long they took.
    """

    id: int
    day: date
    span: str
    minutes: int
    who: str
    talks: int = 0
    talk_minutes: int = 0


@dataclass(frozen=True)
class HourFigures:
    """An office hour over a while; the ``id`` is its appointment.

    Args:
        held: so many times, ``cancelled`` so many left out.
        minutes: open in all. talks: consultations. talk_minutes: how long they took.
        topics: with how many consultations each, most first.
    """

    id: int
    title: str
    place: str
    who: str
    repeats: str
    held: int = 0
    cancelled: int = 0
    minutes: int = 0
    talks: int = 0
    talk_minutes: int = 0
    topics: tuple[tuple[str, int], ...] = ()

    @property
    def per_time(self) -> str:
        """Consultations each time, rounded half up to one decimal: ``2,4``."""
        return tenths(self.talks, self.held)

    @property
    def per_hour(self) -> str:
        """Consultations each hour it was open."""
        return tenths(self.talks * 60, self.minutes)

    @property
    def topic_words(self) -> str:
        """The topics asked about most: ``Sanierung 5, Miete 2``."""
        return ", ".join(f"{label} {number}" for label, number in self.topics[:MOST_TOPICS])


@dataclass(frozen=True)
class HourDetail:
    """The figures of one office hour and the times it was held, newest first."""

    figures: HourFigures
    times: tuple[Held, ...] = ()


@dataclass(frozen=True)
class TopicLine:
    """How many consultations of an office hour were about a topic."""

    title: str
    topic: str
    talks: int


@dataclass(frozen=True)
class PeriodDraft:
    """From which day to which day."""

    first_on: date | None = None
    last_on: date | None = None


def checked(draft: PeriodDraft) -> tuple[date, date]:
    """Both days.

    Raises:
        Refused: when one is missing, or they are the wrong way round.
    """
    faults = Faults()
    if draft.first_on is None:
        faults.add([Refused("Bitte geben Sie den ersten Tag an.", "first_on")])
    if draft.last_on is None:
        faults.add([Refused("Bitte geben Sie den letzten Tag an.", "last_on")])
    faults.refuse()
    first, last = draft.first_on or date.min, draft.last_on or date.min
    if last < first:
        raise Refused("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide Tage.", "last_on")
    return first, last


def tenths(part: int, whole: int) -> str:
    """``2,4`` from 12 of 5, rounded half up; a dash where there is nothing to divide by."""
    if whole <= 0:
        return "–"
    number = (part * 20 + whole) // (2 * whole)
    return f"{formats.number(number // 10)},{number % 10}"


def added_up(
    figures: HourFigures, times: Sequence[Held], cancelled: int, topics: Sequence[tuple[str, int]]
) -> HourFigures:
    """The figures with what the single times come to."""
    ranked = sorted(topics, key=lambda one: (-one[1], one[0]))
    return replace(
        figures,
        held=len(times),
        cancelled=cancelled,
        minutes=sum(one.minutes for one in times),
        talks=sum(one.talks for one in times),
        talk_minutes=sum(one.talk_minutes for one in times),
        topics=tuple(ranked),
    )


def minutes_between(starts_at: datetime, ends_at: datetime) -> int:
    """Whole minutes."""
    return int((ends_at - starts_at).total_seconds()) // 60
