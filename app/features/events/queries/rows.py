"""One line of the list of appointments and of the week's sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import Week
from app.features.events.rules import appointments as rules
from app.features.events.rules import repeats
from app.features.events.rules.plan import STATES


@dataclass(frozen=True)
class AppointmentRow:
    """One line of the list and of the sheet."""

    id: int
    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    kind: str
    place: str
    staff: str
    measure: str
    note: str
    rule: str = ""
    all_day: bool = False
    calendar: str = ""
    status: str | None = None
    """Where an event stands; None for what has no plan."""
    expected: int | None = None
    """Visitors expected."""
    today: date | None = None

    @property
    def group(self) -> str:
        """``Diese Woche``, ``KW 50/2026``: the group it stands in."""
        return rules.week_label(self.day, self.today or self.day)

    @property
    def day(self) -> date:
        """The day it begins."""
        return self.starts_at.date()

    @property
    def weekday(self) -> str:
        """``Mo``."""
        return rules.weekday(self.starts_at)

    @property
    def span(self) -> str:
        """From when to when."""
        if self.all_day:
            return "ganztägig"
        return rules.span(self.starts_at, self.ends_at)

    @property
    def week(self) -> str:
        """``KW 47``."""
        return f"KW {Week.of(self.day).number:02d}"

    @property
    def repeats(self) -> str:
        """How it repeats, in words; empty when it happens once."""
        return repeats.sentence(repeats.repeating(self.rule, self.starts_at), self.starts_at)

    @property
    def kind_word(self) -> str:
        """The kind in German."""
        return rules.KINDS.get(self.kind, self.kind)

    @property
    def status_word(self) -> str:
        """Where the event stands, in German; empty for what has no plan."""
        return STATES.get(self.status or "", "")
