"""One item of the agenda: who may vote on it, how the votes are counted, and what follows from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.domain.parsing import parse_clock
from app.domain.text import clean_line, clean_text
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.presence import AttendanceLine, Quorum, QuorumRule, quorum, voters
from app.features.sittings.rules.words import (
    APPLICATION_OUTCOMES,
    GRANTING,
    RESOLVING,
    TOPIC_OUTCOMES,
    VOTES,
)

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


def checked_item(draft: ItemDraft, facts: ItemFacts) -> ItemDraft:
    """The item with clean texts; complete only as far as its outcome asks for it.

    Raises:
        Refused: beside each field: a biased vote, totals that do not fit, an outcome the votes do not carry.
    """
    faults = Faults()
    clean = _cleaned(draft, faults)
    faults.refuse()
    clean = _seated(clean, facts)
    faults.add(_ballot_faults(clean, facts))
    faults.add(_outcome_faults(clean, facts))
    faults.refuse()
    return clean


def outcome_faults(draft: ItemDraft, facts: ItemFacts) -> list[Refused]:
    """What keeps the sitting from being closed on this item, with its number before each sentence."""
    found = [*_ballot_faults(draft, facts), *_outcome_faults(draft, facts)]
    if not draft.outcome and facts.kind == "application":
        found.append(Refused("Es ist noch nichts beschlossen. Bitte tragen Sie das Ergebnis ein."))
    return [Refused(f"TOP {facts.number}: {one.sentence}") for one in found]


def _cleaned(draft: ItemDraft, faults: Faults) -> ItemDraft:
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or "" for name in ("title", "responsible")
    }
    texts |= {
        name: faults.take(clean_text, getattr(draft, name), name) or ""
        for name in ("text", "reason", "conditions", "resolution")
    }
    taken = faults.take(parse_clock, draft.taken, "taken") if draft.taken.strip() else None
    if not texts["title"]:
        faults.add([Refused("Bitte geben Sie dem Tagesordnungspunkt einen Titel.", "title")])
    ballots = tuple(
        replace(line, reason=(faults.take(clean_line, line.reason, f"ballots[{at}].reason") or ""))
        for at, line in enumerate(draft.ballots)
    )
    return replace(
        draft,
        **texts,
        taken=f"{taken:%H:%M}" if taken else "",
        ballots=ballots,
        outcome=draft.outcome or "",
    )


def _seated(draft: ItemDraft, facts: ItemFacts) -> ItemDraft:
    """Amounts belong to grants only; who approves in full grants what the guideline gives."""
    if facts.kind == "topic" or draft.outcome not in GRANTING:
        return replace(draft, amount=None)
    if draft.outcome == "approved" and draft.amount is None:
        return replace(draft, amount=facts.proposed)
    return draft


def _ballot_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    may = {member.id for member in facts.voters(draft.taken)}
    for at, line in enumerate(draft.ballots):
        if line.vote == "biased":
            if not line.reason:
                yield Refused(
                    f"{line.name}: Bitte nennen Sie den Grund der Befangenheit; "
                    "er steht in der Niederschrift.",
                    f"ballots[{at}].reason",
                )
        elif line.vote is not None:
            sentence = _vote_fault(line, draft, facts, may)
            if sentence:
                yield Refused(f"{line.name} {sentence}", f"ballots[{at}].vote")
    if draft.secret:
        yield from _total_faults(draft, facts)


def _vote_fault(line: BallotLine, draft: ItemDraft, facts: ItemFacts, may: set[int]) -> str:
    """What is wrong with a vote, said of its voter; empty when it counts."""
    barred = facts.barred or {}
    if line.vote not in VOTES:
        return "hat eine unbekannte Stimme. Bitte wählen Sie Ja, Nein, Enthaltung oder befangen."
    if line.member_id in barred:
        return (
            f"{barred[line.member_id]} und darf nicht mitstimmen (§ 20 VwVfG). "
            "Bitte lassen Sie „befangen“ stehen."
        )
    if line.member_id not in may:
        when = f" um {draft.taken}" if draft.taken else ""
        return (
            f"hat{when} keine Stimme: nach der Anwesenheitsliste nicht da oder vertreten. "
            "Bitte entfernen Sie die Stimme oder berichtigen Sie Uhrzeit und Anwesenheit."
        )
    if draft.secret:
        return (
            "hat geheim abgestimmt; dabei wird keine Stimme mit Namen festgehalten. "
            "Bitte leeren Sie sie und tragen Sie die Summen ein."
        )
    return ""


def _total_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    counted, may = tally(draft).cast, len(_entitled(draft, facts))
    if counted and counted != may:
        yield Refused(
            f"Die Summen ergeben {formats.count(counted, 'Stimme', 'Stimmen')}, stimmberechtigt und nicht "
            f"befangen anwesend {'ist' if may == 1 else 'sind'} {may}. "
            "Ungültige Stimmen zählen als Enthaltung; bitte prüfen Sie Summen und Anwesenheit.",
            "abstained",
        )


def _entitled(draft: ItemDraft, facts: ItemFacts) -> list[Member]:
    biased = {line.member_id for line in draft.ballots if line.vote == "biased"}
    return [member for member in facts.voters(draft.taken) if member.id not in biased]


def _outcome_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    words = APPLICATION_OUTCOMES if facts.kind == "application" else TOPIC_OUTCOMES
    outcome = draft.outcome
    if not outcome:
        return
    if outcome not in words:
        yield Refused("Bitte wählen Sie das Ergebnis aus der Liste.", "outcome")
        return
    if facts.kind == "application" and outcome == "noted" and not facts.withdrawn:
        yield Refused(
            "Über einen Antrag wird beschlossen; nur ein zurückgezogener wird zur Kenntnis genommen. "
            "Bitte wählen Sie bewilligt, abgelehnt oder zurückgestellt.",
            "outcome",
        )
    if outcome in RESOLVING:
        yield from _vote_faults(draft, facts)
    if facts.kind == "application":
        yield from _grant_faults(draft, facts)


def _vote_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    able = item_quorum(facts, draft)
    if not able.reached:
        yield Refused(
            f"Das Gremium ist bei diesem Punkt {able.words}. "
            "Bitte stellen Sie ihn zurück; beschließen lässt sich nichts.",
            "outcome",
        )
        return
    counted = tally(draft)
    missing = len(_entitled(draft, facts)) - counted.cast
    if missing > 0:
        yield Refused(
            f"Es {'fehlt' if missing == 1 else 'fehlen'} {formats.count(missing, 'Stimme', 'Stimmen')}. "
            "Bitte erfassen Sie alle oder berichtigen Sie die Anwesenheit.",
            "secret" if draft.secret else "ballots",
        )
        return
    if draft.outcome == "rejected" and counted.accepted:
        yield Refused(
            f"Mit {counted.words} ist zugestimmt; abgelehnt werden kann so nicht. "
            "Bitte prüfen Sie Stimmen und Ergebnis.",
            "outcome",
        )
    elif draft.outcome != "rejected" and not counted.accepted:
        tie = " Bei Stimmengleichheit ist abgelehnt." if counted.yes == counted.no else ""
        yield Refused(
            f"Mit {counted.words} fehlt die Mehrheit.{tie} Bitte wählen Sie „abgelehnt“ oder "
            "prüfen Sie die Stimmen.",
            "outcome",
        )


def _grant_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    most = facts.proposed or ZERO
    amount = draft.amount or ZERO
    if draft.outcome in GRANTING and amount > most:
        yield Refused(
            f"{formats.money(amount)} sind mehr als die {formats.money(most)}, die nach der Richtlinie "
            "möglich sind. Bitte senken Sie den Betrag.",
            "amount",
        )
    elif draft.outcome in GRANTING and amount <= ZERO:
        yield Refused("Bitte geben Sie den bewilligten Betrag an.", "amount")
    elif draft.outcome == "approved" and amount < most:
        yield Refused(
            f"{formats.money(amount)} sind weniger als die möglichen {formats.money(most)}. "
            "Bitte wählen Sie „teilweise bewilligt“ oder heben Sie den Betrag an.",
            "outcome",
        )
    elif draft.outcome == "partly_approved" and amount == most:
        yield Refused(
            f"{formats.money(most)} ist der volle Betrag. Bitte wählen Sie „bewilligt“ oder senken Sie ihn.",
            "outcome",
        )
    if draft.outcome in {"partly_approved", "rejected", "deferred"} and not draft.reason:
        yield Refused(
            "Bitte nennen Sie den Grund; er steht in der Niederschrift und im Schreiben.",
            "reason",
        )


def unanimous(ballots: Sequence[BallotLine]) -> tuple[BallotLine, ...]:
    """Everybody who has not voted yet says yes."""
    return tuple(replace(line, vote="yes") if line.vote is None else line for line in ballots)
