"""Money: whole cents, no amount ever appears or vanishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import WHOLE, Money, Rounding

cents = st.integers(min_value=-(10**12), max_value=10**12)


@given(cents)
def test_what_is_shown_reads_back_as_the_same_amount(amount: int) -> None:
    assert Money.parse(formats.money(Money(amount))) == Money(amount)


@given(cents, st.lists(st.integers(0, WHOLE), min_size=1, max_size=6).filter(any))
def test_parts_sum_to_the_whole(amount: int, weights: list[int]) -> None:
    parts = Money(amount).split(weights)
    assert Money.total(parts) == Money(amount)
    for part, weight in zip(parts, weights, strict=True):
        exact = amount * weight / sum(weights)
        assert abs(part.cents - exact) <= 1 + abs(exact) * 1e-12


@given(st.integers(0, 10**12), st.integers(0, WHOLE))
def test_roundings_stand_in_order_and_within_a_cent(amount: int, share: int) -> None:
    down, half, up = (
        Money(amount).share(share, how) for how in (Rounding.DOWN, Rounding.HALF_UP, Rounding.UP)
    )
    assert down <= half <= up
    assert up.cents - down.cents <= 1
    assert down.cents * WHOLE <= amount * share <= up.cents * WHOLE


@given(st.integers(0, 10**12), st.integers(0, WHOLE))
def test_whole_euros_never_exceed_the_share(amount: int, share: int) -> None:
    euros = Money(amount).share(share, Rounding.DOWN_TO_EURO)
    assert euros.cents % 100 == 0
    assert euros <= Money(amount).share(share, Rounding.DOWN)
    assert Money(amount).share(share, Rounding.DOWN).cents - euros.cents < 100


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1.250,00", 125_000),
        ("1250", 125_000),
        ("12,5 €", 1_250),
        ("1250.50", 125_050),
        (" 1 000 000,01 EUR", 100_000_001),
        ("-3,20", -320),
        ("\u22123,20", -320),
        ("0", 0),
    ],
)
def test_people_type_amounts_in_many_ways(typed: str, expected: int) -> None:
    assert Money.parse(typed) == Money(expected)


@pytest.mark.parametrize(
    "typed", ["", "12a", "1.25.0", "1,250.00", "1,234", "--3", "1e5", "=1+1", "٣", "99" * 40]
)
def test_what_is_no_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        Money.parse(typed, "amount")
    assert caught.value.field == "amount"
    assert caught.value.sentence.endswith(".")


def test_no_float_enters() -> None:
    with pytest.raises(TypeError):
        Money(1.5)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(TypeError):
        Money(True)


def test_arithmetic() -> None:
    assert Money(150) + Money(50) - Money(200) == Money(0)
    assert -Money(5) * 3 == Money(-15)
    assert not Money(0)
    assert Money(1)
    with pytest.raises(ValueError, match="weights"):
        Money(5).split([0, 0])


@pytest.mark.parametrize(
    ("cents", "points", "rounding", "share"),
    [
        (1, 5_000, Rounding.HALF_UP, 1),
        (-1, 5_000, Rounding.HALF_UP, -1),
        (3, 3_333, Rounding.HALF_UP, 1),
        (1, 4_999, Rounding.HALF_UP, 0),
        (100, 5_000, Rounding.UP, 50),
        (101, 5_000, Rounding.UP, 51),
        (-101, 5_000, Rounding.UP, -51),
        (101, 5_000, Rounding.DOWN, 50),
        (-101, 5_000, Rounding.DOWN, -50),
        (399, 5_000, Rounding.DOWN_TO_EURO, 100),
        (400, 5_000, Rounding.DOWN_TO_EURO, 200),
        (-399, 5_000, Rounding.DOWN_TO_EURO, -100),
    ],
)
def test_a_share_is_rounded_as_named(cents: int, points: int, rounding: Rounding, share: int) -> None:
    assert Money(cents).share(points, rounding) == Money(share)
