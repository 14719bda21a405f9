"""German text of values, the same everywhere."""

from dataclasses import dataclass
from datetime import date, datetime

from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.dates import Week
from app.domain.money import Money


def test_values_read_as_germans_write_them() -> None:
    assert formats.money(Money(125_000)) == "1.250,00\u00a0€"
    assert formats.money(Money(-5)) == "-0,05\u00a0€"
    assert formats.money(None) == ""
    assert formats.percent(5_000) == "50\u00a0%"
    assert formats.percent(1_250) == "12,5\u00a0%"
    assert formats.percent(1_205) == "12,05\u00a0%"
    assert formats.percent(None) == ""
    assert formats.day(date(2026, 1, 2)) == "02.01.2026"
    assert formats.day(None) == ""
    assert formats.long_day(date(2026, 3, 2)) == "2. März 2026"
    assert formats.weekday(date(2026, 11, 22)) == "So, 22.11.2026"
    assert formats.moment(datetime(2026, 11, 22, 9, 5)) == "22.11.2026, 09:05"
    assert formats.moment(None) == ""
    assert formats.clock(datetime(2026, 11, 22, 9, 5)) == "09:05"
    assert formats.clock(None) == ""
    assert formats.minutes(25) == "25\u00a0min"
    assert formats.minutes(85) == "1:25\u00a0h"
    assert formats.minutes(None) == ""
    assert formats.week(Week(2026, 7)) == "KW\u00a007/2026"
    assert [formats.yes_no(value) for value in (True, False, None)] == ["ja", "nein", ""]
    assert formats.count(0, "Antrag", "Anträge") == "keine Anträge"
    assert formats.count(1, "Antrag", "Anträge") == "1 Antrag"
    assert formats.count(2_500, "Antrag", "Anträge") == "2.500 Anträge"


@given(st.integers(-(10**15), 10**15))
def test_numbers_are_grouped_as_babel_groups_them(value: int) -> None:
    assert formats.number(value) == format_decimal(value, locale="de_DE")


@given(st.integers(0, 10**9))
def test_minutes_lose_nothing(minutes: int) -> None:
    text = formats.minutes(minutes).replace("\u00a0", " ")
    if text.endswith(" min"):
        assert int(text[:-4]) == minutes
    else:
        hours, rest = text[:-2].replace(".", "").split(":")
        assert int(hours) * 60 + int(rest) == minutes


@dataclass(frozen=True)
class _Row:
    name: str
    amount: Money | None
    done: bool | None


def test_a_column_shows_its_value_as_its_kind_says() -> None:
    row = _Row("Hoffest", Money(300), done=False)
    assert Column[_Row]("name", "Name").text(row) == "Hoffest"
    assert Column[_Row]("amount", "Betrag", Kind.MONEY).text(row) == "3,00\u00a0€"
    assert Column[_Row]("done", "Erledigt", Kind.YES_NO).text(row) == "nein"
    assert Column[_Row]("amount", "Betrag", Kind.MONEY).value(row) == Money(300)
    assert Column[_Row]("amount", "Betrag", Kind.MONEY).text(_Row("", None, None)) == ""
