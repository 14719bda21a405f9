"""Bias and votes: nobody votes who may not, and the result follows from the votes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.features.sittings.rules import voting
from app.features.sittings.rules.items import (
    BallotLine,
    ItemDraft,
    Tally,
    blank_ballots,
    item_quorum,
    unanimous,
)
from tests.features.sittings.hall import (
    facts,
    refusals,
    voted,
)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_tie_rejects_and_abstentions_decide_nothing(yes: int, no: int, abstained: int) -> None:
    assert Tally(yes, no, abstained).accepted == (yes > no)


def test_a_majority_approves_and_the_amount_follows() -> None:
    kept = voting.checked_item(voted("jjn", outcome="approved"), facts(1, 2, 3))
    assert kept.amount == Money.euros(1000)
    assert (
        voting.checked_item(voted("jnn", outcome="rejected", reason="Nein."), facts(1, 2, 3)).amount is None
    )


@pytest.mark.parametrize(
    ("draft", "field", "says"),
    [
        (voted("jnen", outcome="approved"), "outcome", "fehlt die Mehrheit"),
        (voted("jnjn", outcome="approved"), "outcome", "Bei Stimmengleichheit ist abgelehnt"),
        (voted("jjjn", outcome="rejected", reason="x"), "outcome", "abgelehnt werden kann so nicht"),
        (voted("jjj", outcome="approved"), "ballots", "Es fehlt 1 Stimme"),
        (voted("jjjj", outcome="approved", amount=Money.euros(900)), "outcome", "teilweise bewilligt"),
        (voted("jjjj", outcome="approved", amount=Money.euros(1001)), "amount", "sind mehr als die 1.000,00"),
        (voted("jjjj", outcome="partly_approved", amount=Money.euros(900)), "reason", "nennen Sie den Grund"),
        (voted("jjjj", outcome="partly_approved", reason="x"), "amount", "bewilligten Betrag"),
        (
            voted("jjjj", outcome="partly_approved", amount=Money.euros(1000), reason="x"),
            "outcome",
            "ist der volle Betrag",
        ),
        (voted("nnnn", outcome="rejected"), "reason", "nennen Sie den Grund"),
        (voted("jjjj", outcome="noted"), "outcome", "nur ein zurückgezogener"),
        (voted("jjjj", outcome="?"), "outcome", "aus der Liste"),
    ],
)
def test_the_result_must_follow_from_the_votes(draft: ItemDraft, field: str, says: str) -> None:
    found = refusals(draft, facts(1, 2, 3, 4))
    assert [at for at, _ in found] == [field]
    assert says in found[0][1].replace("\u00a0", " ")


def test_who_applies_cannot_vote_and_who_is_near_is_proposed_as_biased() -> None:
    of = facts(1, 2, 3, 4, barred={1: "stellt selbst den Antrag"}, hinted={2: "gehört zu „Verein“"})
    lines = blank_ballots(of, None)
    assert [(line.vote, line.reason) for line in lines[:3]] == [
        ("biased", "stellt selbst den Antrag"),
        ("biased", "gehört zu „Verein“"),
        (None, ""),
    ]
    found = refusals(voted("jjjj", outcome="approved"), of)
    assert found[0][0] == "ballots[0].vote"
    assert "M1 stellt selbst den Antrag und darf nicht mitstimmen (§ 20 VwVfG)" in found[0][1]
    near = voting.checked_item(voted("bjjj", outcome="approved"), of)
    assert near.ballots[1].vote == "yes", "membership alone is for people to judge"


def test_a_bias_needs_its_ground() -> None:
    draft = voted("bjjj")
    draft = replace(draft, ballots=(replace(draft.ballots[0], reason=" "), *draft.ballots[1:]))
    assert refusals(draft, facts(1, 2, 3, 4))[0][0] == "ballots[0].reason"


def test_who_is_biased_does_not_count_for_the_quorum_of_the_item() -> None:
    of = facts(1, 2, 3)
    assert item_quorum(of, voted("jjj")).reached
    assert not item_quorum(of, voted("bjj")).reached
    found = refusals(voted("bjj", outcome="approved"), of)
    assert "nicht beschlussfähig: 2 von 5" in found[0][1]
    kept = voting.checked_item(voted("bjj", outcome="deferred", reason="Nicht beschlussfähig."), of)
    assert kept.outcome == "deferred"


@pytest.mark.parametrize(
    ("yes", "no", "abstained", "fits"), [(2, 1, 1, True), (2, 1, 0, False), (3, 2, 0, False)]
)
def test_totals_of_a_secret_vote_fit_who_may_vote(yes: int, no: int, abstained: int, fits: bool) -> None:
    draft = ItemDraft("Bänke", secret=True, yes=yes, no=no, abstained=abstained, outcome="approved")
    if fits:
        assert voting.checked_item(draft, facts(1, 2, 3, 4)).amount == Money.euros(1000)
    else:
        found = refusals(draft, facts(1, 2, 3, 4))
        assert found[0][0] == "abstained"
        assert "nicht befangen anwesend sind 4" in found[0][1]


def test_a_secret_vote_names_nobody() -> None:
    draft = voted("jbjj", secret=True, yes=2, no=1, abstained=0)
    found = refusals(draft, facts(1, 2, 3, 4))
    assert {at for at, _ in found} == {"ballots[0].vote", "ballots[2].vote", "ballots[3].vote"}


def test_nobody_votes_who_is_not_there() -> None:
    found = refusals(voted("jjjjj"), facts(1, 2, 3, 4))
    assert found == [("ballots[4].vote", found[0][1])]
    assert "M5 hat keine Stimme" in found[0][1]


def test_the_rest_says_yes() -> None:
    lines = unanimous((BallotLine(1, vote="no"), BallotLine(2), BallotLine(3, vote="biased")))
    assert [line.vote for line in lines] == ["no", "yes", "biased"]


def test_a_topic_is_noted_without_a_vote_and_resolved_with_one() -> None:
    of = facts(1, 2, 3, kind="topic", proposed=None)
    assert voting.checked_item(ItemDraft("Termine", outcome="noted"), of).outcome == "noted"
    assert refusals(ItemDraft("Termine", outcome="approved"), of)[0][0] == "ballots"
    assert voting.checked_item(voted("jjj", outcome="approved"), of).outcome == "approved"
    assert refusals(ItemDraft(" "), of)[0][0] == "title"


def test_who_applies_is_recorded_as_biased_before_anything_is_resolved() -> None:
    of = facts(1, 2, 3, 4, 5, barred={5: "stellt selbst den Antrag"})
    lines = (*voted("jjjj").ballots, BallotLine(5, "M5"))
    draft = replace(ItemDraft("Bänke", ballots=lines), outcome="approved")
    assert refusals(draft, of)[0][0] == "ballots[4].vote"
    secret = replace(
        ItemDraft("Bänke", secret=True, yes=5, no=0, abstained=0), ballots=(BallotLine(5, "M5"),)
    )
    assert refusals(replace(secret, outcome="approved"), of)[0][1].startswith("M5 stellt selbst den Antrag")
