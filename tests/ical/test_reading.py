"""Files of the programs people use come out as wall-clock times of the office."""

from datetime import datetime, timedelta

import pytest

from app.domain.calendar import CalendarItem, Otherwise
from app.ical.reading import read_calendar
from app.ical.series import ONCE
from tests.ical.samples import ALL, event, file_of


def items(name: str) -> dict[str, CalendarItem]:
    return {item.title: item for item in read_calendar(file_of(ALL[name])).items}


def test_outlook_speaks_of_windows_zones_and_html() -> None:
    found = items("Outlook")
    fixe = found["Jour fixe Stadterneuerung"]
    assert (fixe.starts_at, fixe.ends_at) == (datetime(2026, 3, 2, 15), datetime(2026, 3, 2, 17))
    assert fixe.rule == "FREQ=WEEKLY;COUNT=10;INTERVAL=2;BYDAY=MO"
    assert fixe.exceptions == (Otherwise(datetime(2026, 3, 30, 15), cancelled=True),)
    assert fixe.note == "Bitte Unterlagen & Pläne mitbringen."
    assert (fixe.place, fixe.sequence) == ("Rathaus, Raum 2.14", 2)
    days = found["Klausurtagung"]
    assert days.all_day
    assert (days.starts_at, days.ends_at) == (datetime(2026, 4, 14), datetime(2026, 4, 15))


def test_thunderbird_moves_one_leaves_one_out_and_adds_one() -> None:
    file = read_calendar(file_of(ALL["Thunderbird"]))
    (board,) = file.items
    assert board.rule == "FREQ=MONTHLY;UNTIL=20261231T235959;BYDAY=3TU"
    assert board.categories == ("Verein", "Sitzung")
    assert board.exceptions == (
        Otherwise(
            datetime(2026, 2, 17, 19),
            starts_at=datetime(2026, 2, 18, 19, 30),
            ends_at=datetime(2026, 2, 18, 21, 30),
            place="Gaststätte am Markt",
        ),
        Otherwise(datetime(2026, 3, 17, 19), cancelled=True),
        Otherwise(
            datetime(2026, 4, 28, 19),
            starts_at=datetime(2026, 4, 28, 19),
            ends_at=datetime(2026, 4, 28, 21),
        ),
    )
    said = " ".join(finding.sentence for finding in file.findings)
    assert "Eine Aufgabe wird nicht übernommen (VTODO)" in said
    assert "Eine Erinnerung wird nicht übernommen (VALARM)" in said


def test_google_has_days_with_an_exclusive_end_and_moments_in_utc() -> None:
    found = items("Google")
    fest = found["Schulfest"]
    assert fest.all_day
    assert (fest.starts_at, fest.ends_at) == (datetime(2026, 7, 10), datetime(2026, 7, 11))
    evening = found["Elternabend 1a, 1b"]
    assert evening.starts_at == datetime(2026, 5, 5, 16)
    assert (evening.organiser, evening.time_zone) == ("Grundschule am Park", "UTC")


def test_apple_has_several_calendars_in_a_file_and_times_without_a_zone() -> None:
    file = read_calendar(file_of(ALL["Apple"]))
    assert [calendar.name for calendar in file.calendars] == ["Gemeinde", "Chor"]
    found = {item.title: item for item in file.items}
    assert found["Gottesdienst im Grünen"].place == "Stadtgarten 45879 Gelsenkirchen"
    assert found["Ohne Zeitzone"].starts_at == datetime(2026, 6, 1, 9)
    assert found["Ohne Zeitzone"].ends_at == datetime(2026, 6, 1, 9, 45)
    assert found["Probe"].starts_at == datetime(2026, 6, 3, 19)


def test_a_series_in_utc_keeps_its_moments_when_our_clock_changes() -> None:
    (item,) = read_calendar(
        event("UID:1", "SUMMARY:x", "DTSTART:20260317T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4")
    ).items
    assert item.starts_at == datetime(2026, 3, 17, 11)
    assert [(one.original_at, one.starts_at) for one in item.exceptions] == [
        (datetime(2026, 3, 31, 11), datetime(2026, 3, 31, 12)),
        (datetime(2026, 4, 7, 11), datetime(2026, 4, 7, 12)),
    ]


def test_a_series_that_falls_on_another_day_here_is_moved_by_a_day() -> None:
    (item,) = read_calendar(
        event(
            "UID:1",
            "SUMMARY:x",
            "DTSTART;TZID=America/New_York:20260602T200000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU",
            "EXDATE;TZID=America/New_York:20260609T200000",
        )
    ).items
    assert item.starts_at == datetime(2026, 6, 3, 2)
    assert item.rule == "FREQ=WEEKLY;COUNT=3;BYDAY=WE"
    assert item.exceptions == (Otherwise(datetime(2026, 6, 10, 2), cancelled=True),)


def test_what_no_rule_here_can_say_is_kept_one_by_one() -> None:
    (item,) = read_calendar(
        event(
            "UID:1",
            "SUMMARY:x",
            "DTSTART;TZID=America/New_York:20260602T200000",
            "DURATION:PT1H",
            "RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1TU",
        )
    ).items
    assert item.rule == ONCE
    assert [one.starts_at for one in item.exceptions] == [datetime(2026, 7, 8, 2), datetime(2026, 8, 5, 2)]


def test_a_zone_only_the_file_knows_is_taken_from_it() -> None:
    text = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Eigene Zone
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
TZNAME:EZ
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY:Ferngespräch
DTSTART;TZID=Eigene Zone:20260115T150000
DTEND;TZID=Eigene Zone:20260115T160000
END:VEVENT
END:VCALENDAR
"""
    file = read_calendar(file_of(text))
    (item,) = file.items
    assert item.starts_at == datetime(2026, 1, 15, 11)
    assert "BEGIN:VTIMEZONE" in item.source
    assert not file.findings


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("DTSTART:20260101T100000Z", "RRULE:FREQ=SECONDLY"), "jede Sekunde"),
        (("DTSTART:20260101T100000", "RRULE:FREQ=DAILY;COUNT=1000000"), "1000000-mal"),
        (("DTSTART:20260101T100000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"), "ergibt keine Termine"),
        (("DTSTART:20260101T100000", "RRULE:FREQ=WÖCHENTLICH"), "nicht zu verstehen"),
        (("DTSTART;TZID=Mond/Krater:20260101T100000",), "kennt niemand"),
        (("DTSTART:20260101T100000", "das ist keine Zeile"), "ist keine Kalenderzeile"),
        (("DTSTART:20260101T100000", "LOCATION:" + "Platz " * 90), "länger als 300 Zeichen"),
        (("DTSTART:20260101T100000", "RRULE:FREQ=DAILY;COUNT=5", "EXDATE:morgen"), "„morgen“ in Zeile"),
        (("DTSTART:20260101T100000", "RDATE:gestern,heute,20260105T100000"), "und 1 weitere"),
        (("DTSTART:20260101T100000", "RDATE:20260105T100000/20260105T090000"), "keine Zeitangabe (RDATE)"),
        (("DTSTART:20260101T100000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "mehrere Wiederholungen"),
        (("DTSTART:20260101T100000", "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"), "EXRULE"),
        (
            ("DTSTART:20260101T100000", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260101T090000"),
            "ändern Sie die späteren",
        ),
    ],
)
def test_what_is_odd_is_told_and_the_date_is_taken(lines: tuple[str, ...], said: str) -> None:
    file = read_calendar(event("UID:1", "SUMMARY:x", *lines))
    assert len(file.items) == 1
    assert said in " ".join(finding.sentence for finding in file.findings)
    assert not file.lost


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("SUMMARY:Fest",), "fehlt der Beginn"),
        (("SUMMARY:Fest", "DTSTART:20260102T100000", "DTEND:20260101T100000"), "bevor er beginnt"),
        (("SUMMARY:Fest", "DTSTART:99990102T100000"), "Das Jahr 9999"),
        (("SUMMARY:Fest", "DTSTART:20260231T100000"), "gibt es nicht"),
        (("SUMMARY:Fest", "DTSTART:morgen"), "ist keine Zeitangabe"),
        (("SUMMARY:Fest", "DTSTART:20260101T100000", "DURATION:-PT1H"), "ist keine Dauer"),
        (("SUMMARY:Fest", "DTSTART:20260101T100000", "DURATION:P500D"), "länger als ein Jahr"),
    ],
)
def test_what_is_no_date_is_named_with_its_place(lines: tuple[str, ...], said: str) -> None:
    file = read_calendar(event("UID:1", *lines))
    (lost,) = file.lost
    assert not file.items
    assert (lost.title, lost.place[:5]) == ("Fest", "Zeile")
    assert said in lost.sentence
    assert "Bitte" in lost.sentence


def test_a_line_that_is_too_long_costs_no_other_date() -> None:
    long = event("UID:1", f"SUMMARY:{'Fest ' * 90}", f"CATEGORIES:{'a' * 900}", "DTSTART:20260101")
    both = long.replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:kurz\r\nDTSTART:20260102\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    first, second = read_calendar(both).items
    assert (len(first.title), len(first.categories[0]), second.title) == (299, 300, "kurz")


def test_an_end_after_the_clock_was_set_back_is_no_end_before_the_beginning() -> None:
    file = read_calendar(event("UID:1", "DTSTART:20261025T003000Z", "DTEND:20261025T011500Z"))
    (item,) = file.items
    assert item.ends_at - item.starts_at == timedelta(minutes=45)
    assert "zurückgestellt" in file.findings[0].sentence


def test_the_time_of_day_said_twice_is_no_other_rule() -> None:
    (item,) = read_calendar(
        event("UID:1", "DTSTART:20260601T100000", "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=10;BYMINUTE=0;BYSECOND=0")
    ).items
    assert item.rule == "FREQ=DAILY;COUNT=3"


def test_the_newest_of_two_with_one_identity_counts() -> None:
    both = event("UID:1", "SUMMARY:neu", "DTSTART:20260101", "SEQUENCE:4").replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:alt\r\nDTSTART:20260101\r\nSEQUENCE:3\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    file = read_calendar(both)
    assert [item.title for item in file.items] == ["neu"]
    assert "steht mehrmals" in file.findings[0].sentence


def test_a_date_without_identity_is_recognised_again() -> None:
    lines = ("SUMMARY:Fest", "DTSTART:20260101T100000")
    (first,), (again,) = read_calendar(event(*lines)).items, read_calendar(event(*lines)).items
    assert first.uid == again.uid
    assert first.uid


def test_single_occurrences_of_somebody_elses_series_are_dates_of_their_own() -> None:
    (item,) = read_calendar(
        event("UID:1", "SUMMARY:x", "DTSTART:20260102T100000", "RECURRENCE-ID:20260101T100000")
    ).items
    assert (item.uid, item.starts_at) == ("1#20260101T100000", datetime(2026, 1, 2, 10))


def test_a_file_that_takes_all_back_cancels_its_dates() -> None:
    data = event("UID:1", "SUMMARY:x", "DTSTART:20260102T100000").replace(b"PRODID:x", b"METHOD:CANCEL")
    assert read_calendar(data).items[0].cancelled


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYYEARDAY=-1",
        "FREQ=YEARLY;BYYEARDAY=366",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=DAILY;INTERVAL=14;BYDAY=TH",
        "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=2",
    ],
)
def test_a_rule_that_seldom_happens_is_kept(rule: str) -> None:
    (item,) = read_calendar(
        event("UID:1", "SUMMARY:x", "DTSTART:20260101T100000", "DTEND:20260101T110000", f"RRULE:{rule}")
    ).items
    assert item.rule == rule
