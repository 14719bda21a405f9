"""What cells of old lists mean."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formats
from app.domain.columns import Kind
from app.domain.intake import Desk, IntakeField, Shape
from app.domain.money import Money
from app.domain.options import Option
from app.features.intake.excel.cells import may_be, text_for, value_of
from app.features.intake.excel.choices import Wrong
from app.shell.registry import intakes

TODAY = date(2026, 11, 20)
DAY = IntakeField("day", "Datum", Kind.DATE)
MOMENT = IntakeField("day", "Datum", Kind.MOMENT)
MONEY = IntakeField("money", "Betrag", Kind.MONEY)
TEXT = IntakeField("text", "Text")
WAYS = Desk(
    {"way": (Option(1, "Telefon"), Option(2, "E-Mail"), Option(3, "Sprechzeit"), Option(4, "Vor-Ort-Termin"))}
)


def value(field: IntakeField, raw: Any, desk: Desk = Desk()) -> Any:  # noqa: B008 - frozen
    return value_of(field, raw, desk, TODAY)


@pytest.mark.parametrize(
    "raw",
    ["12.3.26", "12.03.2026", "12. März 2026", "12. Mrz. 26", "12 Mar 2026", "2026-03-12", "2026/3/12",
     "12/03/2026", "Do, 12.3.2026", "Donnerstag 12.03.2026", datetime(2026, 3, 12),
     date(2026, 3, 12), 46093, "46093", 46093.0],
)  # fmt: skip
def test_days(raw: object) -> None:
    assert value(DAY, raw) == date(2026, 3, 12)


@pytest.mark.parametrize(
    "raw", ["31.2.2026", "nächste Woche", "12.3.", "heute", 5, "12.13.2026", "1.1.1800", True, 12.5, "KW 12"]
)
def test_what_is_no_day_is_told(raw: object) -> None:
    with pytest.raises(Wrong) as caught:
        value(DAY, raw)
    assert caught.value.expected == "ein Datum"
    assert "Bitte" in caught.value.remedy


@pytest.mark.parametrize(
    "raw",
    [
        "12.3.2026 14:05",
        "12.03.26, 14:05 Uhr",
        "2026-03-12T14:05:00",
        datetime(2026, 3, 12, 14, 5),
        46093.586805,
    ],
)
def test_moments(raw: object) -> None:
    assert value(MOMENT, raw) == datetime(2026, 3, 12, 14, 5)


@given(st.dates(date(1950, 1, 1), date(2075, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for raw in (day, serial, formats.day(day), day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert value(DAY, raw) == day


@pytest.mark.parametrize(
    ("raw", "cents"),
    [("1.250,00 €", 125000), ("1250", 125000), (1250.5, 125050), ("1.250,-", 125000), ("1.250,--", 125000),
     ("€ 12,5", 1250),
     ("1,250.00", 125000), ("1250.50", 125050), ("12 EUR", 1200), (0.1 + 0.2, 30), ("-5,00", -500)],
)  # fmt: skip
def test_amounts(raw: object, cents: int) -> None:
    assert value(MONEY, raw) == Money(cents)


@pytest.mark.parametrize("raw", ["ca. 500", "abc", "1,2,3", 1 / 3, "#REF!"])
def test_what_is_no_amount_is_told(raw: object) -> None:
    with pytest.raises(Wrong):
        value(MONEY, raw)


@pytest.mark.parametrize("raw", ["", None, "-", "–", "k. A.", "n/a", "  "])
def test_nothing_is_nothing(raw: object) -> None:
    assert value(MONEY, raw) is None
    assert value(TEXT, raw) is None


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (1067, "01067"),
        ("1067", "01067"),
        (42579, "42579"),
        (42579.0, "42579"),
        ("D-42579", "42579"),
        ("NL-5911 AB", "NL-5911 AB"),
    ],
)
def test_postcodes_get_their_zero_back(raw: object, wanted: str) -> None:
    assert value(IntakeField("plz", "PLZ", shape=Shape.POSTCODE), raw) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (2056123456, "02056123456"),
        (4920561234567, "+4920561234567"),
        ("Tel.: 02056 1", "02056 1"),
        ("keine", None),
    ],
)
def test_telephone_numbers(raw: object, wanted: str | None) -> None:
    assert value(IntakeField("tel", "Telefon", shape=Shape.PHONE), raw) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [("14:05", "14:05"), ("14 Uhr", "14:00"),
     ("14.30 Uhr", "14:30"), (time(9, 15), "09:15"), ("14–16:30", "14:00–16:30"),
     ("von 14:00 bis 16:00 Uhr", "14:00–16:00"), (0.5, "12:00"), (datetime(2026, 1, 1, 8, 30), "08:30")],
)  # fmt: skip
def test_times(raw: object, wanted: str) -> None:
    assert value(IntakeField("clock", "Uhrzeit", shape=Shape.CLOCK), raw) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Telefon", 1),
        ("tel.", 1),
        ("telefonisch", 1),
        ("Mail", 2),
        ("Email", 2),
        ("SPRECHZEIT", 3),
        ("Sprechzeitt", 3),
        ("vor Ort", 4),
    ],
)
def test_words_for_choices(raw: str, wanted: int) -> None:
    assert value(IntakeField("way", "Weg", choice=True), raw, WAYS) == wanted


def test_an_unknown_word_names_the_words_there_are() -> None:
    with pytest.raises(Wrong) as caught:
        value(IntakeField("way", "Weg", choice=True), "Brieftaube", WAYS)
    assert "Telefon, E-Mail, Sprechzeit" in caught.value.expected


@pytest.mark.parametrize("raw", ["Telefon, Mail", "Telefon/E-Mail", "telefonisch und Mail", "Mail; Tel."])
def test_several_words_in_a_cell(raw: str) -> None:
    assert sorted(value(IntakeField("way", "Weg", choice=True, many=True), raw, WAYS)) == [1, 2]


@pytest.mark.parametrize("raw", ["#REF!", "#BEZUG!", "#DIV/0!", "#FORMEL!"])
def test_a_formula_that_failed_is_never_taken_as_text(raw: str) -> None:
    with pytest.raises(Wrong, match="ein Wert"):
        value(TEXT, raw)


_RAWS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.decimals(),
)
_FIELDS = [field for intake in intakes() for field in intake.fields]


@given(_RAWS, st.sampled_from(_FIELDS))
def test_no_cell_is_more_than_right_or_wrong(raw: Any, field: IntakeField) -> None:
    told = ""
    try:
        told = text_for(field, value(field, raw), Desk())
    except Wrong as wrong:
        told = wrong.expected + wrong.remedy
    assert isinstance(told, str)
    assert may_be(field, raw, Desk(), TODAY) in {True, False}
