"""Calendar rules: ISO weeks, months, dates as people type them. Today is always an argument."""

import calendar
import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import Refused
from app.domain.text import quoted

_WEEK = re.compile(r"^(?P<year>\d{4})-?W(?P<week>\d{1,2})$", re.IGNORECASE | re.ASCII)
_TYPED = re.compile(
    r"^(?P<day>\d{1,2})[.\-/ ](?P<month>\d{1,2})(?:[.\-/ ](?P<year>\d{2}|\d{4})?)?$", re.ASCII
)
_DIGITS = re.compile(r"^(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2}|\d{4})$", re.ASCII)
_ISO = re.compile(r"^(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})$", re.ASCII)
_OFFSET = re.compile(r"^(?P<sign>[+-])(?P<days>\d{1,4})$", re.ASCII)
_WORDS = {"heute": 0, "h": 0, "morgen": 1, "m": 1, "gestern": -1, "g": -1, "übermorgen": 2, "vorgestern": -2}
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
"""Names of the months, in their order."""
EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)


@dataclass(frozen=True, order=True)
class Week:
    """A week after ISO 8601 (Monday to Sunday; week 1 holds the first Thursday)."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week a day lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, typed: str) -> "Week":
        """Read ``2026-W47``.

        Raises:
            Refused: when it is not a week, or that year has no such week.
        """
        match = _WEEK.match(typed.strip())
        remedy = "Bitte Jahr und Kalenderwoche so angeben: 2026-W47."
        if match is None:
            raise Refused(f"„{quoted(typed, 30)}“ ist keine Kalenderwoche. {remedy}", "week")
        week = cls(int(match["year"]), int(match["week"]))
        try:
            if not EARLIEST <= date.fromisocalendar(week.year, week.number, 1) <= LATEST:
                raise Refused(f"Das Jahr {week.year} kann nicht stimmen. {remedy}", "week")
        except ValueError:
            raise Refused(
                f"Das Jahr {week.year} hat keine Kalenderwoche {week.number}. {remedy}", "week"
            ) from None
        return week

    @property
    def first(self) -> date:
        """Its Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its Sunday."""
        return date.fromisocalendar(self.year, self.number, 7)

    def shift(self, weeks: int) -> "Week":
        """The week that many weeks later (or earlier)."""
        return Week.of(self.first + timedelta(weeks=weeks))

    def __str__(self) -> str:
        """The form for file names and the command line: ``2026-W47``."""
        return f"{self.year}-W{self.number:02d}"


SATURDAY = 5
"""``date.weekday()`` of the first day off."""


def add_months(day: date, months: int) -> date:
    """The same day that many months on, or the month's last day where there is none (§ 188 BGB)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def parse_date(typed: str, today: date, field: str | None = None) -> date:
    """Read ``22.11.2026``, ``22.11.26``, ``22.11.``, ``221126``, ``heute``, ``+14`` or ISO.

    Raises:
        Refused: when it is no date, or a day that does not exist, with a sentence naming it.
    """
    text = typed.strip().lower()
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    offset = _OFFSET.match(text)
    if offset:
        days = int(offset["days"])
        return today + timedelta(days=-days if offset["sign"] == "-" else days)
    match = _TYPED.match(text) or _DIGITS.match(text) or _ISO.match(text)
    if match is None:
        raise Refused(f"„{quoted(typed, 30)}“ ist kein Datum. Bitte so eingeben: 22.11.2026.", field)
    year = _full_year(match["year"], today)
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        raise Refused(
            f"Den Tag „{quoted(typed, 30)}“ gibt es nicht. Bitte prüfen Sie das Datum.", field
        ) from None
    if not EARLIEST <= day <= LATEST:
        raise Refused(f"Das Jahr {day.year} kann nicht stimmen. Bitte prüfen Sie das Datum.", field)
    return day


def _full_year(typed: str | None, today: date) -> int:
    if not typed:
        return today.year
    year = int(typed)
    if len(typed) == 4:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + 50 else century - 100 + year


def working_days_after(day: date, number: int, holidays: Container[date]) -> date:
    """The day so many working days later: Saturdays, Sundays and holidays do not count."""
    at = day
    while number > 0:
        at += timedelta(days=1)
        if at.weekday() < SATURDAY and at not in holidays:
            number -= 1
    return at


def working_day_from(day: date, holidays: Container[date]) -> date:
    """The day itself, or the next working day where it is none (§ 193 BGB, § 222 (2) ZPO)."""
    at = day
    while at.weekday() >= SATURDAY or at in holidays:
        at += timedelta(days=1)
    return at
