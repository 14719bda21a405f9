"""What a notice says in the cases that are not the usual one, and that it is right in law."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.guideline import Calculation, MeasureRule, Rules, Step
from app.domain.money import Money
from app.features.applications import document
from app.features.applications.rules import bound_sentence
from app.features.applications.rules.letter import financing_kind, share_of_cost
from db.store import Store
from tests.features.applications.case import approved, make_fund
from tests.features.applications.paper import data_of, equip, ready, words


def test_the_office_rejects_in_the_name_of_the_city(store: Store) -> None:
    data = replace(ready(store), kind="rejection", mode="office")
    said = words(document.build(data))
    assert "Im Namen und im Auftrag der Stadt Witten lehnen wir den Antrag" in said
    assert "beklagte Stadt Witten" in said


def test_a_whole_rate_is_called_what_it_is(store: Store) -> None:
    data = ready(store)
    whole = replace(data, rate_bp=10_000, eligible=data.amount)
    assert "in Form der Vollfinanzierung: 100 % der" in words(document.build(whole))
    part = replace(
        whole, calculation=replace(data.calculation, bound_by="requested"), eligible=Money.euros(1500)
    )
    said = words(document.build(part))
    assert "in Form der Anteilfinanzierung zu den zuwendungsfähigen Gesamtausgaben von 1.500,00 €" in said
    assert "100 %" not in said.replace("Fördersatz 100 %", "")


CAPPED: dict[str, Any] = {"cap_project_cents": 900_00, "clauses": {"cap_project": "Nr. 5.2"}}


@pytest.mark.parametrize(
    ("rules", "kind", "because"),
    [
        (CAPPED, "Festbetragsfinanzierung", "der Höchstbetrag je Projekt (Nr. 5.2)"),
        ({"fixed_amount_cents": 700_00}, "Festbetragsfinanzierung", "der Festbetrag"),
        ({"rate_bp": 5000, **CAPPED}, "Anteilfinanzierung", "der Höchstbetrag je Projekt (Nr. 5.2)"),
    ],
)
def test_a_guideline_without_a_rate_is_never_called_a_share(
    store: Store, rules: dict[str, Any], kind: str, because: str
) -> None:
    """DOMAIN §3.4: the notice names the kind of financing, the calculation sheet what set the amount."""
    make_fund(store, rules=rules)
    equip(store)
    approved(store, 700)
    data = data_of(store)
    said = words(document.build(data))
    assert f"in Form der {kind}" in said
    sheet = words(document.build(replace(data, kind="calculation")))
    assert f"Maßgeblich war {because}" in sheet
    if "rate_bp" not in rules:
        for text in (said, sheet):
            assert "Fördersatz" not in text
            assert "100 %" not in text


@pytest.mark.parametrize(
    ("bound_by", "euros", "kind"),
    [
        ("eligible", 2800, "Vollfinanzierung"),
        ("financing", 900, "Fehlbedarfsfinanzierung"),
        ("own_cash", 900, "Fehlbedarfsfinanzierung"),
        ("cap_project", 900, "Festbetragsfinanzierung"),
        ("grant_per_m2", 900, "Festbetragsfinanzierung"),
        ("requested", 900, "Festbetragsfinanzierung"),
    ],
)
def test_without_a_rate_what_set_the_amount_says_the_kind_of_financing(
    store: Store, bound_by: str, euros: int, kind: str
) -> None:
    """2.800 € of cost that count; the whole of them, what other money leaves open, or a bound."""
    amount = Money.euros(euros)
    data = replace(ready(store), rate_bp=0, by_share=False, amount=amount, eligible=Money.euros(2800))
    calculated = replace(data, calculation=replace(data.calculation, grant=amount, bound_by=bound_by))
    assert financing_kind(calculated) == kind
    less = replace(calculated, amount=Money.euros(500))
    assert financing_kind(less) == "Festbetragsfinanzierung", "whoever decides named an amount"


def test_rates_of_measure_types_alone_are_shares() -> None:
    apart = (MeasureRule(measure="Hof", rate_bp=6000),)
    assert share_of_cost(Rules(measures=apart))
    assert share_of_cost(Rules(rate_bp=5000))
    assert not share_of_cost(Rules(cap_project=Money.euros(900)))
    assert not share_of_cost(Rules(fixed_amount=Money.euros(900)))


def test_a_consent_to_an_early_start_is_not_forbidden_in_the_conditions(store: Store) -> None:
    data = ready(store)
    assert "dürfen Sie erst beginnen, wenn Sie diese Bewilligung" in words(document.build(data))
    said = words(document.build(replace(data, consent_on=date(2026, 11, 9))))
    assert "mit Wirkung vom 9. November 2026 zugestimmt" in said
    assert "gilt sie für dieses Projekt nicht" in said, "a guideline may itself forbid to begin earlier"
    assert "dürfen Sie erst beginnen" not in said
    assert "Bewilligungszeitraum reicht vom 9. November 2026" in said


def test_the_clause_named_is_that_of_the_rule_that_bound(store: Store) -> None:
    steps = (
        Step("Fördersatz 50 %", Money.euros(1400), "Nr. 5.1"),
        Step("begrenzt auf den Höchstbetrag je Projekt", Money.euros(900)),
        Step("Höchstmögliche Zuwendung", Money.euros(900)),
    )
    calculation = Calculation(steps, Money.euros(900), "cap_project")
    assert bound_sentence(calculation, Money.euros(900), "") == "Maßgeblich war der Höchstbetrag je Projekt."


def test_quotes_in_the_title_become_single_ones_inside_quotes(store: Store) -> None:
    said = words(document.build(replace(ready(store), title="Fest „Straße der Völker“")))
    assert "Projekt „Fest ‚Straße der Völker‘“" in said
    assert "Bewilligungsbescheid zum Fonds „Cityfonds“: Fest „Straße der Völker“" in said


def test_receipts_that_need_not_be_kept_are_not_asked_for(store: Store) -> None:
    said = words(document.build(replace(ready(store), retention_years=0)))
    assert "Originalbelege" not in said
