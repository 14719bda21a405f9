"""Which cost counts, by hand: excluded kinds, tax, own labour, planning, shop rent."""

from dataclasses import replace

import pytest

from app.domain.guideline import Case, Cost, Rent, Rules, calculate, own_cash_needed
from app.domain.money import ZERO, Money
from tests.domain.guideline.some import euros, said

HALF = Rules(rate_bp=5000)


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
