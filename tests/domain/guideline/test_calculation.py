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
    Rent,
    Rules,
    calculate,
    own_cash_needed,
)
from app.domain.money import ZERO, Money


def euros(*amounts: int) -> Case:
    """A case with these costs."""
    return Case(tuple(Cost(Money.euros(amount)) for amount in amounts))


def said(result: Calculation) -> list[str]:
    return [step.sentence.replace("\xa0", " ") for step in result.steps]


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


def test_excluded_kinds_and_lines_that_are_not_ticked_do_not_count() -> None:
    """10.000 − 2.000 insulation − 1.000 not ticked = 7.000; half 3.500 €."""
    rules = Rules(rate_bp=5000, excluded=("Wärmedämmung",), clauses={"eligible": "Nr. 4"})
    case = Case(
        (
            Cost(Money.euros(7_000), "Anstrich"),
            Cost(Money.euros(2_000), "wärmedämmung"),
            Cost(Money.euros(1_000), "Anstrich", eligible=False),
        )
    )
    result = calculate(rules, case)
    assert (result.total.cents, result.eligible.cents, result.grant.cents) == (1_000_000, 700_000, 350_000)
    assert said(result)[1] == "davon zuwendungsfähig (ohne Wärmedämmung)"
    assert result.steps[1].clause == "Nr. 4"


@pytest.mark.parametrize(
    ("amounts", "input_tax", "grant"),
    [
        ("gross", True, 59_500),
        ("net", False, 50_000),
        ("net_if_input_tax", False, 59_500),
        ("net_if_input_tax", True, 50_000),
    ],
)
def test_tax_counts_as_the_guideline_says(amounts: str, input_tax: bool, grant: int) -> None:
    """1.190 € with 19 % in it are 1.000 € net; half is 595 or 500 €."""
    case = Case((Cost(Money.euros(1_190), vat_bp=1900),), input_tax=input_tax)
    assert calculate(replace(HALF, amounts=amounts), case).grant.cents == grant


def test_tax_is_rounded_half_up() -> None:
    """Of 1,00 € with 19 %: 100 × 19 ÷ 119 = 15,97 → 0,16 €; net 0,84 €."""
    result = calculate(Rules(amounts="net"), Case((Cost(Money(100), vat_bp=1900),)))
    assert result.total.cents == 84


LABOUR = Rules(rate_bp=5000, labour_per_hour=Money.euros(15))


def labour(minutes: int, others: int = 1_000) -> Case:
    return Case((Cost(Money.euros(others)), Cost(ZERO, role="labour", minutes=minutes)))


@pytest.mark.parametrize(
    ("rules", "minutes", "eligible"),
    [
        # 20 h 30 min × 15 €/h = 307,50 €
        (LABOUR, 1230, 130_750),
        # 10 of 20 hours: 150 €
        (replace(LABOUR, labour_hours=10), 1200, 115_000),
        (replace(LABOUR, labour_hours=20), 1200, 130_000),
        (replace(LABOUR, labour_cap=Money.euros(200)), 1200, 120_000),
        # labour ≤ 20 % of the whole: 1.000 × 20 ÷ 80 = 250 €; 250 is a fifth of 1.250
        (replace(LABOUR, labour_share_bp=2000), 1200, 125_000),
        (replace(LABOUR, labour_eligible=False), 1200, 100_000),
    ],
)
def test_own_labour_is_valued_and_bounded(rules: Rules, minutes: int, eligible: int) -> None:
    result = calculate(rules, labour(minutes))
    assert result.eligible.cents == eligible
    assert result.grant.cents == eligible // 2


def test_own_labour_without_a_value_an_hour_counts_as_typed() -> None:
    """30 hours worth 600 €, of which 20 count: 400 €."""
    case = Case((Cost(Money.euros(600), role="labour", minutes=1800), Cost(Money.euros(1_000))))
    assert calculate(replace(HALF, labour_hours=20), case).eligible.cents == 140_000


def test_nobody_is_paid_for_own_labour_or_for_what_others_pay() -> None:
    """2.000 € of which 500 are own labour and 300 a donation: at most 1.200 € are left to pay."""
    case = Case(
        (Cost(Money.euros(1_500)), Cost(Money.euros(500), role="labour")),
        {"donation": Money.euros(300), "own_labour": Money.euros(500)},
    )
    result = calculate(Rules(rate_bp=10_000), case)
    assert (result.grant.cents, result.bound_by) == (120_000, "financing")
    bounded = "begrenzt auf die ungedeckten Ausgaben"
    assert f"{bounded} (2.000,00 € − Eigenleistung 500,00 € − andere Mittel 300,00 €)" in said(result)


def test_the_own_share_in_cash() -> None:
    """10 % of 1.000 € have to be paid by oneself: at most 900 €; with 50 € in the plan nothing is given."""
    rules = Rules(own_cash_bp=1000, clauses={"own_cash": "Nr. 5.4"})
    result = calculate(rules, replace(euros(1_000), finance={"own_cash": Money.euros(100)}))
    assert (result.grant.cents, result.bound_by) == (90_000, "own_cash")
    short = calculate(rules, replace(euros(1_000), finance={"own_cash": Money.euros(50)}))
    assert short.grant == ZERO
    assert "nötig sind mindestens 100,00\xa0€" in short.refused[0]
    assert short.steps[-1].clause == "Nr. 5.4"
    assert own_cash_needed(replace(rules, own_cash=Money.euros(250)), Money.euros(1_000)) == Money.euros(250)


def test_planning_cost_up_to_a_tenth_of_the_grant() -> None:
    """Works 10.000 at 50 %: 5.000 €; planning counts up to 10 % of it, 500 of 1.200 €; half of 10.500 €."""
    rules = Rules(rate_bp=5000, planning_bp=1000)
    case = Case((Cost(Money.euros(10_000)), Cost(Money.euros(1_200), role="planning")))
    result = calculate(rules, case)
    assert (result.eligible.cents, result.grant.cents) == (1_050_000, 525_000)
    sentence = "Planungskosten höchstens 10 % der Zuwendung von 5.000,00 € ohne Planung"
    assert sentence in said(result)
    little = Case((Cost(Money.euros(10_000)), Cost(Money.euros(400), role="planning")))
    assert calculate(rules, little).grant.cents == 520_000


SHOP = Rules(rent_bp=7000, sublet_bp=2000, rent_area=30_000, rent_months=24)


@pytest.mark.parametrize(
    ("rent", "grant"),
    [
        # min(800; 70 % of 1.000 = 700) − 20 % of 1.000 = 500 a month; × 24
        (Rent(Money.euros(1_000), Money.euros(800), 36, 20_000), 1_200_000),
        # 600 − 200 = 400; × 12
        (Rent(Money.euros(1_000), Money.euros(600), 12, 30_000), 480_000),
        # 400 m² of which 300 count: 500 × 300 ÷ 400 = 375; × 24
        (Rent(Money.euros(1_000), Money.euros(700), 24, 40_000), 900_000),
        # a new rent below the least sublet needs no money
        (Rent(Money.euros(1_000), Money.euros(150), 24, 10_000), 0),
    ],
)
def test_shop_rent(rent: Rent, grant: int) -> None:
    assert calculate(SHOP, Case((), rent=rent)).grant.cents == grant


def test_refitting_a_shop_counts_where_the_guideline_says_so() -> None:
    """12 × (600 − 200) = 4.800 € and 2.000 € of refitting."""
    case = replace(euros(2_000), rent=Rent(Money.euros(1_000), Money.euros(600), 12, 10_000))
    assert calculate(SHOP, case).grant.cents == 680_000
    assert calculate(replace(SHOP, rent_refit=False), case).grant.cents == 480_000


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
