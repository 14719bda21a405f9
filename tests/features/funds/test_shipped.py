"""Every guideline that comes with the program, by an example calculated by hand.

Each example says its arithmetic; the expected amounts are written out, never computed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.guideline import (
    Area,
    Before,
    Case,
    Cost,
    Facts,
    Rent,
    calculate,
    documents_needed,
    execution_end,
    instalments,
    last_application_day,
    obstacles,
    proof_due,
    quotes_needed,
    tier,
)
from app.domain.money import Money
from app.features.funds.rules import read_guideline, write_guideline

SHIPPED = sorted((Path(__file__).parents[3] / "resources" / "guidelines").glob("*.toml"))


@dataclass(frozen=True)
class Example:
    """A case and what comes of it, in cents."""

    case: Case
    grant: int
    bound: str
    body: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def cost(*euros: int, **more: Any) -> Case:
    """Cost lines without anything particular."""
    return Case(tuple(Cost(Money.euros(one)) for one in euros), **more)


def wall(euros: int, square_metres: int, **more: Any) -> Case:
    """A façade of that cost and area."""
    return Case(
        (Cost(Money.euros(euros), "Anstrich", measure="Fassade"),),
        areas=(Area("Fassade", square_metres * 100),),
        **more,
    )


def spent(euros: int) -> Before:
    """What the fund gave in the year before."""
    return Before(fund_year=Money.euros(euros))


EXAMPLES: Mapping[str, Example] = {
    # 50 % of 24.000 = 12.000; for the building 10.000 − 2.500 granted before = 7.500
    "ascheberg-hof-fassade": Example(
        cost(24_000, before=Before(property_total=Money.euros(2_500))), 750_000, "cap_object"
    ),
    # 1.180 above 1.000 a project
    "bahnstadt-bewohnerfonds": Example(cost(1_180), 100_000, "cap_project", "committee"),
    # 1.900 above 1.500; two halves of 750; six weeks before the 19.06. is the 08.05.
    "berlin-aktionsfonds": Example(
        cost(1_900), 150_000, "cap_project", "committee",
        {"instalments": (75_000, 75_000), "last day": date(2026, 5, 8)},
    ),
    # gross: 11.900 with 1.900 tax stays 11.900, above 10.000
    "bielefeld-baumheide": Example(
        Case((Cost(Money.euros(11_900), vat_bp=1900),), input_tax=True), 1_000_000, "cap_project", "committee"
    ),
    # of 37.500 a year 36.900 are given: 600 are left of 2.000
    "dortmund-hoerde": Example(cost(2_000, before=spent(36_900)), 60_000, "cap_year", "committee"),
    # 6.200 above 5.000 a project
    "dortmund-nordstadt": Example(cost(6_200), 500_000, "cap_project", "committee"),
    # of 25.000 a year 24.000 are given: 1.000 are left of 3.000
    "dortmund-rheinische-strasse": Example(
        cost(3_000, before=spent(24_000)), 100_000, "cap_year", "committee"
    ),
    # of 16.000 a year 15.250 are given: 750 are left of 800
    "dortmund-unionviertel": Example(cost(800, before=spent(15_250)), 75_000, "cap_year", "committee"),
    # 1.234 in full; 35.000 − 30.000 = 5.000 are left
    "dortmund-westerfilde": Example(cost(1_234, before=spent(30_000)), 123_400, "rate", "committee"),
    # 50 % of 95.000 = 47.500, above 40.000
    "drensteinfurt-hof-fassade": Example(cost(95_000), 4_000_000, "cap_object"),
    # of 100.000 a year 91.000 are given: 9.000 are left of 12.000
    "dueren-nord-fassade": Example(cost(12_000, before=spent(91_000)), 900_000, "cap_year"),
    # 2.300 above 1.500
    "eisenach-innenstadt": Example(cost(2_300), 150_000, "cap_project", "committee"),
    # 50 % of 18.333 = 9.166,50
    "gelsenkirchen-haus-hofflaechen": Example(cost(18_333), 916_650, "rate"),
    # 50 % of 14.000 = 7.000; 200 m² × 30 = 6.000
    "hagen-hohenlimburg-fassade": Example(wall(14_000, 200), 600_000, "grant_per_m2"),
    # 29.700 of 30.000 are given: 300 are left of 450, which the office decides
    "hagen-wehringhausen": Example(cost(450, before=spent(29_700)), 30_000, "cap_year", "office"),
    # gross 11.900; own labour of 1.000 does not count: 50 % of 11.900 = 5.950; 190 m² × 30 = 5.700
    "hagen-wehringhausen-fassade": Example(
        Case(
            (Cost(Money.euros(11_900), vat_bp=1900), Cost(Money.euros(1_000), role="labour")),
            input_tax=True,
            areas=(Area("", 19_000),),
        ),
        570_000, "grant_per_m2", None, {"execution": date(2026, 12, 31), "last day": date(2025, 6, 30)},
    ),
    # 640 in full; 56 days before the 19.06. is the 24.04.; six weeks after the 31.08. is the 12.10.
    "hamburg-barmbek-sued": Example(
        cost(640), 64_000, "rate", "committee", {"last day": date(2026, 4, 24), "proof": date(2026, 10, 12)}
    ),
    # 50 % of 999,99 = 499,995, rounded down to 499,99; proof by the 31.01. of the next year
    "hamburg-st-pauli": Example(
        Case((Cost(Money(99_999)),)), 49_999, "rate", "committee", {"proof": date(2027, 1, 31)}
    ),
    # 20.000 above 12.000 for the building
    "heiligenhaus-fassade": Example(cost(20_000), 1_200_000, "cap_object", "administration"),
    # 50 % of 8.400 = 4.200; of 25.000 a year 21.000 are given: 4.000 are left
    "heiligenhaus-innenstadt": Example(cost(8_400, before=spent(21_000)), 400_000, "cap_year", "committee"),
    # 50 % of 3.333 = 1.666,50
    "heiligenhaus-oberilp-nonnenbruch": Example(cost(3_333), 166_650, "rate"),
    # 7.500, asked for 3.750; three quotes, and without a yard seven of eight documents
    "huenxe-hof-fassade": Example(
        Case((Cost(Money.euros(7_500), measure="Fassade"),), requested=Money.euros(3_750)),
        375_000, "requested", None, {"quotes": 3, "documents": 7},
    ),
    # 520 − 90 catering = 430, below 500; the last day before the 19.06. is the 31.05.
    "jena-lobeda-aktionsfonds": Example(
        Case((Cost(Money.euros(430)), Cost(Money.euros(90), "Verpflegung"))),
        43_000, "rate", "committee", {"last day": date(2026, 5, 31)},
    ),
    # 1.250 above 1.249
    "koeln-aktivierungsfonds": Example(cost(1_250), 124_900, "cap_project", "council"),
    # 5.000 of cost; 120 m² × 30 = 3.600
    "krefeld-fassade": Example(wall(5_000, 120), 360_000, "grant_per_m2"),
    # 500,01 is a cent too much for the administration
    "leverkusen-stadtteilfonds": Example(Case((Cost(Money(50_001)),)), 50_001, "rate", "council"),
    # min(900; 70 % of 1.200 = 840) − 20 % of 1.200 = 600 a month; 24 of 30 months = 14.400; refitting 3.000
    "luenen-anmietung": Example(
        cost(3_000, rent=Rent(Money.euros(1_200), Money.euros(900), 30, 25_000)), 1_740_000, "eligible"
    ),
    # 50 % of 1.111,11 = 555,555, rounded down
    "much-ortskern": Example(Case((Cost(Money(111_111)),)), 55_555, "rate"),
    # insulation does not count: 9.000; 100 m² × 60 = 6.000; 40 % = 2.400 = 100 m² × 24
    "viersen-suechteln-fassade": Example(
        Case(
            (Cost(Money.euros(9_000), "Anstrich"), Cost(Money.euros(5_000), "Fassadendämmung")),
            areas=(Area("", 10_000),),
        ),
        240_000, "cost_per_m2",
    ),
    # 50 % of 30.000 = 15.000; 400 m² × 30 = 12.000; 10.000 for the building
    "wachtendonk-fassade": Example(wall(30_000, 400), 1_000_000, "cap_object"),
    # 50 % of 5.000 = 2.500; of 7.500 a year 6.000 are given: 1.500 are left
    "wachtendonk-verfuegungsfonds": Example(
        cost(5_000, before=spent(6_000)), 150_000, "cap_year", "committee"
    ),
    # 50 % of 2.469,13 = 1.234,565, rounded down
    "westzipfelregion": Example(Case((Cost(Money(246_913)),)), 123_456, "rate", "committee"),
    # 50 % of 4.000 = 2.000; of 15.000 a year 13.800 are given: 1.200; 35 days before the 19.06. is the 15.05.
    "witten-cityfonds": Example(
        cost(4_000, before=spent(13_800)), 120_000, "cap_year", "committee", {"last day": date(2026, 5, 15)}
    ),
    # works 20.000: 10.000; planning up to 10 % of it: 1.000 of 2.500; 50 % of 21.000 = 10.500
    "witten-heven-ost-fassade": Example(
        Case((Cost(Money.euros(20_000)), Cost(Money.euros(2_500), role="planning"))), 1_050_000, "rate"
    ),
    # 875 in full; the last day before the 19.06. is the 14.04.
    "witten-quartiersfonds": Example(cost(875), 87_500, "rate", "committee", {"last day": date(2026, 4, 14)}),
    # 700 − 20 % of 1.000 = 500 a month; of 400 m² count 300: 375; 12 months = 4.500
    "wuelfrath-anmietung": Example(
        Case((), rent=Rent(Money.euros(1_000), Money.euros(700), 12, 40_000)), 450_000, "eligible"
    ),
}  # fmt: skip
SITTING, DECIDED, ENDS = date(2026, 6, 19), date(2026, 3, 2), date(2026, 8, 31)


def test_no_guideline_is_without_an_example() -> None:
    assert {path.stem for path in SHIPPED} == set(EXAMPLES)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_a_shipped_guideline_gives(path: Path) -> None:
    rules, example = read_guideline(path.read_text(encoding="utf-8")).rules, EXAMPLES[path.stem]
    result = calculate(rules, example.case)
    assert (result.grant.cents, result.bound_by, result.refused) == (example.grant, example.bound, ())
    found = tier(rules, result.grant)
    assert (found and found.body) == example.body
    follows = {
        "instalments": tuple(part.cents for part in instalments(rules, result.grant)),
        "last day": last_application_day(rules, SITTING),
        "execution": execution_end(rules, DECIDED),
        "proof": proof_due(rules, ENDS),
        "quotes": quotes_needed(rules, result.total),
        "documents": len(documents_needed(rules, example.case)),
    }
    assert {name: follows[name] for name in example.more} == dict(example.more)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_guidelines_name_their_source_and_what_is_assumed(path: Path) -> None:
    guideline = read_guideline(path.read_text(encoding="utf-8"))
    assert guideline.source.startswith("http")
    assert "nicht veröffentlicht" in guideline.note.casefold()
    assert read_guideline(write_guideline(guideline)) == guideline


def test_conditions_of_shipped_guidelines_stand_against_a_grant() -> None:
    """Hagen: two dwellings, two storeys, a firm. Krefeld: ten years old. Westerfilde: one of seven goals."""
    read = {path.stem: read_guideline(path.read_text(encoding="utf-8")).rules for path in SHIPPED}
    assert (
        len(obstacles(read["hagen-wehringhausen-fassade"], Facts(dwellings=1, storeys=2, trade_firm=True)))
        == 2
    )
    young = Facts(year_built=2020, received_on=date(2026, 5, 1))
    assert "6 Jahre alt" in obstacles(read["krefeld-fassade"], young)[0]
    westerfilde = read["dortmund-westerfilde"]
    assert len(westerfilde.goals) == 7
    who = Facts(applicant_group="Vereine", goals=("Stadtteil aufwerten",))
    assert obstacles(westerfilde, who) == ()
    assert not read["dueren-nord-fassade"].early_start
    assert obstacles(read["gelsenkirchen-haus-hofflaechen"], Facts())
