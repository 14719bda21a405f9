"""Quorum, groups, bias, votes: what may be and what must hold."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.sittings.rules import accession, committees, planning, resolutions, voting
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.committees import CommitteeDraft, Member, MemberDraft
from app.features.sittings.rules.items import (
    BallotLine,
    ItemDraft,
    ItemFacts,
    Tally,
    blank_ballots,
    item_quorum,
    unanimous,
)
from app.features.sittings.rules.planning import SittingDraft
from app.features.sittings.rules.presence import (
    AttendanceDraft,
    AttendanceLine,
    QuorumRule,
    checked_attendance,
    standing,
    voters,
)
from app.features.sittings.rules.resolutions import ResolutionDraft

DAY = date(2026, 11, 20)
PARTIES = ("resident", "resident", "resident", "trade", "politics")
MEMBERS = tuple(Member(at, 100 + at, f"M{at}", party) for at, party in enumerate(PARTIES, start=1))
STAND_IN = Member(9, 109, "V9", "resident", substitute_for_id=1)
EVERYBODY = (*MEMBERS, STAND_IN)
HALF = QuorumRule(share_bp=5_001)


def there(*ids: int, came: str = "", left: str = "") -> tuple[AttendanceLine, ...]:
    """An attendance list with these there."""
    return tuple(
        AttendanceLine(
            one.id, one.name, presence="present" if one.id in ids else "absent", came=came, left=left
        )
        if one.id in ids
        else AttendanceLine(one.id, one.name, presence="absent")
        for one in EVERYBODY
    )


def facts(*ids: int, kind: str = "application", **changes: object) -> ItemFacts:
    """An item of a sitting at which these are there."""
    base = ItemFacts(kind, 3, EVERYBODY, there(*ids), HALF, Money.euros(1000))
    return replace(base, **changes)  # type: ignore[arg-type]  # any of its fields


def voted(votes: str, **changes: object) -> ItemDraft:
    """Votes of members 1, 2, 3 … in letters."""
    words = {"j": "yes", "n": "no", "e": "abstain", "b": "biased"}
    lines = tuple(
        BallotLine(at, f"M{at}", vote=words[letter], reason="Nachbar" if letter == "b" else "")
        for at, letter in enumerate(votes, start=1)
    )
    return replace(ItemDraft("Bänke", ballots=lines), **changes)  # type: ignore[arg-type]  # any of its fields


def refusals(draft: ItemDraft, of: ItemFacts) -> list[tuple[str | None, str]]:
    """What is wrong with an item: field and sentence."""
    with pytest.raises(Refused) as caught:
        voting.checked_item(draft, of)
    return [(one.field, one.sentence) for one in caught.value.all]


# -- quorum ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "voting_members", "needed"),
    [
        (QuorumRule(6, None), 13, 6),
        (QuorumRule(None, 5_001), 13, 7),
        (QuorumRule(None, 5_001), 12, 7),
        (QuorumRule(None, 5_000), 12, 6),
        (QuorumRule(6, 5_001), 13, 7),
        (QuorumRule(8, 5_001), 13, 8),
        (QuorumRule(None, None), 13, 1),
    ],
)
def test_the_stricter_rule_holds(rule: QuorumRule, voting_members: int, needed: int) -> None:
    assert rule.needed(voting_members) == needed


@given(st.integers(1, 60), st.integers(0, 10_000), st.integers(0, 60))
def test_what_is_needed_is_at_least_the_share_and_the_number(members: int, share: int, number: int) -> None:
    needed = QuorumRule(number or None, share or None).needed(members)
    assert needed * 10_000 >= members * share
    assert needed >= max(number, 1)
    assert needed == max(number, 1) or (needed - 1) * 10_000 < members * share


def test_a_substitute_votes_only_in_an_empty_seat() -> None:
    both = checked_attendance(AttendanceDraft(there(1, 9)), EVERYBODY).lines
    assert [one.name for one in voters(EVERYBODY, both)] == ["M1"]
    alone = checked_attendance(AttendanceDraft(there(2, 9)), EVERYBODY).lines
    assert [one.name for one in voters(EVERYBODY, alone)] == ["M2", "V9"]
    elsewhere = tuple(replace(line, sits_for_id=4) if line.member_id == 9 else line for line in there(2, 9))
    seated = checked_attendance(AttendanceDraft(elsewhere), EVERYBODY).lines
    assert [one.name for one in voters(EVERYBODY, seated)] == ["M2", "V9"]
    assert seated[-1].sits_for_id == 4


def test_one_seat_is_taken_once() -> None:
    other = replace(STAND_IN, id=10, contact_id=110, name="V10")
    lines = (
        *there(9),
        AttendanceLine(10, "V10", presence="present", sits_for_id=1),
    )
    lines = tuple(replace(line, sits_for_id=1) if line.member_id == 9 else line for line in lines)
    with pytest.raises(Refused, match="M1 wird schon von V9 vertreten") as caught:
        checked_attendance(AttendanceDraft(lines), (*EVERYBODY, other))
    assert caught.value.field == "lines[6].sits_for_id"


def test_who_came_late_or_left_early_votes_only_while_there() -> None:
    lines = checked_attendance(AttendanceDraft(there(1, 2, came="18:30", left="20")), EVERYBODY).lines
    assert (lines[0].came, lines[0].left) == ("18:30", "20:00")
    assert voters(EVERYBODY, lines, time(18, 0)) == ()
    assert len(voters(EVERYBODY, lines, time(18, 30))) == 2
    assert voters(EVERYBODY, lines, time(20, 0)) == ()
    assert len(voters(EVERYBODY, lines)) == 2, "without a time everybody counts who was there"
    with pytest.raises(Refused, match="gegangen um 18:00, aber erst um 18:30 gekommen"):
        checked_attendance(AttendanceDraft(there(1, came="18:30", left="18")), EVERYBODY)
    with pytest.raises(Refused, match="keine Uhrzeit"):
        checked_attendance(AttendanceDraft(there(1, came="abends")), EVERYBODY)


def test_quorum_and_groups_are_said_while_the_list_is_filled_in() -> None:
    sentence, warning = standing(HALF, EVERYBODY, there(1, 4, 5), resident_majority=True)
    assert sentence == (
        "Beschlussfähig: 3 von 5 Stimmen sind vertreten (nötig: 3) · Bewohnerschaft 1, andere 2."
    )
    assert "Für die Mehrheit der Bewohnerschaft fehlen 2 Stimmen" in warning
    sentence, warning = standing(HALF, EVERYBODY, there(1), resident_majority=False)
    assert sentence.startswith("Nicht beschlussfähig: 1 von 5 Stimmen ist vertreten")
    assert "nur vertagen" in warning
    assert standing(HALF, EVERYBODY, there(), resident_majority=True)[1] == ""


@given(st.integers(0, 30), st.integers(0, 30))
def test_residents_hold_one_vote_more_or_it_is_said(residents: int, others: int) -> None:
    warned = committees.balance_warning(["resident"] * residents + ["trade"] * others)
    assert bool(warned) == (residents < others + 1)


# -- votes -------------------------------------------------------------------------------------


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


# -- planning, terms, accession, control ---------------------------------------------------------


def test_deadlines_are_reckoned_back_from_the_sitting() -> None:
    starts = datetime(2023, 6, 19, 18, 0)
    assert planning.closing_day(starts, 35) == date(2023, 5, 15)
    assert planning.invitation_day(starts, 14) == date(2023, 6, 5)
    assert planning.lead_warning(starts, 14, date(2023, 6, 5)) == ""
    late = planning.lead_warning(starts, 14, date(2023, 6, 10))
    assert "hätte bis zum 05.06.2023 hinausgehen müssen" in late
    assert "nur noch 9 Tage" in late


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SittingDraft(None, datetime(2026, 12, 1, 18, 0)), "committee_id"),
        (SittingDraft(1), "starts_at"),
        (SittingDraft(1, datetime(2026, 12, 1, 18, 0), datetime(2026, 12, 1, 17, 0)), "ends_at"),
        (SittingDraft(1, datetime(2026, 12, 1, 18, 0), datetime(2026, 12, 3, 17, 0)), "ends_at"),
        (
            SittingDraft(1, datetime(2026, 12, 1, 18, 0), applications_until=date(2026, 12, 2)),
            "applications_until",
        ),
    ],
)
def test_a_sitting_that_cannot_be_is_refused(draft: SittingDraft, field: str) -> None:
    with pytest.raises(Refused) as caught:
        planning.checked(draft)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CommitteeDraft(" "), "name"),
        (CommitteeDraft("Jury", quorum_number=0), "quorum_number"),
        (CommitteeDraft("Jury", lead_days=400), "lead_days"),
        (CommitteeDraft("Jury", closing_days=400), "closing_days"),
    ],
)
def test_a_committee_that_cannot_be_is_refused(draft: CommitteeDraft, field: str) -> None:
    with pytest.raises(Refused) as caught:
        committees.checked(draft)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (MemberDraft(), "contact_id"),
        (MemberDraft(1, "club"), "party"),
        (MemberDraft(1, function="boss"), "function"),
        (MemberDraft(1, since=date(2026, 2, 1), until=date(2026, 1, 1)), "until"),
    ],
)
def test_a_member_that_cannot_be_is_refused(draft: MemberDraft, field: str) -> None:
    with pytest.raises(Refused) as caught:
        committees.checked_member(draft)
    assert caught.value.field == field


def test_terms_end_and_say_so() -> None:
    member = Member(1, 1, "M", since=date(2026, 1, 1), until=date(2026, 12, 31))
    assert member.serves(date(2026, 12, 31))
    assert not member.serves(date(2027, 1, 1))
    assert not member.serves(date(2025, 12, 31))
    assert committees.term_hint(member, date(2027, 1, 1)).startswith("Amtszeit endete am 31.12.2026")
    assert committees.term_hint(member, DAY) == "Amtszeit endet am 31.12.2026"
    assert committees.term_hint(member, date(2026, 6, 1)) == ""


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (AccessionDraft(None, "yes", DAY), "member_id"),
        (AccessionDraft(1, "yes", DAY), "member_id"),
        (AccessionDraft(2, "yes", DAY), "member_id"),
        (AccessionDraft(3, "biased", DAY), "vote"),
        (AccessionDraft(3, "yes", date(2026, 11, 9)), "day"),
        (AccessionDraft(3, "yes", date(2026, 11, 21)), "day"),
    ],
)
def test_only_who_was_away_accedes_afterwards(draft: AccessionDraft, field: str) -> None:
    known = {member.id: member for member in MEMBERS}
    around = {"voted": frozenset({1}), "barred": frozenset({2})}
    with pytest.raises(Refused) as caught:
        accession.checked(draft, known, **around, sat_on=date(2026, 11, 10), today=DAY)
    assert caught.value.field == field
    kept = accession.checked(
        AccessionDraft(3, "no", DAY), known, **around, sat_on=date(2026, 11, 10), today=DAY
    )
    assert (kept.member_id, kept.vote, kept.day) == (3, "no", DAY)


def test_a_resolution_is_done_after_it_was_taken_and_not_tomorrow() -> None:
    for done in (date(2026, 11, 9), date(2026, 11, 21)):
        with pytest.raises(Refused) as caught:
            resolutions.checked(ResolutionDraft(done_on=done), date(2026, 11, 10), DAY)
        assert caught.value.field == "done_on"
    assert resolutions.state(date(2026, 11, 19), None, DAY) == "overdue"
    assert resolutions.state(DAY, None, DAY) == "open"
    assert resolutions.state(None, DAY, DAY) == "done"
