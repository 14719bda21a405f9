"""What the papers of an event say, as values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain import formats
from app.domain.money import Money
from app.features.events.rules.appointments import span
from app.features.events.rules.budget import BudgetDraft, Funding
from app.features.events.rules.crew import Hours
from app.features.events.rules.programme import Point

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {formats.long_day(day)}"


@dataclass(frozen=True)
class Head:
    """What every paper of an event begins with."""

    office: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    organiser: str
    dated: date
    all_day: bool = False

    @property
    def when(self) -> str:
        """``Samstag, 12. September 2026, 12:00–20:00 Uhr``; longer dates by their days."""
        first, last = self.starts_at.date(), self.ends_at.date()
        if self.all_day or last - first > timedelta(days=1):
            return _day(first) if first == last else f"{_day(first)} bis {_day(last)}"
        return f"{_day(first)}, {span(self.starts_at, self.ends_at)} Uhr"

    @property
    def subtitle(self) -> str:
        """When and where."""
        return " · ".join(part for part in (self.when, self.place) if part)


@dataclass(frozen=True)
class Seat:
    """Somebody on the attendance sheet."""

    name: str
    seats: int


@dataclass(frozen=True)
class AttendanceData:
    """The attendance sheet: who is expected, who waits, room for those who come unasked."""

    head: Head
    seats: tuple[Seat, ...] = ()
    waiting: tuple[Seat, ...] = ()
    contact: str = ""


@dataclass(frozen=True)
class RunningOrderData:
    """The running order, for everybody or for those who work there."""

    head: Head
    points: tuple[Point, ...]
    internal: bool
    crew: tuple[tuple[str, str, str], ...] = ()
    """Role, who, hours planned; only for those who work there."""
    equipment: tuple[tuple[str, str, str, str], ...] = ()
    """What, how many, where from, whether it is there."""
    risks: tuple[tuple[str, str, str], ...] = ()
    plan_b: str = ""


@dataclass(frozen=True)
class CheckLine:
    """A task of the checklist on paper."""

    due_on: date
    title: str
    state: str
    staff: str
    authority: str
    remark: str
    done_on: date | None = None


@dataclass(frozen=True)
class ChecklistData:
    """The checklist with its deadlines."""

    head: Head
    lines: tuple[CheckLine, ...]
    fees: Money


@dataclass(frozen=True)
class Picture:
    """A photograph that may be printed."""

    data: bytes
    alternative_text: str
    caption: str


@dataclass(frozen=True)
class ReportData:
    """The short report; ``count`` is None when nobody counted."""

    head: Head
    format: str
    status: str
    partners: tuple[str, ...]
    description: str
    count: int | None
    groups: tuple[tuple[str, int], ...]
    registered: int
    came: int
    budget: BudgetDraft
    hours: Hours
    results: tuple[tuple[str, str, str, str], ...]
    """Topic, result, what became of it, measure."""
    summary: str
    feedback: str
    text: str
    photos: tuple[Picture, ...]
    left_out: int
    """Photographs that may not be printed."""
    permits: tuple[tuple[str, str, str], ...] = ()
    """Permission, authority, how it stands with file number."""
    funding: Funding | None = None
    estimated: bool = False
