"""What the calendar shows, and what goes into and comes out of calendar files."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.ids import Ref


@dataclass(frozen=True)
class Occurrence:
    """One date as it stands in the calendar: an appointment, or one of a series.

    Args:
        ref: the appointment.
        starts_at: local time. ends_at: not before it.
        kind: as ``appointments.kind``.
        all_day: from the first day to the last, both included.
        colour: key of a colour of the calendar it belongs to; empty for the office's own.
        calendar: name of the calendar of another organiser; empty for the office's own.
        original_at: when the series would have it begin; None when it is no series.
        status: of an event, empty otherwise.
        who: initials of those who take part.
        moves_with: what it follows, and moves with: the appointment a deadline counts from, the sitting an
            appointment belongs to; None of a date that can be moved itself.
    """

    ref: Ref
    starts_at: datetime
    ends_at: datetime
    title: str
    kind: str = "meeting"
    place: str = ""
    all_day: bool = False
    colour: str = ""
    calendar: str = ""
    original_at: datetime | None = None
    status: str = ""
    who: str = ""
    street: str = ""
    audience: str = ""
    moves_with: Ref | None = None

    @property
    def first(self) -> date:
        """The first day it touches."""
        return self.starts_at.date()

    @property
    def last(self) -> date:
        """The last day it touches; an end at midnight belongs to the day before."""
        if self.ends_at > self.starts_at and not self.all_day:
            return (self.ends_at - timedelta(microseconds=1)).date()
        return self.ends_at.date()

    @property
    def ours(self) -> bool:
        """Whether it is the office's own."""
        return not self.calendar

    @property
    def movable(self) -> bool:
        """Whether it can be put elsewhere: neither others' nor one that follows something."""
        return self.ours and self.moves_with is None

    @property
    def to_do(self) -> bool:
        """Whether it is a deadline that waits for somebody, and is not over when its day is."""
        return self.kind == "deadline" and self.moves_with is not None


@dataclass(frozen=True)
class Otherwise:
    """One occurrence of a series that is left out (``cancelled``), or is otherwise than the rule says."""

    original_at: datetime
    cancelled: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    title: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Planned:
    """A date as it is kept: once, or a series with its exceptions.

    Args:
        id: the appointment. all_day: the times of day mean nothing.
        rule: RRULE without its name; empty when it happens once.
    """

    id: int
    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    all_day: bool = False
    rule: str = ""
    exceptions: tuple[Otherwise, ...] = ()


@dataclass(frozen=True)
class CalendarItem:
    """A date as it goes into a calendar file and comes out of one; all times are local.

    Args:
        uid: identity in calendar files. sequence: grows with each change.
        ends_at: of an all-day date the last day itself.
        rule: RRULE without its name; empty when it happens once.
        time_zone: the file's own zone when it was another one.
        source: the component as it was read, so that what the program does not know is not lost.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    place: str = ""
    note: str = ""
    organiser: str = ""
    categories: tuple[str, ...] = ()
    sequence: int = 0
    changed_at: datetime | None = None
    rule: str = ""
    exceptions: tuple[Otherwise, ...] = ()
    cancelled: bool = False
    time_zone: str = ""
    source: str = ""
