"""Shares and budgets."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.funds.rules import (
    FundDraft,
    SourceLine,
    YearDraft,
    by_source,
    carry_on,
    checked_fund,
    checked_year,
    must_cover,
)

FUND = FundDraft(
    name="Cityfonds",
    prefix="cf",
    kind="fifty_fifty",
    sources=(SourceLine("state", "Land NRW", 8000), SourceLine("city", "", 2000)),
)


def test_a_sound_fund_is_kept_with_its_prefix_in_capitals() -> None:
    assert checked_fund(FUND).prefix == "CF"


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"name": " \x00 "}, "name", "Namen"),
        ({"prefix": ""}, "prefix", "Kürzel"),
        ({"prefix": "=HYPERLINK"}, "prefix", "Kürzel"),
        ({"kind": "other"}, "kind", "Art"),
        ({"letter_mode": "x"}, "letter_mode", "unterzeichnet"),
        ({"sources": ()}, "sources", "Mittelgeber"),
        ({"sources": (SourceLine("state", "", 5000),)}, "sources", "50"),
        ({"sources": (SourceLine("state", "", 8000), SourceLine("city", "", 2001))}, "sources", "zu viel"),
        ({"sources": (SourceLine("moon", "", 10000),)}, "sources[0].origin", "woher"),
        ({"sources": (SourceLine("state", "Land", None),)}, "sources[0].share_bp", "Land"),
    ],
)
def test_an_unsound_fund_is_refused_beside_its_field(
    change: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(Refused) as caught:
        checked_fund(replace(FUND, **change))  # type: ignore[arg-type] # a parameter table is untyped
    assert caught.value.field == field
    assert says in caught.value.sentence


def test_all_that_is_wrong_with_a_fund_is_said_at_once() -> None:
    """A giver without a share is told beside its row; the sum would only say it once more."""
    givers = (SourceLine("state", "", None), SourceLine("moon", "", 2000))
    with pytest.raises(Refused) as caught:
        checked_fund(replace(FUND, name="", prefix="?", sources=givers))
    fields = [one.field for one in caught.value.all]
    assert fields == ["name", "prefix", "sources[0].share_bp", "sources[1].origin"]
    with pytest.raises(Refused) as caught:
        checked_year(YearDraft(None, None, Money(-1)))
    assert [one.field for one in caught.value.all] == ["year", "budget", "carried"]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=5), st.integers(0, 10**10))
def test_parts_of_the_givers_sum_to_the_amount(shares: list[int], cents: int) -> None:
    sources = [SourceLine("city", f"Geber {at}", share) for at, share in enumerate(shares)]
    parts = by_source(Money(cents), sources)
    assert Money.total(part for _, part in parts) == Money(cents)
    assert [name for name, _ in parts] == [line.name for line in sources]


def test_without_shares_nothing_is_split() -> None:
    assert by_source(Money(100), []) == []


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (YearDraft(None, Money(1)), "year"),
        (YearDraft(26, Money(1)), "year"),
        (YearDraft(2026, None), "budget"),
        (YearDraft(2026, Money(-1)), "budget"),
        (YearDraft(2026, Money(1), Money(-1)), "carried"),
    ],
)
def test_an_impossible_year_is_refused(draft: YearDraft, field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_year(draft)
    assert caught.value.field == field


def test_a_cut_below_what_is_promised_names_what_is_missing() -> None:
    must_cover(Money(100), Money(100), "Cityfonds", 2026)
    with pytest.raises(Refused, match=r"Es fehlen 0,50"):
        must_cover(Money(100), Money(150), "Cityfonds", 2026)


def test_money_is_carried_over_once() -> None:
    assert carry_on(Money(500), Money(0), "Cityfonds", 2025) == Money(500)
    assert carry_on(Money(500), Money(200), "Cityfonds", 2025) == Money(500)
    with pytest.raises(Refused, match="schon übertragen"):
        carry_on(Money(500), Money(500), "Cityfonds", 2025)
    with pytest.raises(Refused, match="keine Mittel frei"):
        carry_on(Money(0), Money(0), "Cityfonds", 2025)
