"""Sheets for the wall: every day and every date that has room, tagged, in bounds, the same each time."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.metrics import face
from app.documents.styles import PAGE_HEIGHT, PAGE_WIDTH, Style
from app.documents.text import Run
from app.documents.wall import (
    MonthSheet,
    WallDate,
    WallDay,
    WallOffice,
    WeekDate,
    WeekDay,
    WeekSheet,
    month_bytes,
    week_bytes,
)
from app.documents.wall.data import EVENT, HOUR, OTHER
from app.documents.wall.pens import lines_of
from tests.documents.samples import logo
from tests.kit import pdf
from tests.kit.pdf_rules import problems

OFFICE = WallOffice(
    "Quartiersbüro Oberstadt",
    ("Hauptstraße 1, 45879 Musterstadt", "0209 000 000", "buero@example.org"),
    ("Di 15–18 Uhr", "und nach Vereinbarung"),
    "www.example.org",
    (logo(), "Logo des Büros"),
    ((logo(), "Logo der Stadt"),),
    "Gefördert mit Mitteln der Städtebauförderung.",
)


def on(
    day: int, title: str, last: int = 0, time: str = "", kind: str = EVENT, *, off: bool = False
) -> WallDate:
    return WallDate(date(2026, 12, day), date(2026, 12, last or day), title, time, "", kind, off)


MONTH = MonthSheet(
    date(2026, 12, 1),
    OFFICE,
    (
        on(1, "Offene Sprechzeit", time="15–18 Uhr", kind=HOUR),
        on(5, "Lichterabend", time="16–20 Uhr"),
        on(12, "Weihnachtsmarkt", 15),
        on(16, "Chorprobe", time="18 Uhr", kind=OTHER),
        on(19, "Frühstück", time="10 Uhr", off=True),
    ),
    (
        WallDay(date(2026, 12, 25), date(2026, 12, 25), "Erster Weihnachtstag", public=True),
        WallDay(date(2026, 12, 23), date(2027, 1, 6), "Weihnachtsferien", public=False),
    ),
    date(2026, 11, 26),
)


@pytest.mark.parametrize("large", [False, True])
def test_a_month_says_everything_and_is_fit_for_the_archive(large: bool) -> None:
    data = month_bytes(replace(MONTH, large=large))
    # Long words may be parted at the end of a line.
    said = re.sub(r"-\s*\n", "", pdf.text(data))
    for word in (
        "Dezember", "2026", "Mittwoch", "Offene", "Lichterabend", "Weihnachtsmarkt", "Chorprobe", "Fällt",
        "Erster Weihnachtstag", "Weihnachtsferien", "Di 15–18 Uhr", "buero@example.org", "Städtebauförderung",
    ):  # fmt: skip
        assert word in said, word
    assert problems(data) == []
    assert month_bytes(replace(MONTH, large=large)) == data
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 1
        wide, high = (float(opened.pages[0].mediabox[at]) for at in (2, 3))
    factor = 2**0.5 if large else 1
    assert (wide, high) == pytest.approx((PAGE_HEIGHT * factor, PAGE_WIDTH * factor), abs=0.1)


def test_a_full_day_says_how_many_more_there_are() -> None:
    many = tuple(on(9, f"Termin {number}", time="10 Uhr") for number in range(30))
    data = month_bytes(replace(MONTH, dates=many))
    assert "weitere" in pdf.text(data)
    assert problems(data) == []


def _boxes_of(data: bytes) -> list[tuple[str, float, float]]:
    return [(one.text.strip(), one.x, one.y) for one in pdf.drawn(data) if one.text.strip()]


def test_what_is_counted_is_written_over_nothing_and_each_date_counts() -> None:
    many = (
        *(on(9, f"Frist {number} mit einem langen Namen", kind=OTHER) for number in range(7)),
        *(on(9, f"Fest {number}", time="10 Uhr") for number in range(9)),
        *(on(8, f"Lange Woche {number}", 11) for number in range(6)),
    )
    said = _boxes_of(month_bytes(replace(MONTH, dates=many)))
    (more,) = [one for one in said if "weitere" in one[0] and one[1] > 80 and one[1] < 110]
    column = [one for one in said if abs(one[1] - more[1]) < 3 and one[0] != more[0]]
    above = max((one[2] for one in column if one[2] < more[2]), default=0.0)
    assert more[2] - above > 3
    number = int(more[0].split()[1])
    shown = sum("Frist" in one[0] or "Fest" in one[0] for one in column)
    bars = len({one[0] for one in said if "Lange Woche" in one[0]})
    assert bars
    assert shown + bars + number == len(many)


def test_what_is_cut_keeps_its_weights_and_fits() -> None:
    said = (Run("10 Uhr ", bold=True), Run("Ein Fest mit einem sehr langen Namen"))
    (line,) = lines_of(said, Style(9, 11), 90, 1)
    assert [cut.name for cut, _ in line.pieces[:2]] == [face(bold=True).name, face().name]
    assert {cut.name for cut, _ in line.pieces[1:]} == {face().name}
    assert "".join(text for _, text in line.pieces).startswith("10\u00a0Uhr Ein Fest")
    assert line.pieces[-1][1].endswith("…")
    assert line.width <= 90
    (narrow,) = lines_of(said, Style(9, 11), 20, 1)
    assert narrow.pieces[0][0].name == face(bold=True).name
    assert narrow.pieces[-1][1].endswith("…")
    assert narrow.width <= 20
    assert lines_of("Fest", Style(9, 11), 1, 1)[0].pieces[0][1] == "…"


_TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=120)


@settings(max_examples=25, deadline=None)  # the fonts are read with the first
@given(
    st.dates(date(1990, 1, 1), date(2080, 12, 31)),
    st.lists(st.tuples(st.integers(-9, 39), st.integers(0, 40), _TITLES, st.booleans()), max_size=40),
)
def test_whatever_the_month_it_can_be_drawn(
    month: date, given_dates: list[tuple[int, int, str, bool]]
) -> None:
    first = month.replace(day=1)
    dates = tuple(
        WallDate(
            first + timedelta(days=at),
            first + timedelta(days=at + (long if whole else 0)),
            title,
            "" if whole else "10 Uhr",
        )
        for at, long, title, whole in given_dates
    )
    data = month_bytes(MonthSheet(month, OFFICE, dates, (), date(2026, 1, 1)))
    days = {text.strip() for _, _, text in pdf.lines(data)}
    assert {str(day) for day in range(1, 29)} <= {word for line in days for word in line.split()}


def week(*dates: tuple[int, WeekDate]) -> WeekSheet:
    first = date(2026, 11, 30)
    days = tuple(
        WeekDay(first + timedelta(days=at), tuple(one for day, one in dates if day == at)) for at in range(7)
    )
    return WeekSheet(days, OFFICE, date(2026, 11, 26))


def test_a_week_names_every_day_and_is_fit_for_the_archive() -> None:
    sheet = week(
        (1, WeekDate("15–18 Uhr", "Offene Sprechzeit", "Büro")), (5, WeekDate("16 Uhr", "Fest", strong=True))
    )
    data = week_bytes(sheet)
    said = pdf.text(data)
    for word in ("30. November – 6. Dezember", "Montag", "Sonntag", "Offene Sprechzeit", "Fest", "15–18 Uhr"):
        assert word in said, word
    assert problems(data) == []
    assert week_bytes(sheet) == data


def test_no_word_of_a_week_stands_on_another_and_times_are_read_whole() -> None:
    times = ("10:15–11:45 Uhr", "ganztägig", "fällig", "bis 18:15 Uhr")
    sheet = week(*((at, WeekDate(time, "Termin", "Ort")) for at in range(7) for time in times))
    sheet = replace(sheet, days=tuple(replace(one, day=one.day + timedelta(days=24)) for one in sheet.days))
    found = pdf.drawn(week_bytes(sheet))
    said = [one for one in found if one.text.strip()]
    assert sum(one.text.strip() in times for one in said) == 28
    edge = min(one.x for one in said if one.text.strip() in times)
    for one in said:
        if one.text.strip() in {"Donnerstag", "Mittwoch", "Dezember"}:
            wide = face(bold=True).width(one.text.strip(), one.size) / pdf.MM
            assert one.x + wide < edge - 1, one.text


def test_a_day_longer_than_a_page_begins_below_the_day_before() -> None:
    many = tuple((1, WeekDate("10 Uhr", f"Termin {at:03d} mit Titel", "Ort")) for at in range(60))
    found = pdf.drawn(week_bytes(week((0, WeekDate("9 Uhr", "Montags")), *many)))
    assert any("Termin 000" in one.text and one.page == 0 for one in found)
    assert any("(weiter)" in one.text and one.page == 1 for one in found)


@pytest.mark.parametrize("number", [12, 90])
def test_a_full_week_goes_on_on_further_pages_and_loses_nothing(number: int) -> None:
    sheet = week(*((at % 2, WeekDate("10 Uhr", f"Termin {at:03d} mit Titel", "Ort")) for at in range(number)))
    data = week_bytes(sheet)
    said = pdf.text(data)
    assert all(f"Termin {at:03d}" in said for at in range(number))
    assert problems(data) == []
    with pdf.opened(data) as opened:
        assert (len(opened.pages) > 1) == (number > 12)
