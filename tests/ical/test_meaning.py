"""What dates of a file mean is worked out by somebody else, too: day by day the same."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import CalendarItem
from app.ical.reading import read_calendar
from app.ical.writing import write_calendar
from app.system import recurring
from tests.ical.samples import ALL, event, file_of

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
BERLIN = ZoneInfo("Europe/Berlin")


def ours(items: tuple[CalendarItem, ...]) -> list[tuple[datetime, datetime]]:
    """All occurrences between the two days as the calendar shows them."""
    found = []
    for item in items:
        if item.cancelled:
            continue
        if not item.rule:
            found.append((item.starts_at, item.ends_at))
            continue
        happened = recurring.happenings(item.rule, item.starts_at, item.ends_at, item.exceptions, FIRST, LAST)
        found += [(one.starts_at, one.ends_at) for one in happened]
    return _clear(found)


def _clear(found: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Between the two days, but for days on which our clock changes: an hour comes twice or not at all."""
    return sorted(one for one in found if FIRST <= one[0].date() <= LAST and not _changes(one[0].date()))


def _changes(day: date) -> bool:
    begin, end = (datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN) for hour in (0, 23))
    return begin.utcoffset() != end.utcoffset()


def theirs(data: bytes) -> list[tuple[datetime, datetime]]:
    """The same by the other library, on the clock of Berlin."""
    found = []
    for calendar in icalendar.Calendar.from_ical(data, multiple=True):
        for one in recurring_ical_events.of(calendar).between(FIRST, LAST + timedelta(days=1)):
            if str(one.get("STATUS", "")).upper() == "CANCELLED":
                continue
            begins, ends = _local(one.start), _local(one.end)
            if not isinstance(one.start, datetime):
                ends -= timedelta(days=1)
            found.append((begins, ends))
    return _clear(found)


def _local(at: Any) -> datetime:
    if not isinstance(at, datetime):
        return datetime(at.year, at.month, at.day)
    return at.astimezone(BERLIN).replace(tzinfo=None) if at.tzinfo else at


@pytest.mark.parametrize("name", ["Thunderbird", "Google"])
def test_files_of_others_mean_what_they_mean_elsewhere(name: str) -> None:
    data = file_of(ALL[name])
    assert ours(read_calendar(data).items) == theirs(data)


def test_a_file_of_outlook_means_the_same_but_for_its_days() -> None:
    """The library takes Outlook's days from midnight to midnight for times."""
    data = file_of(ALL["Outlook"])
    items = tuple(item for item in read_calendar(data).items if not item.all_day)
    assert ours(items) == [one for one in theirs(data) if one[0].hour]


_ZONES = st.sampled_from(
    ("Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "UTC", "")
)
_RULES = st.sampled_from((
    "FREQ=DAILY;COUNT=30", "FREQ=DAILY;INTERVAL=3;UNTIL=20261120T120000Z", "FREQ=WEEKLY;COUNT=20",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=40", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270301T000000Z",
    "FREQ=MONTHLY;BYDAY=1TU;COUNT=12", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=9", "FREQ=YEARLY;COUNT=2",
    "FREQ=MONTHLY;BYDAY=-1FR;COUNT=14",
))  # fmt: skip


@settings(deadline=None)
@given(
    _ZONES,
    _RULES,
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 9, 1)),
    st.sets(st.integers(0, 12), max_size=3),
)
def test_series_of_any_zone_happen_when_they_happen(
    zone: str, rule: str, starts_at: datetime, left_out: set[int]
) -> None:
    start = starts_at.replace(minute=starts_at.minute // 15 * 15, second=0, microsecond=0)
    # Others count a beginning that is no date of its own rule; the calendar of an office does not.
    start = _on_rule(rule, start)
    named = "" if zone in {"", "UTC"} else f";TZID={zone}"
    mark = "Z" if zone == "UTC" else ""
    # Nobody agrees on what an hour that does not exist or comes twice means.
    if start.hour in {0, 1, 2, 3}:
        start = start.replace(hour=9)
    text = rule.replace("Z", "") if zone == "" else rule
    lines = [
        "UID:1",
        "SUMMARY:x",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART{named}:{start:%Y%m%dT%H%M%S}{mark}",
        "DURATION:PT1H30M",
        f"RRULE:{text}",
    ]
    probe = ours_starts(event(*lines), zone)
    lines += [f"EXDATE{named}:{probe[at]:%Y%m%dT%H%M%S}{mark}" for at in sorted(left_out) if at < len(probe)]
    data = event(*lines)
    items = read_calendar(data).items
    assert ours(items) == theirs(data)
    assert theirs(write_calendar(items, notes=True)) == theirs(data)


def ours_starts(data: bytes, zone: str) -> list[datetime]:
    """When the series happens on its own clock, by the other library."""
    clock = ZoneInfo(zone) if zone else None
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(FIRST, LAST)
    return sorted(
        one.start.astimezone(clock).replace(tzinfo=None) if one.start.tzinfo else one.start for one in found
    )


def _on_rule(rule: str, start: datetime) -> datetime:
    return (
        recurring.first_start(rule.split(";UNTIL", maxsplit=1)[0].replace(";COUNT", ";COUNT"), start) or start
    )
