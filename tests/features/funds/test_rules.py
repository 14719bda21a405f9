"""Shares, budgets, and guidelines as TOML."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.money import Money
from app.features.funds.rules import (
    CLAUSE_KEYS,
    KINDS,
    ROUNDINGS,
    ClauseLine,
    FundDraft,
    GuidelineDraft,
    GuidelineFile,
    SourceLine,
    YearDraft,
    by_source,
    carry_on,
    checked_fund,
    checked_guideline,
    checked_year,
    guideline_draft,
    must_cover,
    problems,
    read_guideline,
    summary,
    write_guideline,
)

SHIPPED = sorted((Path(__file__).parents[3] / "resources" / "guidelines").glob("*.toml"))
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


# -- guideline versions


GUIDELINE = GuidelineDraft(version="2026", valid_from=date(2026, 1, 1), rate_bp=5000)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"version": ""}, "version"),
        ({"valid_from": None}, "valid_from"),
        ({"rate_bp": 0}, "rate_bp"),
        ({"rate_bp": 10001}, "rate_bp"),
        ({"rounding": "up"}, "rounding"),
        ({"cap_project": Money(0)}, "cap_project"),
        ({"minimum_cost": Money(-1)}, "minimum_cost"),
        ({"cap_project": Money(100), "minimum_grant": Money(200)}, "minimum_grant"),
        ({"proof_months": 61}, "proof_months"),
        ({"clauses": (ClauseLine("rate", "Nr. 1"), ClauseLine("rate", "Nr. 2"))}, "clauses[1].rule"),
        ({"clauses": (ClauseLine("moon", "Nr. 1"),)}, "clauses[0].rule"),
    ],
)
def test_an_unsound_guideline_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_guideline(replace(GUIDELINE, **change))  # type: ignore[arg-type] # a parameter table is untyped
    assert caught.value.field == field


def test_all_that_is_wrong_with_a_guideline_is_said_at_once() -> None:
    wrong = {"version": "", "valid_from": None, "rate_bp": 0, "cap_project": Money(0), "proof_months": 61}
    clauses = (ClauseLine("moon", "Nr. 1"), ClauseLine("rate", "x" * 81))
    with pytest.raises(Refused) as caught:
        checked_guideline(replace(GUIDELINE, **wrong, minimum_grant=Money(1), clauses=clauses))  # type: ignore[arg-type]  # a parameter table is untyped
    assert [one.field for one in caught.value.all] == [*wrong, "clauses[0].rule", "clauses[1].clause"]


def test_conditions_are_divided_by_empty_lines() -> None:
    _, _, rules = checked_guideline(replace(GUIDELINE, conditions="Erste\nZeile.\n\n\n Zweite. \n"))
    assert rules.conditions == ("Erste Zeile.", "Zweite.")


amounts = st.none() | st.integers(1, 10**9).map(Money)
lines = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))
rules = st.builds(
    Rules,
    rate_bp=st.integers(1, 10000),
    cap_project=st.none() | st.integers(10**6, 10**9).map(Money),
    minimum_cost=amounts,
    minimum_grant=st.none() | st.integers(1, 10**6).map(Money),
    rounding=st.sampled_from(sorted(ROUNDINGS)),
    net_if_input_tax=st.booleans(),
    clauses=st.dictionaries(st.sampled_from(sorted(CLAUSE_KEYS)), st.just("Nr. 5.1 „Satz 2“")),
    legal_basis=st.just("") | st.just('Ziffer 10 "neu" \\ alt'),
    conditions=st.lists(st.sampled_from(["Erste.", "Zweite – <b>&."]), max_size=3).map(tuple),
    proof_months=st.integers(0, 60),
    retention_years=st.integers(0, 50),
    binding_years=st.integers(0, 50),
)


@given(rules, lines, st.sampled_from(sorted(KINDS)), st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_written_guidelines_are_read_back_the_same(rules: Rules, name: str, kind: str, day: date) -> None:
    name = " ".join(name.split())
    guideline = GuidelineFile(name, kind, "1", day, rules, "https://example.org", "")
    assert read_guideline(write_guideline(guideline)).rules == rules


@given(rules)
def test_the_form_shows_and_returns_the_same_rules(rules: Rules) -> None:
    _, _, again = checked_guideline(guideline_draft("1", date(2026, 1, 1), rules))
    assert again == rules


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_guidelines_can_be_read_and_name_their_source(path: Path) -> None:
    guideline = read_guideline(path.read_text(encoding="utf-8"))
    assert guideline.source.startswith("http")
    assert read_guideline(write_guideline(guideline)) == guideline


def test_the_published_figures_are_shipped() -> None:
    read = {path.stem: read_guideline(path.read_text(encoding="utf-8")).rules for path in SHIPPED}
    assert read["witten-cityfonds"].rate_bp == 5000
    assert read["koeln-aktivierungsfonds"].cap_project == Money.euros(1249)
    assert read["drensteinfurt-hof-fassade"].cap_project == Money.euros(40000)
    assert summary(read["ascheberg-hof-fassade"]).startswith("50")


SOUND = 'name="A"\nkind="resident"\nversion="1"\nvalid_from=2026-01-01\n[rules]\nrate_percent=50\n'


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("cap_project = 12.345", "rules.cap_project"),
        ("cap_project = -5", "rules.cap_project"),
        ("cap_project = inf", "rules.cap_project"),
        ("cap_project = 1e30", "rules.cap_project"),
        ('cap_project = "zwölf"', "rules.cap_project"),
        ("minimum_grant = true", "rules.minimum_grant"),
        ("proof_months = 1.5", "rules.proof_months"),
        ("retention_years = 99", "rules.retention_years"),
        ('conditions = "x"', "rules.conditions"),
        ("conditions = [1]", "rules.conditions"),
        ('net_if_input_tax = "ja"', "rules.net_if_input_tax"),
        ("rounding = []", "rules.rounding"),
        ("clauses = 1", "rules.clauses"),
        ('clauses = {mond="x"}', "mond"),
        ("clauses = {rate=1}", "rate"),
        ("cap_projekt = 1", "Ist „cap_project“ gemeint?"),
        ("cap_project = 1\nminimum_grant = 2", "Mindestzuwendung"),
    ],
)
def test_every_bad_key_gets_a_sentence(line: str, says: str) -> None:
    found = problems(SOUND + line)
    assert len(found) == 1
    assert says in found[0]


def test_amounts_may_be_typed_the_german_way() -> None:
    assert read_guideline(SOUND + 'cap_project = "1.249,50"').rules.cap_project == Money(124950)


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
