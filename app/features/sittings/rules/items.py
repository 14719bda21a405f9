"""One item of the agenda as values: its draft, who may vote on it, how votes are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from app.domain.money import Money
from app.domain.parsing import parse_clock
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.presence import AttendanceLine, Quorum, QuorumRule, quorum, voters

MOST_VOTES = 500


@dataclass(frozen=True)
class BallotLine:
    """How one voter voted.

    Args:
        vote: ``yes``, ``no``, ``abstain``, ``biased``; None while nothing is recorded.
        reason: ground of the bias.
    """

    member_id: int = 0
    name: str = ""
    party_word: str = ""
    vote: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class ItemDraft:
    """An item as the form holds it.

    Args:
        taken: time of day it was called, as typed.
        secret: votes are given as totals; then only a bias stands in a ballot line.
        outcome: what was decided; None while nothing is.
        amount: what is granted.
    """

    title: str = ""
    taken: str = ""
    text: str = ""
    secret: bool = False
    ballots: tuple[BallotLine, ...] = ()
    yes: int | None = None
    no: int | None = None
    abstained: int | None = None
    outcome: str | None = None
    amount: Money | None = None
    reason: str = ""
    conditions: str = ""
    resolution: str = ""
    responsible: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Tally:
    """A count of votes; abstentions decide nothing, and a tie rejects."""

    yes: int = 0
    no: int = 0
    abstained: int = 0

    @property
    def accepted(self) -> bool:
        """Whether more said yes than no."""
        return self.yes > self.no

    @property
    def cast(self) -> int:
        """All votes."""
        return self.yes + self.no + self.abstained

    @property
    def short(self) -> str:
        """``8 : 2 : 1``, as tables show yes, no, abstained."""
        return f"{self.yes} : {self.no} : {self.abstained}"

    @property
    def words(self) -> str:
        """``8 Ja, 2 Nein, 1 Enthaltung``."""
        return f"{self.yes} Ja, {self.no} Nein, " + (
            "1 Enthaltung" if self.abstained == 1 else f"{self.abstained} Enthaltungen"
        )


@dataclass(frozen=True)
class ItemFacts:
    """What an item's rules must know.

    Args:
        kind: ``application`` or ``topic``.
        number: as the agenda counts it.
        proposed: what the guideline gives; None for topics.
        withdrawn: the application is no longer to be decided.
        barred: members who apply themselves and can never vote on it, by id with the ground.
        hinted: members whose organisation applies; proposed as biased, by id with the ground.
    """

    kind: str
    number: int
    members: tuple[Member, ...]
    attendance: tuple[AttendanceLine, ...]
    rule: QuorumRule
    proposed: Money | None = None
    withdrawn: bool = False
    barred: Mapping[int, str] | None = None
    hinted: Mapping[int, str] | None = None

    def voters(self, taken: str | time | None) -> tuple[Member, ...]:
        """Who may vote at the time it is called."""
        at = parse_clock(taken) if isinstance(taken, str) and taken.strip() else taken
        return voters(self.members, self.attendance, at if isinstance(at, time) else None)


def blank_ballots(facts: ItemFacts, taken: time | None) -> tuple[BallotLine, ...]:
    """A line for each voter, those who are biased by what the contacts say marked as proposed."""
    proposed = {**(facts.hinted or {}), **(facts.barred or {})}
    return tuple(
        BallotLine(
            member.id,
            member.name,
            member.party_word,
            "biased" if member.id in proposed else None,
            proposed.get(member.id, ""),
        )
        for member in facts.voters(taken)
    )


def tally(draft: ItemDraft) -> Tally:
    """The votes counted: totals of a secret vote, else the lines."""
    if draft.secret:
        return Tally(draft.yes or 0, draft.no or 0, draft.abstained or 0)
    votes = [line.vote for line in draft.ballots]
    return Tally(votes.count("yes"), votes.count("no"), votes.count("abstain"))


def item_quorum(facts: ItemFacts, draft: ItemDraft) -> Quorum:
    """Whether the committee may decide on the item; who is biased takes no part and does not count.

    After § 90 VwVfG, which asks for members entitled to vote in the matter.
    """
    biased = {line.member_id for line in draft.ballots if line.vote == "biased"}
    there = [member for member in facts.voters(draft.taken) if member.id not in biased]
    return quorum(facts.rule, facts.members, len(there))


def unanimous(ballots: Sequence[BallotLine]) -> tuple[BallotLine, ...]:
    """Everybody who has not voted yet says yes."""
    return tuple(replace(line, vote="yes") if line.vote is None else line for line in ballots)
