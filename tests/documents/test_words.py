"""Amounts in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.words import amount_in_words
from app.domain.money import Money


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (0, "null Euro"),
        (100, "ein Euro"),
        (101, "ein Euro und ein Cent"),
        (1600, "sechzehn Euro"),
        (1700, "siebzehn Euro"),
        (2100, "einundzwanzig Euro"),
        (3000, "dreißig Euro"),
        (10100, "einhundertein Euro"),
        (125000, "eintausendzweihundertfünfzig Euro"),
        (5000000, "fünfzigtausend Euro"),
        (100000000, "eine Million Euro"),
        (250000050, "zwei Millionen fünfhunderttausend Euro und fünfzig Cent"),
    ],
)
def test_amounts_as_a_person_says_them(cents: int, said: str) -> None:
    assert amount_in_words(Money(cents)) == said


@given(st.integers(0, 10**11 - 1), st.integers(0, 10**11 - 1))
def test_two_amounts_never_sound_alike(one: int, other: int) -> None:
    assert (amount_in_words(Money(one)) == amount_in_words(Money(other))) == (one == other)


@pytest.mark.parametrize("cents", [-1, 10**11])
def test_beyond_its_reach_it_says_nothing(cents: int) -> None:
    with pytest.raises(ValueError, match="reach"):
        amount_in_words(Money(cents))
