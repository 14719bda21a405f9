"""Guideline versions as typed, as TOML, in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.guideline import (
    MeasureRule,
    QuoteRule,
    Rules,
    SourceRule,
    StreetRule,
    TierRule,
)
from app.domain.money import Money
from app.domain.text import clean_line
from app.features.funds.rules import (
    KINDS,
    GuidelineDraft,
    GuidelineFile,
    checked_guideline,
    guideline_draft,
    problems,
    read_guideline,
    write_guideline,
)
from tests.domain.guideline.some import every_rule, wide

GUIDELINE = GuidelineDraft(version="2026", valid_from=date(2026, 1, 1), rate_bp=5000)
STREET = StreetRule(street="Am Markt", first=9, last=3)
SAME = (StreetRule(street="Am Markt"), StreetRule(street="AM MARKT"))
MEASURE = MeasureRule(measure="Fassade", cap=Money(100))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"version": ""}, "version"),
        ({"valid_from": None}, "valid_from"),
        ({"rate_bp": None}, "rate_bp"),
        ({"rate_bp": 0}, "rate_bp"),
        ({"rate_bp": 10001}, "rate_bp"),
        ({"fixed_amount": Money(1)}, "fixed_amount"),
        ({"rounding": "up"}, "rounding"),
        ({"cap_project": Money(0)}, "cap_project"),
        ({"minimum_cost": Money(-1)}, "minimum_cost"),
        ({"cap_project": Money(100), "minimum_grant": Money(200)}, "minimum_grant"),
        ({"proof_months": 61}, "proof_months"),
        ({"proof_day": "31.02."}, "proof_day"),
        ({"deadlines": "28.02.\nmorgen"}, "deadlines"),
        ({"goals": "Bildung", "least_goals": 2}, "least_goals"),
        ({"clause_rate": "x" * 81}, "clause_rate"),
        ({"sources": (SourceRule(name="Land", share_bp=8000),)}, "sources"),
        ({"sources": (SourceRule(name="Land"),)}, "sources[0].share_bp"),
        ({"measures": (MEASURE, MEASURE)}, "measures[1].measure"),
        ({"measures": (MeasureRule(cap=Money(1)),)}, "measures[0].measure"),
        ({"measures": (replace(MEASURE, cap=Money(0)),)}, "measures[0].cap"),
        ({"quotes": (QuoteRule(), QuoteRule(number=1))}, "quotes[1].from_amount"),
        ({"quotes": (QuoteRule(number=0),)}, "quotes[0].number"),
        ({"tiers": (TierRule(), TierRule(body="council"))}, "tiers[1].up_to"),
        ({"streets": (STREET,)}, "streets[0].first"),
        ({"streets": SAME}, "streets[1].street"),
        ({"rent_bp": 2000, "sublet_bp": 2000}, "sublet_bp"),
    ],
)
def test_an_unsound_guideline_is_refused_beside_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_guideline(replace(GUIDELINE, **change))
    assert [one.field for one in caught.value.all] == [field]
    assert caught.value.sentence.endswith(".")


def test_all_that_is_wrong_with_a_guideline_is_said_at_once() -> None:
    wrong = {
        "version": "",
        "valid_from": None,
        "rate_bp": 0,
        "cap_project": Money(0),
        "proof_months": 61,
        "clause_rate": "x" * 81,
    }
    with pytest.raises(Refused) as caught:
        checked_guideline(replace(GUIDELINE, **wrong, minimum_grant=Money(1)))
    assert [one.field for one in caught.value.all] == list(wrong)


def test_a_field_left_empty_says_nothing() -> None:
    _, _, rules = checked_guideline(
        replace(GUIDELINE, proof_months=None, retention_years=None, de_minimis_years=None, proof_day="")
    )
    assert (rules.proof_months, rules.retention_years, rules.de_minimis_years) == (0, 0, 3)
    assert rules.proof_day is None


def test_conditions_are_divided_by_empty_lines() -> None:
    _, _, rules = checked_guideline(replace(GUIDELINE, conditions="Erste\nZeile.\n\n\n Zweite. \n"))
    assert rules.conditions == ("Erste Zeile.", "Zweite.")


lines = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))


def mended(rules: Rules) -> Rules:
    """Without what contradicts itself."""
    return replace(rules, rate_bp=rules.rate_bp or 5000, minimum_grant=None, sublet_bp=None)


sound_rules = every_rule.map(mended)


@wide
@given(sound_rules, lines, st.sampled_from(sorted(KINDS)), st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_written_guidelines_are_read_back_the_same(rules: Rules, name: str, kind: str, day: date) -> None:
    name = clean_line(name)
    guideline = GuidelineFile(name, kind, "1", day, "https://example.org", "Ein Hinweis.", rules)
    assert read_guideline(write_guideline(guideline)) == guideline


@wide
@given(sound_rules)
def test_the_form_shows_and_returns_the_same_rules(rules: Rules) -> None:
    _, _, again = checked_guideline(guideline_draft("1", date(2026, 1, 1), rules))
    assert again == rules


def test_rules_of_the_first_version_are_read() -> None:
    """As they stood in offices' files before there were more rules."""
    kept = {
        "rate_bp": 5000,
        "cap_project_cents": 500_000,
        "minimum_cost_cents": 100_000,
        "minimum_grant_cents": 5_000,
        "rounding": "euro_down",
        "net_if_input_tax": False,
        "clauses": {"rate": "Nr. 5.1", "early_start": "Nr. 3"},
        "legal_basis": "Nr. 10.2.1",
        "conditions": ["Erste."],
        "proof_months": 3,
        "retention_years": 10,
        "binding_years": 10,
        "source": "https://example.org",
    }
    expected = Rules(
        rate_bp=5000,
        cap_project=Money.euros(5000),
        minimum_cost=Money.euros(1000),
        minimum_grant=Money.euros(50),
        rounding="euro_down",
        amounts="gross",
        clauses={"rate": "Nr. 5.1", "early_start": "Nr. 3"},
        legal_basis="Nr. 10.2.1",
        conditions=("Erste.",),
        proof_months=3,
        retention_years=10,
        binding_years=10,
    )
    assert Rules.read(kept) == expected
    assert Rules.read({"rate_bp": 1, "net_if_input_tax": True}).net_if_input_tax
    assert Rules.read({"rate_bp": 1}).net_if_input_tax


@pytest.mark.parametrize(
    "data",
    [{"rate_bp": 0}, {"rate_bp": 10_001}, {"rate_bp": "50"}, {"rate_bp": True},
     {"rate_bp": 5000, "rounding": "up"}, {"rate_bp": 5000, "cap_project_cents": -1},
     {"rate_bp": 5000, "cap_project_cents": 1.5}, {"clauses": 3}, {"tiers": [1]},
     {"tiers": [{"body": "king"}]}, {"goals": "x"}],
)  # fmt: skip
def test_rules_that_cannot_be_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(Refused) as caught:
        Rules.read(data)
    assert caught.value.field in {"rate_bp", "rounding", "cap_project", "clauses", "tiers", "goals"}
    assert caught.value.sentence.startswith("Die Angabe „")
    assert " der Richtlinie " in caught.value.sentence


# -- files


SOUND = 'name="A"\nkind="resident"\nversion="1"\nvalid_from=2026-01-01\n[rules]\nrate_percent=50\n'


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("cap_project = 12.345", "rules.cap_project"),
        ("cap_project = -5", "da steht „-5“"),
        ("cap_project = inf", "rules.cap_project"),
        ("cap_project = 1e30", "rules.cap_project"),
        ('cap_project = "zwölf"', "da steht „zwölf“"),
        ("minimum_grant = true", "rules.minimum_grant"),
        ("proof_months = 1.5", "rules.proof_months"),
        ("retention_years = 99", "rules.retention_years"),
        ('conditions = "x"', "rules.conditions"),
        ("conditions = [1]", "rules.conditions"),
        ('net_if_input_tax = "ja"', "rules.net_if_input_tax"),
        ("rounding = []", "rules.rounding"),
        ("clauses = 1", "rules.clauses"),
        ('clauses = {mond="x"}', "mond"),
        ("clauses = {rate=1}", "rules.clauses.rate"),
        ("cap_projekt = 1", "Ist „cap_project“ gemeint?"),
        ("cap_project = 1\nminimum_grant = 2", "Mindestzuwendung"),
        ("most_area_m2 = 0", "rules.most_area_m2"),
        ('deadlines = ["30.02."]', "rules.deadlines"),
        ("labour_eligible = 1", "muss true oder false sein"),
        ("tiers = 3", "rules.tiers"),
        ('tiers = [{up_to=500, body="king"}]', "„rules.tiers[1].body“ muss eines von office"),
        ("tiers = [{}, {upto=5}]", "Ist „up_to“ gemeint?"),
        ("documents = [{}]", "Es fehlt die Angabe „rules.documents[1].label“."),
        ('documents = [{label=""}]', "„rules.documents[1].label“ darf nicht leer sein."),
        ('streets = [{street="A", first=5, last=2}]', "kleinste Hausnummer"),
    ],
)
def test_every_bad_key_gets_a_sentence(line: str, says: str) -> None:
    found = problems(SOUND + line)
    assert len(found) == 1
    assert says in found[0]


def test_amounts_may_be_typed_the_german_way() -> None:
    assert read_guideline(SOUND + 'cap_project = "1.249,50"').rules.cap_project == Money(124950)


def test_files_of_the_first_version_are_read() -> None:
    old = (
        SOUND
        + 'rounding="euro_down"\nnet_if_input_tax={}\nproof_months=3\n[rules.clauses]\nearly_start="Nr. 3"'
    )
    gross, net = (read_guideline(old.format(word)).rules for word in ("false", "true"))
    assert (gross.amounts, net.amounts) == ("gross", "net_if_input_tax")
    assert (gross.rounding, gross.proof_months, gross.clause("early_start")) == ("euro_down", 3, "Nr. 3")


def test_more_faults_than_are_said_are_counted() -> None:
    with pytest.raises(Refused) as caught:
        read_guideline(SOUND + "\n".join(f"unbekannt{at} = 1" for at in range(8)))
    assert caught.value.sentence.count("\n") == 5
    assert "Dazu kommen 3 weitere Fehler." in caught.value.sentence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = = 3", "Zeile 1, Spalte 5"),
        ("a = 2023-02-31", "Zeile 1"),
        ('x = "', "TOML"),
        ("[" * 5000, "TOML"),
        ("", "Es fehlt die Angabe „name“."),
        ("rules = 3", "[rules]"),
        ("#" * 300_000, "zu groß"),
    ],
)
def test_a_broken_file_gets_a_sentence(text: str, says: str) -> None:
    assert any(says in sentence for sentence in problems(text))
    with pytest.raises(Refused):
        read_guideline(text)


@given(st.text(max_size=200))
def test_no_text_whatever_raises_anything_but_a_refusal(text: str) -> None:
    assert problems(SOUND + text) == [] or all(
        sentence.endswith((".", "?")) for sentence in problems(SOUND + text)
    )
