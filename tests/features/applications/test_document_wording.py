"""What a notice says in the cases that are not the usual one, and that it is right in law."""

from dataclasses import replace
from datetime import date

from app.domain.guideline import Calculation, Step
from app.domain.money import Money
from app.features.applications import document
from app.features.applications.rules import bound_sentence
from db.store import Store
from tests.features.applications.paper import ready, words


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
