"""The laws of the calculation, for all rules and all cases."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.guideline import Area, Before, Calculation, Case, Cost, Rules, calculate, instalments
from app.domain.money import ZERO, Money, Rounding
from tests.domain.guideline.some import MEASURES, cases, costs, every_rule, rules, unconditional, wide

WHOLE = 10_000


def caps(rule: Rules, case: Case) -> Mapping[str, Money | None]:
    """Every bound that is an amount by itself, less what it was used for before."""
    had = {
        "cap_object": case.before.property_total,
        "cap_applicant_year": case.before.applicant_year,
        "cap_year": case.before.fund_year,
    }
    names = ("cap_project", *had)
    found = {name: getattr(rule, name) for name in names}
    return {
        **{name: cap and max(cap - had.get(name, ZERO), ZERO) for name, cap in found.items()},
        "requested": case.requested,
        "limit": case.limit,
    }


@given(rules, cases)
def test_the_grant_is_above_no_bound(rule: Rules, case: Case) -> None:
    result = calculate(rule, case)
    assert result.grant >= ZERO
    for name, cap in caps(rule, case).items():
        assert cap is None or result.grant <= cap, name
    assert result.eligible <= result.total
    assert result.grant <= result.eligible
    assert result.steps[-1].amount == result.grant
    assert bool(result.refused) <= (result.grant == ZERO)
    if rule.rounding == "euro_down":
        assert result.grant.cents % 100 == 0


@given(rules, cases)
def test_share_and_area_bound_the_grant(rule: Rules, case: Case) -> None:
    """Without types of measure of their own the whole grant is within the share and what is given per m²."""
    rule = replace(rule, measures=())
    result = calculate(rule, case)
    assert result.grant <= result.eligible.share(rule.rate_bp or WHOLE, Rounding.UP)
    area = sum(one.dm2 for one in case.areas)
    area = min(area, rule.most_area or area)
    if rule.grant_per_m2 is not None and not result.refused:
        assert result.grant.cents * 100 <= area * rule.grant_per_m2.cents
    if rule.cost_per_m2 is not None and not result.refused:
        assert result.eligible.cents * 100 <= area * rule.cost_per_m2.cents


@given(rules, cases)
def test_planning_and_own_labour_stay_within_their_shares(rule: Rules, case: Case) -> None:
    only = replace(case, rent=None, costs=tuple(one for one in case.costs if one.role != "labour"))
    result = calculate(replace(rule, measures=()), only)
    works = calculate(
        replace(rule, measures=(), minimum_cost=None, minimum_grant=None),
        replace(only, costs=tuple(one for one in only.costs if one.role != "planning")),
    )
    if rule.planning_bp is not None and rule.cost_per_m2 is None and not result.refused and not works.refused:
        planned = result.eligible - works.eligible
        assert planned.cents * WHOLE <= max(result.grant, works.grant).cents * rule.planning_bp


@given(unconditional, cases, costs)
def test_more_cost_never_means_a_smaller_grant(rule: Rules, case: Case, more: Cost) -> None:
    less = calculate(rule, case)
    result = calculate(rule, replace(case, costs=(*case.costs, more)))
    # An area that is needed only now is a gap in the case, no smaller grant.
    if not result.refused:
        assert result.grant >= less.grant


@given(unconditional, cases, st.integers(1, 10**5), st.sampled_from(MEASURES))
def test_more_area_never_means_a_smaller_grant(rule: Rules, case: Case, dm2: int, measure: str) -> None:
    larger = replace(case, areas=(*case.areas, Area(measure, dm2)))
    assert calculate(rule, larger).grant >= calculate(rule, case).grant


@given(unconditional, cases, st.integers(0, 10**8).map(Money))
def test_who_asks_for_more_never_gets_less(rule: Rules, case: Case, more: Money) -> None:
    asked = case.requested or ZERO
    less, result = (calculate(rule, replace(case, requested=amount)) for amount in (asked, asked + more))
    assert result.grant >= less.grant


@given(
    st.integers(1, WHOLE), st.integers(0, 10**12), st.sampled_from(["cent_down", "cent_half_up", "euro_down"])
)
def test_a_share_is_exact_to_the_cent(rate: int, cents: int, rounding: str) -> None:
    """Whole numbers only: rate × cost ÷ 10.000, rounded as named."""
    grant = calculate(Rules(rate_bp=rate, rounding=rounding), Case((Cost(Money(cents)),))).grant.cents
    assert (
        grant
        == {
            "cent_down": rate * cents // WHOLE,
            "cent_half_up": (2 * rate * cents + WHOLE) // (2 * WHOLE),
            "euro_down": rate * cents // WHOLE // 100 * 100,
        }[rounding]
    )


@given(rules, cases, st.integers(0, 10**6).map(Money))
def test_more_money_spent_before_never_means_a_higher_grant(rule: Rules, case: Case, more: Money) -> None:
    before = replace(
        case.before,
        applicant_year=case.before.applicant_year + more,
        property_total=case.before.property_total + more,
        fund_year=case.before.fund_year + more,
    )
    assert calculate(rule, replace(case, before=before)).grant <= calculate(rule, case).grant


@given(rules, cases)
def test_settled_on_the_same_cost_the_grant_stays(rule: Rules, case: Case) -> None:
    approved = calculate(rule, replace(case, limit=None))
    settled = calculate(rule, replace(case, limit=approved.grant))
    assert settled.grant == approved.grant


@given(rules, cases)
def test_a_calculation_reads_back_as_it_was_stored(rule: Rules, case: Case) -> None:
    result = calculate(rule, case)
    assert Calculation.read(result.store()) == result


@wide
@given(every_rule)
@example(Rules())
def test_rules_read_back_as_they_were_stored(rule: Rules) -> None:
    assert Rules.read(rule.store()) == rule


@wide
@given(every_rule, st.integers(0, 10**9).map(Money))
def test_instalments_sum_to_the_grant(rule: Rules, amount: Money) -> None:
    parts = instalments(rule, amount)
    assert Money.total(parts) == amount
    assert len(parts) == (2 if rule.payment == "instalments" else 1)


def test_nothing_at_all_is_nothing() -> None:
    result = calculate(Rules(rate_bp=5000), Case(()))
    assert (result.grant, result.total, result.refused) == (ZERO, ZERO, ())
    assert Before() == Before(measures={})
