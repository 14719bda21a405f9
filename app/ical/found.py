"""What was found in a calendar file."""

from dataclasses import dataclass

from app.domain.calendar import CalendarItem


@dataclass(frozen=True)
class Finding:
    """Something of a file that a person should know.

    Args:
        place: where it stands, ``Zeile 12``; empty when it concerns the whole.
        sentence: what it is and what helps.
        title: of the date it belongs to.
        lost: the date could not be read.
    """

    place: str
    sentence: str
    title: str = ""
    lost: bool = False


@dataclass(frozen=True)
class ReadCalendar:
    """One calendar of a file: its name, empty when it has none, and its dates."""

    name: str
    items: tuple[CalendarItem, ...]


@dataclass(frozen=True)
class CalendarFile:
    """What a file held."""

    calendars: tuple[ReadCalendar, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def items(self) -> tuple[CalendarItem, ...]:
        """The dates of all its calendars."""
        return tuple(item for calendar in self.calendars for item in calendar.items)

    @property
    def lost(self) -> tuple[Finding, ...]:
        """Dates that could not be read."""
        return tuple(finding for finding in self.findings if finding.lost)
