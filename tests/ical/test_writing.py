"""Written, read again: the same; read, written: nothing of the file is lost."""

import unicodedata
import warnings
from dataclasses import replace
from datetime import datetime, timedelta

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.error import GloballyUniqueTZIDGuessed

from app.domain.calendar import CalendarItem, Otherwise
from app.ical.reading import read_calendar
from app.ical.writing import write_calendar
from tests.ical.samples import ALL, event, file_of

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zl", "Zp", "Zs")))
_TEXT = _TEXT.map(lambda text: unicodedata.normalize("NFC", text))
_LINES = st.lists(_TEXT.filter(bool), max_size=4).map("\n".join)
_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2080, 1, 1)).map(lambda at: at.replace(microsecond=0))
_CHANGED = _MOMENTS.map(lambda at: at.replace(hour=12))
"""At noon no clock is changed."""
_RULES = st.sampled_from(
    (
        "",
        "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=DAILY;COUNT=12",
        "FREQ=MONTHLY;BYDAY=3TU",
        "FREQ=YEARLY;UNTIL=20801231T235959",
    )
)


@st.composite
def dates(draw: st.DrawFn) -> CalendarItem:
    starts_at = draw(_MOMENTS)
    all_day = draw(st.booleans())
    length = draw(st.timedeltas(timedelta(), timedelta(days=20)))
    length -= timedelta(microseconds=length.microseconds)
    if all_day:
        starts_at, length = starts_at.replace(hour=0, minute=0, second=0), timedelta(days=length.days)
    rule = draw(_RULES)
    if all_day:
        rule = rule.replace("T235959", "")
    title = draw(_TEXT.filter(bool))
    item = CalendarItem(
        uid=draw(st.uuids()).hex,
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + length,
        all_day=all_day,
        place=draw(_TEXT),
        note=draw(_LINES),
        organiser=draw(_TEXT).replace('"', "").replace("^", "").replace("\\", ""),
        categories=tuple(draw(st.lists(_TEXT.filter(bool), max_size=3))),
        sequence=draw(st.integers(0, 999)),
        changed_at=draw(_CHANGED),
        rule=rule,
        cancelled=draw(st.booleans()),
    )
    return replace(item, exceptions=draw(_exceptions(item))) if rule else item


@st.composite
def _exceptions(draw: st.DrawFn, item: CalendarItem) -> tuple[Otherwise, ...]:
    days = sorted(draw(st.sets(st.integers(1, 40), max_size=4)))
    found = []
    for day in days:
        original = item.starts_at + timedelta(days=day)
        if draw(st.booleans()):
            found.append(Otherwise(original, cancelled=True))
            continue
        starts_at = original + timedelta(days=draw(st.integers(0, 3)))
        length = item.ends_at - item.starts_at
        title = draw(_TEXT)
        other = "" if title == item.title else title
        found.append(Otherwise(original, starts_at=starts_at, ends_at=starts_at + length, title=other))
    return tuple(found)


@settings(deadline=None)
@given(st.lists(dates(), max_size=4, unique_by=lambda item: item.uid))
def test_what_is_written_is_read_again(items: list[CalendarItem]) -> None:
    data = write_calendar(items, name="Probe", notes=True)
    read = read_calendar(data)
    assert [replace(item, source="") for item in read.items] == items
    assert not read.findings
    assert write_calendar(items, name="Probe", notes=True) == data
    assert write_calendar(read.items, name="Probe", notes=True) == data


@settings(deadline=None)
@given(st.lists(dates(), min_size=1, max_size=3, unique_by=lambda item: item.uid))
def test_every_line_is_as_the_standard_wants_it(items: list[CalendarItem]) -> None:
    data = write_calendar(items, notes=True)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
    calendar = icalendar.Calendar.from_ical(data)
    for component in calendar.walk("VEVENT"):
        assert component.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE"} <= set(component)


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_a_program_wrote_goes_back_without_loss(name: str) -> None:
    data = file_of(ALL[name])
    written = write_calendar(read_calendar(data).items, notes=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
        after = icalendar.Calendar.from_ical(written).walk("VEVENT")
    before = [one for calendar in calendars for one in calendar.walk()]
    assert after == [one for one in before if one.name == "VEVENT"]


def test_what_was_changed_here_is_written_and_the_rest_stays() -> None:
    (item, *_) = read_calendar(file_of(ALL["Outlook"])).items
    changed = replace(item, title="Jour fixe, neu", sequence=3, starts_at=datetime(2026, 3, 2, 16))
    written = write_calendar([changed], notes=True).decode()
    assert "SUMMARY:Jour fixe\\, neu" in written
    assert "DTSTART;TZID=Europe/Berlin:20260302T160000" in written
    assert "SEQUENCE:3" in written
    assert "X-MICROSOFT-CDO-IMPORTANCE:1" in written
    assert "W. Europe" not in written
    (again,) = read_calendar(written.encode()).items
    assert replace(again, source="", time_zone="") == replace(changed, source="", time_zone="")


def test_remarks_and_people_stay_here_unless_asked_for() -> None:
    items = read_calendar(file_of(ALL["Google"])).items
    items += (CalendarItem("own", "Eigener", datetime(2026, 1, 1), datetime(2026, 1, 1), note="vertraulich"),)
    written = write_calendar(items).decode()
    assert "ATTENDEE" not in written
    assert "vertraulich" not in written
    assert "ATTENDEE" in write_calendar(items, notes=True).decode()


def test_a_zone_only_its_file_knows_goes_with_the_date() -> None:
    zone = (
        b"BEGIN:VTIMEZONE\r\nTZID:Eigene Zone\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        b"TZOFFSETFROM:+0500\r\nTZOFFSETTO:+0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    data = event("UID:1", "SUMMARY:x", "DTSTAMP:20260101T000000Z", "DTSTART;TZID=Eigene Zone:20260115T150000")
    items = read_calendar(data.replace(b"BEGIN:VEVENT", zone + b"BEGIN:VEVENT")).items
    written = write_calendar(items, notes=True)
    assert zone in written
    assert read_calendar(written).items == items


def test_a_path_of_windows_is_no_end_of_a_line() -> None:
    item = CalendarItem(
        "1", "Plan", datetime(2026, 1, 1), datetime(2026, 1, 1), note="D:\\Neu\\nur; so,\nEnde"
    )
    (again,) = read_calendar(write_calendar([item], notes=True)).items
    assert again.note == item.note
