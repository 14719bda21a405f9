"""Guidelines in words: every rule can be read, and what changed is told."""

from dataclasses import replace

from hypothesis import given

from app.domain.guideline import KEYS, Rules, TierRule
from app.domain.money import Money
from app.features.funds.rules import changes, in_words, summary
from tests.domain.guideline.some import every_rule, wide


def test_every_key_can_be_said_and_told_apart() -> None:
    """A rule that nobody could read in the window would be as good as hidden."""
    plain = Rules(rate_bp=5000)
    for one in KEYS:
        assert one.label, one.name
        assert one.help.endswith("."), one.name
    said = dict(in_words(plain))
    assert said["Höhe der Zuwendung"][0] == ("Fördersatz", "50\xa0%")
    assert changes(plain, plain) == []


@wide
@given(every_rule, every_rule)
def test_two_versions_are_the_same_in_words_only_where_they_are(one: Rules, other: Rules) -> None:
    assert bool(changes(one, other)) == (one != other)


def test_a_change_is_told_in_words() -> None:
    before = Rules(rate_bp=5000, goals=("Bildung",), tiers=(TierRule(up_to=Money.euros(500), body="office"),))
    after = replace(
        before,
        rate_bp=6000,
        cap_project=Money.euros(5000),
        goals=("Bildung", "Umwelt"),
        tiers=(TierRule(up_to=Money.euros(750), body="office"),),
        clauses={"rate": "Nr. 5.1"},
    )
    assert [sentence.replace("\xa0", " ") for sentence in changes(before, after)] == [
        "Fördersatz: 50 % → 60 %",
        "Höchstbetrag je Projekt: keine Angabe → 5.000,00 €",
        "Ziele: + Umwelt",
        "Wer entscheidet: + bis Zuwendung 750,00 €, Büro",
        "Wer entscheidet: − bis Zuwendung 500,00 €, Büro",
        "Fundstelle „Fördersatz“: keine → Nr. 5.1",
    ]


def test_the_summary_names_rate_and_bounds() -> None:
    rules = Rules(rate_bp=4000, cost_per_m2=Money.euros(60), cap_object=Money.euros(12000))
    assert (
        summary(rules).replace("\xa0", " ") == "40 %, Kosten bis 60,00 €/m², höchstens 12.000,00 € je Objekt"
    )
    assert summary(Rules()) == "ohne Satz und Grenze"
