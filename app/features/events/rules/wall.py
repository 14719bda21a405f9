"""What hangs on the wall and in the shop window: a month at a glance, a week as a list."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.calendar import Occurrence
from app.domain.dates import MONTHS, Week
from app.domain.errors import Refused

A4, A3 = "a4", "a3"
SIZES = {A4: "A4 quer", A3: "A3 quer"}
PUBLIC_KINDS = ("office_hour", "event")
"""What concerns everybody; meetings and deadlines are the office's own business."""
_AHEAD = 13


@dataclass(frozen=True)
class MonthDraft:
    """Which month, how large, which dates.

    Args:
        month: its first day as text. size: ``a4`` or ``a3``.
        kinds: of the office's own dates. others: those of other organisers, too.
    """

    month: str = ""
    size: str = A4
    kinds: tuple[str, ...] = PUBLIC_KINDS
    others: bool = True


@dataclass(frozen=True)
class WeekDraft:
    """Which week as ``2026-W49``, which dates."""

    week: str = ""
    kinds: tuple[str, ...] = PUBLIC_KINDS
    others: bool = True


@dataclass(frozen=True)
class Sign:
    """Whose sheet it is; see ``app.documents.wall.WallOffice``."""

    name: str
    lines: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    website: str = ""
    logo: tuple[bytes, str] | None = None
    strip: tuple[tuple[bytes, str], ...] = ()
    funding: str = ""


@dataclass(frozen=True)
class Free:
    """A public holiday or school holidays, both days included."""

    first: date
    last: date
    name: str
    public: bool


@dataclass(frozen=True)
class WallData:
    """Everything a sheet says.

    Args:
        first, last: its days. occurrences: on them, in order. free: days off.
        dated: when it was made. large: A3.
    """

    first: date
    last: date
    sign: Sign
    occurrences: tuple[Occurrence, ...]
    free: tuple[Free, ...]
    dated: date
    large: bool = False


def month_of(draft: MonthDraft) -> tuple[date, date]:
    """The first and the last day of the month.

    Raises:
        Refused: when nothing is chosen.
    """
    _refuse_nothing(draft.kinds, others=draft.others)
    if not draft.month:
        raise Refused("Bitte wählen Sie den Monat.", "month")
    first = date.fromisoformat(draft.month)
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def week_of(draft: WeekDraft) -> tuple[date, date]:
    """The first and the last day of the week.

    Raises:
        Refused: when nothing is chosen.
    """
    _refuse_nothing(draft.kinds, others=draft.others)
    if not draft.week:
        raise Refused("Bitte wählen Sie die Woche.", "week")
    week = Week.parse(draft.week)
    return week.first, week.last


def months_ahead(today: date) -> tuple[tuple[str, str], ...]:
    """Months to choose from, the last one and a year ahead: key and name."""
    number = today.year * 12 + today.month - 2
    firsts = (date((number + at) // 12, (number + at) % 12 + 1, 1) for at in range(_AHEAD + 1))
    return tuple((first.isoformat(), month_name(first)) for first in firsts)


def next_month(today: date) -> str:
    """The month a sheet is usually made for: this one in its first days, else the next."""
    first = today.replace(day=1)
    return (
        first if today.day <= 7 else (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    ).isoformat()


def weeks_ahead(today: date) -> tuple[tuple[str, str], ...]:
    """Weeks to choose from: key and name."""
    weeks = (Week.of(today).shift(at) for at in range(9))
    return tuple(
        (str(week), f"KW {week.number:02d}: {week.first:%d.%m.} – {week.last:%d.%m.%Y}") for week in weeks
    )


def next_week(today: date) -> str:
    """The week a list is usually made for: from Thursday on the next."""
    return str(Week.of(today).shift(1 if today.weekday() >= 3 else 0))


def month_name(month: date) -> str:
    """``Dezember 2026``."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """``15–18 Uhr``, ``15:30–18 Uhr``, ``19 Uhr``."""
    start, end = _hour(starts_at), _hour(ends_at)
    return f"{start} Uhr" if starts_at == ends_at else f"{start}–{end} Uhr"


def _hour(at: datetime) -> str:
    return f"{at.hour}:{at:%M}" if at.minute else str(at.hour)


def _refuse_nothing(kinds: tuple[str, ...], *, others: bool) -> None:
    if not kinds and not others:
        raise Refused("Bitte wählen Sie mindestens eine Art von Terminen.", "kinds")
