"""Dates for the tests of the calendar's toolkit."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from app.domain.calendar import Occurrence
from app.domain.ids import Ref
from app.ui.calendar.shown import Free, Shown

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 40)
KINDS = {"meeting": "Besprechung", "event": "Veranstaltung"}


def one(
    number: int, day: date, hour: int = 10, minutes: int = 60, title: str = "", **more: object
) -> Occurrence:
    """A date of some minutes."""
    starts_at = datetime.combine(day, time(hour))
    ends_at = starts_at + timedelta(minutes=minutes)
    return Occurrence(Ref("appointment", number), starts_at, ends_at, title or f"Termin {number}", **more)  # type: ignore[arg-type] # as given


def whole(number: int, first: date, days: int = 1, **more: object) -> Occurrence:
    """A date of whole days."""
    begin = datetime.combine(first, time())
    end = begin + timedelta(days=days - 1)
    return Occurrence(Ref("appointment", number), begin, end, f"Tage {number}", all_day=True, **more)  # type: ignore[arg-type] # as given


def shown(*occurrences: Occurrence, free: tuple[Free, ...] = ()) -> Shown:
    """What a view is given."""
    return Shown(TODAY, NOW, occurrences, free, KINDS)


@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    """Any date around a week."""
    number = draw(st.integers(1, 10_000))
    day = TODAY + timedelta(days=draw(st.integers(-10, 10)))
    if draw(st.booleans()):
        return whole(number, day, draw(st.integers(1, 12)))
    minute = draw(st.integers(0, 24 * 4 - 1)) * 15
    starts_at = datetime.combine(day, time()) + timedelta(minutes=minute)
    length = timedelta(minutes=draw(st.sampled_from([0, 5, 15, 30, 60, 90, 600, 1440, 4000])))
    return Occurrence(Ref("appointment", number), starts_at, starts_at + length, f"Termin {number}")
