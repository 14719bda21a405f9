"""Whatever the bytes are: a calendar, or a sentence; never a crash, never without end."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused, Stopped
from app.ical.blocks import MOST_EVENTS
from app.ical.reading import LARGEST, read_calendar
from app.ical.writing import write_calendar
from tests.ical.samples import ALL, event, file_of

_SAMPLE = file_of("".join(ALL.values()))
_PIECES = st.sampled_from(
    [line.encode() + b"\r\n" for text in ALL.values() for line in text.split("\n")]
    + [
        b"RRULE:FREQ=DAILY;BYSETPOS=0\r\n",
        b"DTSTART:00000000T000000\r\n",
        b"\x00\xff\xfe",
        b" ",
        b"BEGIN:\r\n",
    ]
    + [b"RRULE:FREQ=YEARLY;BYWEEKNO=99;BYDAY=9XX\r\n", b"EXDATE:,,\r\n", b"RDATE:19000101T000000Z/P1D\r\n"]
)


def settled(data: bytes) -> None:
    """Read, or refused with a sentence; what was read can be written."""
    try:
        file = read_calendar(data)
    except Refused:
        return
    for finding in file.findings:
        assert finding.sentence
    again = read_calendar(write_calendar(file.items, notes=True))
    assert [item.uid for item in again.items] == [item.uid for item in file.items] or file.findings


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data: bytes) -> None:
    settled(data)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=40).map(b"".join))
def test_no_mixture_of_lines_crashes_it(data: bytes) -> None:
    settled(b"BEGIN:VCALENDAR\r\n" + data)


@settings(deadline=None)
@given(st.integers(0, len(_SAMPLE)), st.integers(0, len(_SAMPLE)), st.binary(max_size=6), st.integers(0, 30))
def test_no_damage_crashes_it(cut: int, at: int, put: bytes, gone: int) -> None:
    damaged = _SAMPLE[:at] + put + _SAMPLE[at + gone :]
    settled(damaged[: max(cut, 40)])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leer"),
        (b"  \r\n", "leer"),
        (b"Hallo", "keine Kalenderdatei"),
        (b"Datum;Titel\r\n1.6.2026;Fest\r\n", "auf der Seite „Listen“"),
        (b'"Datum","Titel","Ort"\n', "auf der Seite „Listen“"),
        (b"PK\x03\x04xxxx", "ZIP-Archiv"),
        (b"\x1f\x8b\x08xxxx", "gepacktes Archiv"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>", "Internetseite"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "Visitenkarte"),
    ],
)
def test_another_file_is_named_for_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_calendar(data)


def test_a_giant_file_is_refused() -> None:
    with pytest.raises(Refused, match="größer als 30 MB"):
        read_calendar(bytes(LARGEST + 1))


def test_too_many_dates_are_refused() -> None:
    one = b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"
    with pytest.raises(Refused, match=r"mehr als 50\.000 Termine"):
        read_calendar(b"BEGIN:VCALENDAR\r\n" + one * (MOST_EVENTS + 1))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_whatever_the_encoding_the_umlauts_are_right(encoding: str) -> None:
    text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Grünfläche\r\nDTSTART:20260101\r\n"
    data = f"{text}END:VEVENT\r\nEND:VCALENDAR\r\n".encode(encoding)
    file = read_calendar(data)
    assert file.items[0].title == "Grünfläche"
    assert bool(file.findings) == (encoding == "cp1252")


def test_a_line_folded_inside_a_sign_is_read_right() -> None:
    data = event("UID:1", "SUMMARY:Frühlingsmarkt", "DTSTART:20260101")
    file = read_calendar(data.replace("ü".encode(), b"\xc3\r\n \xbc"))
    assert file.items[0].title == "Frühlingsmarkt"
    assert not file.findings


def test_zeros_are_read_over() -> None:
    file = read_calendar(event("UID:1", "SUMMARY:Fe\x00st", "DTSTART:20260101"))
    assert file.items[0].title == "Fest"
    assert "Nullzeichen" in file.findings[0].sentence


def test_ten_megabytes_of_description_are_cut_and_told() -> None:
    file = read_calendar(
        event("UID:1", "SUMMARY:Fest", "DTSTART:20260101", "DESCRIPTION:" + "a" * 10_000_000)
    )
    (item,) = file.items
    assert len(item.note) == 100_000
    assert len(item.source) < 300_000
    assert any("länger als 1 MB" in finding.sentence for finding in file.findings)


def test_depth_costs_nothing() -> None:
    deep = b"BEGIN:X\r\n" * 200_000
    file = read_calendar(event("UID:1", "SUMMARY:Fest", "DTSTART:20260101").replace(b"UID", deep + b"UID"))
    assert not file.items


def test_cut_in_the_middle_keeps_what_came_before() -> None:
    data = file_of(ALL["Google"])
    file = read_calendar(data[: data.index(b"SUMMARY:Elternabend")])
    assert [item.title for item in file.items] == ["Schulfest"]
    assert "nicht zu Ende geschrieben" in file.lost[0].sentence
    assert any("bricht ab" in finding.sentence for finding in file.findings)


def test_a_zone_that_changes_every_second_is_none() -> None:
    zone = (
        b"BEGIN:VTIMEZONE\r\nTZID:X/Y\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
        b"TZOFFSETTO:+0200\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    data = event("UID:1", "SUMMARY:Fest", "DTSTART;TZID=X/Y:20260101T100000")
    file = read_calendar(data.replace(b"BEGIN:VEVENT", zone + b"BEGIN:VEVENT"))
    assert file.items[0].starts_at.hour == 10
    assert "kennt niemand" in file.findings[0].sentence


def test_it_can_be_stopped() -> None:
    def stop(_done: int, _of: int, _what: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_calendar(event("UID:1", "DTSTART:20260101"), stop)


def test_a_mark_of_the_encoding_alone_is_no_calendar() -> None:
    with pytest.raises(Refused, match="keine Kalenderdatei"):
        read_calendar(codecs.BOM_UTF16_LE + "x".encode("utf-16-le"))


@pytest.mark.parametrize(
    "piece", ["<", "<style", "<style>", "</style>", "<br", "&lt", "\\n\\n", '"', ";A=", "^"]
)
def test_a_description_made_to_take_long_takes_no_longer(piece: str) -> None:
    long = "X-ALT-DESC:" + piece * (900_000 // len(piece))
    file = read_calendar(
        event("UID:1", "SUMMARY:Fest", "DTSTART:20260101", long, f"X-A;B={piece * 20_000}:1")
    )
    assert [item.title for item in file.items] == ["Fest"]


def test_styles_of_outlook_are_not_read_out() -> None:
    said = (
        "X-ALT-DESC:<html><head><title>x</title><style>p{}</style></head><p>Hallo</p><script>y</script>Welt"
    )
    (item,) = read_calendar(event("UID:1", "SUMMARY:Fest", "DTSTART:20260101", said)).items
    assert item.note == "Hallo\nWelt"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=YEARLY;BYYEARDAY=400",
    ],
)
def test_a_rule_that_never_happens_is_known_at_once(rule: str) -> None:
    file = read_calendar(event("UID:1", "SUMMARY:Fest", "DTSTART:20260101T100000", f"RRULE:{rule}"))
    assert file.items[0].rule == ""
    assert "ergibt keine Termine" in file.findings[0].sentence
