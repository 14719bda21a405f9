from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import EARLIEST, LATEST
from app.ui.calendar import spans, words
from app.ui.calendar.palette import LEVELS
from app.ui.calendar.shown import Free
from app.ui.calendar.spans import ViewKind
from app.ui.calendar.year import level
from tests.ui.calendar.dates import TODAY, one, shown, whole

days = st.dates(EARLIEST + timedelta(days=400), LATEST - timedelta(days=400))


@given(days, st.sampled_from(ViewKind), st.integers(-3, 3))
def test_leafing_goes_to_the_neighbour_and_back(day: date, kind: ViewKind, by: int) -> None:
    first, last = spans.shown(kind, day)
    assert first <= last
    assert kind is ViewKind.WORK_WEEK or first <= day <= last
    there = spans.shifted(kind, day, by)
    assert (there > day) == (by > 0)
    # The 31st has no neighbour in every month; its month has.
    back = spans.shown(kind, spans.shifted(kind, there, -by))
    assert kind is ViewKind.AGENDA or back == (first, last)


@given(days)
def test_a_month_is_whole_weeks(day: date) -> None:
    first, last = spans.shown(ViewKind.MONTH, day)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert first <= spans.month_first(day) <= spans.month_last(day) <= last
    assert (last - first).days + 1 in {28, 35, 42}


@pytest.mark.parametrize("kind", ViewKind)
def test_nobody_leafs_beyond_the_days_there_are(kind: ViewKind) -> None:
    assert spans.shifted(kind, LATEST, 50) == LATEST
    assert spans.shifted(kind, EARLIEST, -50) == EARLIEST


@pytest.mark.parametrize(
    ("kind", "title", "beside"),
    [
        (ViewKind.MONTH, "November 2026", ""),
        (ViewKind.WEEK, "16. – 22. November 2026", "KW 47"),
        (ViewKind.WORK_WEEK, "16. – 20. November 2026", "KW 47"),
        (ViewKind.DAY, "20. November 2026", "Freitag, KW 47"),
        (ViewKind.AGENDA, "Ab 20. November 2026", ""),
        (ViewKind.YEAR, "2026", ""),
    ],
)
def test_what_is_seen_stands_above_it(kind: ViewKind, title: str, beside: str) -> None:
    assert spans.title(kind, TODAY) == title
    assert spans.subtitle(kind, TODAY) == beside


def test_months_and_years_are_said_once() -> None:
    assert spans.between(date(2026, 11, 30), date(2026, 12, 6)) == "30. November – 6. Dezember 2026"
    assert spans.between(date(2026, 12, 28), date(2027, 1, 3)) == "28. Dezember 2026 – 3. Januar 2027"


def test_a_date_is_read_with_all_that_is_known_of_it() -> None:
    date_ = one(1, TODAY, 14, 150, "Jour fixe", kind="meeting", place="Rathaus", who="EM")
    assert words.line(date_, shown()) == "14:00–16:30, Jour fixe, Besprechung, Rathaus, EM"
    assert words.when(date_) == "Freitag, 20. November 2026, 14:00–16:30"
    assert words.when(whole(2, TODAY, 3)) == "20. – 22. November 2026, ganztägig"
    assert words.span_on(whole(2, TODAY, 3), TODAY + timedelta(days=1)) == "Tag 2 von 3"
    theirs = one(3, TODAY, calendar="Gesamtschule Nord")
    assert "Gesamtschule Nord" in words.line(theirs, shown())


def test_a_day_is_read_with_what_is_special_about_it() -> None:
    holiday = Free(TODAY, TODAY, "Feiertag des Viertels", public=True)
    said = words.day_line(TODAY, shown(one(1, TODAY), free=(holiday,)))
    assert said == "Freitag, 20. November 2026, heute, Feiertag des Viertels, ein Termin"
    assert words.more(1) == "+1 weiterer"
    assert words.more(3) == "+3 weitere"


@given(st.integers(0, 200), st.integers(0, 200))
def test_fuller_days_are_never_paler(one_: int, other: int) -> None:
    most = max(one_, other)
    low, high = sorted((one_, other))
    assert 0 <= level(low, most) <= level(high, most) <= LEVELS
    assert (level(low, most) == 0) == (low == 0)
