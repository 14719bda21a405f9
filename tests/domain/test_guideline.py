"""The calculation: never above any cap, and it says what bound it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.guideline import Calculation, Rules, calculate
from app.domain.money import ZERO, Money, Rounding

amounts = st.integers(0, 10**9).map(Money)
rules = st.builds(
    Rules,
    rate_bp=st.integers(1, 10_000),
    cap_project=st.none() | amounts,
    minimum_cost=st.none() | st.integers(0, 10**6).map(Money),
    minimum_grant=st.none() | st.integers(0, 10**6).map(Money),
    rounding=st.sampled_from(["cent_down", "cent_half_up", "euro_down"]),
    clauses=st.just({"rate": "Nr. 5.1"}),
    conditions=st.just(("Belege aufbewahren.",)),
)


@given(rules, amounts, amounts, amounts)
def test_the_grant_respects_every_bound(rule: Rules, cost: Money, other: Money, requested: Money) -> None:
    eligible = min(cost, other)
    result = calculate(rule, total_cost=cost, eligible_cost=eligible, requested=requested)
    assert ZERO <= result.grant <= requested
    assert result.grant <= eligible.share(rule.rate_bp, Rounding.UP)
    if rule.cap_project is not None:
        assert result.grant <= rule.cap_project
    if rule.minimum_cost is not None and cost < rule.minimum_cost:
        assert result.grant == ZERO
        assert result.bound_by == "minimum_cost"
    assert result.steps[-1].amount == result.grant


@given(rules, amounts, amounts)
def test_more_cost_never_means_a_smaller_grant(rule: Rules, cost: Money, requested: Money) -> None:
    less = calculate(rule, total_cost=cost, eligible_cost=cost, requested=requested)
    more_cost = cost + Money(12_345)
    more = calculate(rule, total_cost=more_cost, eligible_cost=more_cost, requested=requested)
    assert more.grant >= less.grant


@given(rules)
def test_rules_read_back_as_they_were_stored(rule: Rules) -> None:
    assert Rules.read(rule.store()) == rule


@given(rules, amounts, amounts)
def test_a_calculation_reads_back_as_it_was_stored(rule: Rules, cost: Money, requested: Money) -> None:
    result = calculate(rule, total_cost=cost, eligible_cost=cost, requested=requested)
    assert Calculation.read(result.store()) == result


def test_the_half_and_the_cap_of_a_published_programme() -> None:
    half = Rules(rate_bp=5_000, cap_project=Money.euros(10_000), clauses={"cap_project": "Nr. 4.2"})
    result = calculate(
        half,
        total_cost=Money.euros(26_000),
        eligible_cost=Money.euros(24_000),
        requested=Money.euros(12_000),
    )
    assert result.grant == Money.euros(10_000)
    assert result.bound_by == "cap_project"
    assert [step.amount.cents for step in result.steps] == [
        2_600_000,
        2_400_000,
        1_200_000,
        1_000_000,
        1_000_000,
    ]
    assert result.steps[3].clause == "Nr. 4.2"


@pytest.mark.parametrize(
    ("rule", "cost", "grant", "bound"),
    [
        (Rules(5_000, cap_project=Money(500)), 1_000, 500, "rate"),
        (Rules(5_000, cap_project=Money(500)), 1_002, 500, "cap_project"),
        (Rules(5_000, minimum_cost=Money(1_000)), 1_000, 500, "rate"),
        (Rules(5_000, minimum_cost=Money(1_000)), 999, 0, "minimum_cost"),
        (Rules(5_000, minimum_grant=Money(500)), 1_000, 500, "rate"),
        (Rules(5_000, minimum_grant=Money(500)), 999, 0, "minimum_grant"),
        (Rules(5_000, rounding="cent_half_up"), 999, 500, "rate"),
        (Rules(5_000, rounding="euro_down"), 999, 400, "rate"),
    ],
)
def test_a_bound_is_reached_to_the_cent(rule: Rules, cost: int, grant: int, bound: str) -> None:
    """What is exactly at a bound still fits."""
    result = calculate(rule, total_cost=Money(cost), eligible_cost=Money(cost), requested=Money(10_000))
    assert (result.grant, result.bound_by) == (Money(grant), bound)


@pytest.mark.parametrize(
    "data",
    [{}, {"rate_bp": 0}, {"rate_bp": 10_001}, {"rate_bp": "50"}, {"rate_bp": True},
     {"rate_bp": 5000, "rounding": "up"}, {"rate_bp": 5000, "cap_project_cents": -1},
     {"rate_bp": 5000, "cap_project_cents": 1.5}],
)  # fmt: skip
def test_rules_that_cannot_be_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(Refused):
        Rules.read(data)
