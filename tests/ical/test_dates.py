"""Dates that a series leaves out or has in addition."""

from dataclasses import replace
from datetime import timedelta

from app.ical.reading import read_calendar
from app.ical.writing import write_calendar
from tests.ical.samples import event


def test_a_list_of_dates_may_end_with_a_comma() -> None:
    file = read_calendar(
        event(
            "UID:1",
            "DTSTART:20260101T100000",
            "RRULE:FREQ=DAILY;COUNT=5",
            "EXDATE:20260102T100000,",
            "RDATE:",
        )
    )
    (item,) = file.items
    assert [one.original_at.day for one in item.exceptions] == [2]
    assert not file.findings


def test_further_dates_last_as_long_as_they_say() -> None:
    (item,) = read_calendar(
        event(
            "UID:1",
            "DTSTART:20260601T100000",
            "DTEND:20260601T120000",
            "RDATE;VALUE=PERIOD:20260605T100000/20260605T180000,20260607T100000/PT30M",
        )
    ).items
    lasting = [one.ends_at - one.starts_at for one in item.exceptions if one.starts_at and one.ends_at]
    assert lasting == [timedelta(hours=8), timedelta(minutes=30)]
    (again,) = read_calendar(write_calendar([replace(item, source="")])).items
    assert again.exceptions == item.exceptions


def test_a_flood_of_further_dates_is_cut_and_told() -> None:
    flood = ",".join(f"20260602T{at // 3600:02}{at // 60 % 60:02}{at % 60:02}" for at in range(80_000))
    file = read_calendar(event("UID:1", "DTSTART:20260601T100000", f"RDATE:{flood}"))
    (item,) = file.items
    assert len(item.exceptions) == 2_000
    said = " ".join(finding.sentence for finding in file.findings)
    assert "mehr als 20.000 einzelne Termine" in said
    assert "keine Zeitangabe" not in said
