"""What lists and records show: frozen, without a session behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.features.consultations.rules import ConcernDraft, ConsultationDraft


@dataclass(frozen=True)
class ConsultationRow:
    """A line of the list of consultations."""

    id: int
    reference: str
    began_at: datetime
    minutes: int
    channel: str
    target_group: str
    topics: str
    place: str
    concern: str
    result: str
    referred_to: str
    staff: str
    contact: str
    first_contact: bool
    follow_up_on: date | None
    follow_up: str | None
    """``open`` or ``done``; None without one."""
    concerns: int
    """How many concerns to the city came of it."""


@dataclass(frozen=True)
class ConcernRow:
    """A line of the list of concerns to the city."""

    id: int
    reference: str
    raised_on: date
    text: str
    place: str
    city_office: str
    due_on: date | None
    status: str
    answered_on: date | None
    consultation: str


@dataclass(frozen=True)
class ConsultationDetail:
    """One consultation beside the list."""

    id: int
    reference: str
    draft: ConsultationDraft
    channel: str
    contact: str
    concerns: tuple["ConcernRow", ...]
    parts: tuple[tuple[str, int], ...]
    """Rows of its history: table and id of the consultation and all that belongs to it."""

    @property
    def follow_up(self) -> str:
        """``open``, ``done`` or empty."""
        if self.draft.follow_up_on is None:
            return ""
        return "done" if self.draft.follow_up_done_on else "open"


@dataclass(frozen=True)
class ConcernDetail:
    """One concern to the city beside the list."""

    id: int
    reference: str
    status: str
    draft: ConcernDraft
    consultation: str


@dataclass(frozen=True)
class OfficeHour:
    """An office hour of today."""

    id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Defaults:
    """What a new consultation begins with, on one day for one person.

    Args:
        day: the day they were looked up.
        hours: office hours of that day. hour_channel_id: the way of those who come to one.
        owner_groups: target groups whose advice concerns a property.
        names: names of codes, offices and staff by kind and id, for the history.
    """

    day: date
    channel_id: int | None = None
    hour_channel_id: int | None = None
    target_group_id: int | None = None
    place: str = ""
    hours: tuple[OfficeHour, ...] = ()
    town: str = ""
    postcode: str = ""
    owner_groups: frozenset[int] = frozenset()
    names: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def hour_at(self, now: datetime) -> OfficeHour | None:
        """The office hour running at that moment."""
        running = (hour for hour in self.hours if hour.starts_at <= now <= hour.ends_at)
        return next(running, None)
