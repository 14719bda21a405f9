"""Dates and weeks as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formats
from app.domain.dates import EARLIEST, LATEST, Week, add_months, parse_date
from app.domain.errors import Refused

TODAY = date(2026, 11, 22)
days = st.dates(EARLIEST, LATEST)


@given(days)
def test_what_is_shown_reads_back_as_the_same_day(day: date) -> None:
    assert parse_date(formats.day(day), TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day


@given(days)
def test_a_week_knows_its_days_and_reads_back(day: date) -> None:
    week = Week.of(day)
    assert week.first <= day <= week.last
    assert week.last - week.first == timedelta(days=6)
    assert Week.parse(str(week)) == week
    assert week.shift(3).shift(-3) == week


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-240, 240))
def test_months_land_in_the_month_they_should(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("heute", TODAY),
        ("H", TODAY),
        ("morgen", date(2026, 11, 23)),
        ("+14", date(2026, 12, 6)),
        ("-1", date(2026, 11, 21)),
        ("1.2.", date(2026, 2, 1)),
        ("1.2", date(2026, 2, 1)),
        ("01.02.27", date(2027, 2, 1)),
        ("010285", date(1985, 2, 1)),
        ("01022027", date(2027, 2, 1)),
    ],
)
def test_people_type_dates_in_many_ways(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed", ["31.02.2026", "0.1.2026", "32", "abc", "", "1.13.2026", "01.01.0001", "29.02.2027"]
)
def test_an_impossible_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_date(typed, TODAY, "due_on")
    assert caught.value.field == "due_on"


@pytest.mark.parametrize(
    "typed", ["2025-W53", "2026-W54", "2026-W00", "47", "2026/47", "W47-2026", "0001-W01", "9999-W52"]
)
def test_an_unknown_week_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match="2026-W47"):
        Week.parse(typed)


def test_a_long_year_has_week_53() -> None:
    assert Week.parse("2026-W53").first == date(2026, 12, 28)
    assert str(Week.parse("2026w7")) == "2026-W07"
