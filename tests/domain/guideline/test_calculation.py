"""The calculation by hand: each formula of DOMAIN §2.2 with its arithmetic."""

from dataclasses import replace

import pytest

from app.domain.guideline import (
    Area,
    Before,
    Calculation,
    Case,
    Cost,
    MeasureRule,
    Rules,
    calculate,
)
from app.domain.money import ZERO, Money
from tests.domain.guideline.some import euros, said

HALF = Rules(rate_bp=5000)
FACADE = Rules(
    rate_bp=5000, grant_per_m2=Money.euros(30), clauses={"rate": "Nr. 5.1", "grant_per_m2": "Nr. 5.2"}
)


def test_the_example_of_the_field() -> None:
    """200 m², 14.000 €, 50 %, 30 €/m²: min(7.000, 200 × 30 = 6.000) = 6.000 €."""
    result = calculate(FACADE, replace(euros(14_000), areas=(Area("", 20_000),)))
    assert result.grant.cents == 600_000
    assert result.bound_by == "grant_per_m2"
    assert said(result) == [
        "Gesamtkosten laut Kosten- und Finanzierungsplan",
        "Fördersatz 50 % der zuwendungsfähigen Kosten",
        "begrenzt auf 200,00 m² × 30,00 €/m²",
        "Höchstmögliche Zuwendung",
    ]
    assert [step.amount.cents for step in result.steps] == [1_400_000, 700_000, 600_000, 600_000]
    assert [step.clause for step in result.steps] == ["", "Nr. 5.1", "Nr. 5.2", ""]


def test_cost_per_square_metre_is_bounded_before_the_share() -> None:
    """100 m² × 60 €/m² = 6.000 € of 9.000 € count; 40 % of them are 2.400 €, 24 €/m²."""
    rules = Rules(rate_bp=4000, cost_per_m2=Money.euros(60))
    result = calculate(rules, replace(euros(9_000), areas=(Area("Fassade", 10_000),)))
    assert (result.grant.cents, result.eligible.cents, result.bound_by) == (240_000, 600_000, "cost_per_m2")
    assert said(result)[1] == "höchstens 100,00 m² × 60,00 €/m² zuwendungsfähig"


def test_more_than_the_most_area_does_not_count() -> None:
    """Of 350 m² count 300: 300 × 30 = 9.000 €, below half of 40.000 €."""
    rules = replace(FACADE, most_area=30_000)
    assert calculate(rules, replace(euros(40_000), areas=(Area("", 35_000),))).grant.cents == 900_000


def test_without_the_area_it_says_what_is_missing() -> None:
    result = calculate(FACADE, euros(14_000))
    assert result.grant == ZERO
    assert result.refused == (
        "Es fehlt die Fläche in m²; ohne sie lässt sich die Grenze je m² nicht berechnen (Nr. 5.2).",
    )


def test_each_type_of_measure_has_its_own_bounds() -> None:
    """Façade: min(5.000; 100 × 20 = 2.000); yard: 60 % of 5.000, at most 1.000; the rest: half of 400."""
    rules = Rules(
        rate_bp=5000,
        measures=(
            MeasureRule(measure="Fassade", grant_per_m2=Money.euros(20)),
            MeasureRule(measure="Hof", rate_bp=6000, cap=Money.euros(1000)),
        ),
    )
    case = Case(
        (
            Cost(Money.euros(10_000), measure="Fassade"),
            Cost(Money.euros(3_000), measure="hof"),
            Cost(Money.euros(2_000), measure="Hof"),
            Cost(Money.euros(400)),
        ),
        areas=(Area("Fassade", 10_000),),
    )
    result = calculate(rules, case)
    assert (result.grant.cents, result.bound_by) == (320_000, "measures")
    assert "Hof: begrenzt auf den Höchstbetrag" in said(result)
    used = calculate(rules, replace(case, before=Before(measures={"Hof": Money.euros(400)})))
    assert used.grant.cents == 280_000, "of 1.000 € for the yard 600 are left"


def test_each_type_of_measure_has_its_own_largest_area() -> None:
    """Façade: 150 of 200 m² × 30 = 4.500; yard: the general 100 of 120 m² × 10 = 1.000; together 5.500."""
    rules = Rules(
        rate_bp=5000,
        most_area=10_000,
        measures=(
            MeasureRule(measure="Fassade", grant_per_m2=Money.euros(30), most_area=15_000),
            MeasureRule(measure="Hof", grant_per_m2=Money.euros(10)),
        ),
    )
    case = Case(
        (Cost(Money.euros(20_000), measure="Fassade"), Cost(Money.euros(9_000), measure="Hof")),
        areas=(Area("Fassade", 20_000), Area("Hof", 12_000)),
    )
    result = calculate(rules, case)
    assert (result.grant.cents, result.bound_by) == (550_000, "measures")
    assert "Fassade: begrenzt auf 150,00 m² × 30,00 €/m²" in said(result)


def test_the_largest_area_of_a_type_of_measure_counts_under_the_general_bounds_too() -> None:
    """Yard 80 of 120 m², façade 50 m²: 130 × 30 = 3.900; with 100 m² at most for all it is 3.000."""
    yard = MeasureRule(measure="Hof", most_area=8_000)
    rules = Rules(rate_bp=5000, grant_per_m2=Money.euros(30), measures=(yard,))
    case = Case(
        (Cost(Money.euros(20_000), measure="Fassade"), Cost(Money.euros(9_000), measure="hof")),
        areas=(Area("Fassade", 5_000), Area("Hof", 12_000)),
    )
    assert calculate(rules, case).grant.cents == 390_000
    assert calculate(replace(rules, most_area=10_000), case).grant.cents == 300_000


def test_a_cap_of_a_measure_under_the_general_rate() -> None:
    """Trees: 50 % of 4.000 = 2.000, capped to 500; with 50 % of 1.000 = 500 the sum is 1.000."""
    rules = Rules(rate_bp=5000, measures=(MeasureRule(measure="Bäume", cap=Money.euros(500)),))
    case = Case((Cost(Money.euros(4_000), measure="Bäume"), Cost(Money.euros(1_000))))
    assert calculate(rules, case).grant.cents == 100_000


@pytest.mark.parametrize(
    ("caps", "before", "grant", "bound"),
    [
        ({"cap_object": 1_000}, Before(property_total=Money.euros(700)), 30_000, "cap_object"),
        ({"cap_object": 1_000}, Before(property_total=Money.euros(1_700)), 0, "cap_object"),
        (
            {"cap_applicant_year": 1_000},
            Before(applicant_year=Money.euros(200)),
            80_000,
            "cap_applicant_year",
        ),
        ({"cap_year": 50_000}, Before(fund_year=Money.euros(49_900)), 10_000, "cap_year"),
        ({"cap_project": 1_500}, Before(), 150_000, "cap_project"),
        ({"rate_bp": None, "fixed_amount": 300}, Before(), 30_000, "fixed_amount"),
    ],
)
def test_caps_in_euros(caps: dict[str, int | None], before: Before, grant: int, bound: str) -> None:
    """Half of 4.000 € would be 2.000 €."""
    amounts = {name: cap and Money.euros(cap) for name, cap in caps.items()}
    result = calculate(replace(HALF, **amounts), replace(euros(4_000), before=before))
    assert (result.grant.cents, result.bound_by) == (grant, bound)


def test_what_was_granted_before_stands_in_the_sentence() -> None:
    rules = replace(HALF, cap_object=Money.euros(12_000), clauses={"cap_object": "Nr. 6"})
    result = calculate(rules, replace(euros(30_000), before=Before(property_total=Money.euros(5_000))))
    expected = "begrenzt auf den Höchstbetrag je Objekt (12.000,00 € − 5.000,00 € bereits bewilligt)"
    assert said(result)[2] == expected
    assert result.steps[2].clause == "Nr. 6"


@pytest.mark.parametrize(
    ("rules", "cost", "grant", "bound"),
    [
        (Rules(rate_bp=5_000, cap_project=Money(500)), 1_000, 500, "rate"),
        (Rules(rate_bp=5_000, cap_project=Money(500)), 1_002, 500, "cap_project"),
        (Rules(rate_bp=5_000, minimum_cost=Money(1_000)), 1_000, 500, "rate"),
        (Rules(rate_bp=5_000, minimum_cost=Money(1_000)), 999, 0, "minimum_cost"),
        (Rules(rate_bp=5_000, minimum_grant=Money(500)), 1_000, 500, "rate"),
        (Rules(rate_bp=5_000, minimum_grant=Money(500)), 999, 0, "minimum_grant"),
        (Rules(rate_bp=5_000, rounding="cent_half_up"), 999, 500, "rate"),
        (Rules(rate_bp=5_000, rounding="euro_down"), 999, 400, "rate"),
        (Rules(), 999, 999, "eligible"),
        (Rules(fixed_amount=Money(1_000)), 999, 999, "eligible"),
    ],
)
def test_a_bound_is_reached_to_the_cent(rules: Rules, cost: int, grant: int, bound: str) -> None:
    """What is exactly at a bound still fits."""
    result = calculate(rules, Case((Cost(Money(cost)),), requested=Money(10_000)))
    assert (result.grant, result.bound_by) == (Money(grant), bound)


def test_the_amount_asked_for_and_the_amount_approved_bound_it() -> None:
    case = replace(euros(4_000), requested=Money.euros(1_800))
    assert calculate(HALF, case).bound_by == "requested"
    settled = calculate(HALF, replace(case, limit=Money.euros(1_500)))
    assert (settled.grant.cents, settled.bound_by) == (150_000, "limit")
    assert said(settled)[0] == "Gesamtkosten laut Verwendungsnachweis"
    assert said(settled)[-1] == "Endgültige Zuwendung"
    cheaper = calculate(HALF, replace(euros(2_000), limit=Money.euros(1_500)))
    assert cheaper.grant.cents == 100_000, "with lower proven cost the grant falls"


def test_calculations_kept_by_the_first_version_are_read() -> None:
    kept = {
        "steps": [
            ["Gesamtkosten laut Kosten- und Finanzierungsplan", 2_600_000, ""],
            ["davon zuwendungsfähig", 2_400_000, ""],
            ["Fördersatz 50 % der zuwendungsfähigen Kosten", 1_200_000, "Nr. 5.1"],
            ["Höchstmögliche Zuwendung", 1_200_000, ""],
        ],
        "grant_cents": 1_200_000,
        "bound_by": "rate",
    }
    result = Calculation.read(kept)
    assert (result.grant, result.total.cents, result.eligible.cents) == (
        Money(1_200_000),
        2_600_000,
        2_400_000,
    )
    assert result.refused == ()
    assert Calculation.read({}).total == ZERO
