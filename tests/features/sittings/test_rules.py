"""Quorum and groups, terms and deadlines, accession and control: what may be and what must hold."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.features.sittings.rules import accession, committees, planning, resolutions
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.committees import CommitteeDraft, Member, MemberDraft
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
from tests.features.sittings.hall import (
    DAY,
    EVERYBODY,
    HALF,
    MEMBERS,
    STAND_IN,
    there,
)


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
