"""Who gets the money when the pot is too small: a proposal, which people change as they see fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import WHOLE, ZERO, Money


@dataclass(frozen=True)
class Claim:
    """An application the committee said yes to, as it competes for the pot.

    Args:
        item_id: of the agenda.
        proposed: what the guideline gives; never more is granted.
        yes: votes for it. no: votes against it.
        completed_on: day its documents were complete.
    """

    item_id: int
    proposed: Money
    yes: int
    no: int
    received_on: date
    completed_on: date | None = None

    @property
    def yes_bp(self) -> int:
        """Share of yes among yes and no, in basis points."""
        return self.yes * WHOLE // (self.yes + self.no) if self.yes + self.no else 0


@dataclass(frozen=True)
class RankLine:
    """A line of the ranking as the form holds it."""

    item_id: int = 0
    pot: str = ""
    title: str = ""
    votes: str = ""
    proposed: Money | None = None
    rank: int | None = None
    amount: Money | None = None


@dataclass(frozen=True)
class RankingDraft:
    """The whole ranking."""

    lines: tuple[RankLine, ...] = ()


@dataclass(frozen=True)
class Pot:
    """The free money of a fund's year, and what the sitting's items ask of it.

    Args:
        key: ``Quartiersfonds 2026``.
        free: what can be granted to these items: free money and what they hold back themselves.
        asked: sum of what they were proposed.
        granted: sum of what is entered for them.
    """

    key: str
    free: Money
    asked: Money
    granted: Money
    count: int = 0

    @property
    def is_short(self) -> bool:
        """Whether not everything can be granted."""
        return self.asked > self.free

    @property
    def words(self) -> str:
        """``Quartiersfonds 2026: 9 Anträge über 37.820,00 €, frei sind 31.241,62 €``."""
        asked = f"{formats.count(self.count, 'Antrag', 'Anträge')} über {formats.money(self.asked)}"
        short = f"; es fehlen {formats.money(self.asked - self.free)}" if self.is_short else ""
        return f"{self.key}: {asked}, frei sind {formats.money(self.free)}{short}."


def ranked(claims: Sequence[Claim]) -> list[Claim]:
    """In the order of the proposal: share of yes, then the day documents were complete, then the receipt."""
    return sorted(
        claims,
        key=lambda claim: (
            -claim.yes_bp,
            -claim.yes,
            claim.completed_on or claim.received_on,
            claim.received_on,
            claim.item_id,
        ),
    )


def by_rank(claims: Sequence[Claim], pot: Money) -> dict[int, Money]:
    """Full amounts in order while the pot lasts; whoever comes last gets the rest, those after it nothing."""
    left, amounts = max(pot, ZERO), {}
    for claim in ranked(claims):
        amounts[claim.item_id] = given = min(claim.proposed, left)
        left = left - given
    return amounts


def in_proportion(claims: Sequence[Claim], pot: Money) -> dict[int, Money]:
    """Everybody the same share of the proposal, so that the pot is used to the cent."""
    order = ranked(claims)
    asked = Money.total(claim.proposed for claim in order)
    if asked <= pot or not asked:
        return {claim.item_id: claim.proposed for claim in order}
    parts = max(pot, ZERO).split([claim.proposed.cents for claim in order])
    return {claim.item_id: part for claim, part in zip(order, parts, strict=True)}


def filled(
    lines: Sequence[RankLine], claims: Sequence[Claim], amounts: dict[int, Money]
) -> tuple[RankLine, ...]:
    """The lines with the proposal in them, in its order."""
    ranks = {claim.item_id: rank for rank, claim in enumerate(ranked(claims), start=1)}
    done = [
        replace(line, rank=ranks[line.item_id], amount=amounts[line.item_id])
        if line.item_id in ranks
        else line
        for line in lines
    ]
    return tuple(sorted(done, key=lambda line: (line.pot, line.rank or len(done) + 1)))


def checked_ranking(draft: RankingDraft, pots: Sequence[Pot]) -> RankingDraft:
    """The ranking as people decided it.

    Raises:
        Refused: beside the cell: a rank twice, more than the proposal, more than the pot.
    """
    faults = Faults()
    faults.add(_line_faults(draft.lines))
    for pot in pots:
        granted = Money.total(line.amount or ZERO for line in draft.lines if line.pot == pot.key)
        if granted > pot.free:
            faults.add(
                [
                    Refused(
                        f"{pot.key}: Verteilt sind {formats.money(granted)}, frei sind "
                        f"{formats.money(pot.free)}. "
                        f"Bitte kürzen Sie um {formats.money(granted - pot.free)}.",
                        "lines",
                    )
                ]
            )
    faults.refuse()
    return draft


def _line_faults(lines: Sequence[RankLine]) -> Iterator[Refused]:
    taken: dict[tuple[str, int], str] = {}
    for at, line in enumerate(lines):
        amount, proposed = line.amount or ZERO, line.proposed or ZERO
        if amount > proposed:
            yield Refused(
                f"{line.title}: {formats.money(amount)} sind mehr als die möglichen "
                f"{formats.money(proposed)}. Bitte senken Sie den Betrag.",
                f"lines[{at}].amount",
            )
        if amount < ZERO:
            yield Refused(f"{line.title}: Der Betrag kann nicht unter null liegen.", f"lines[{at}].amount")
        if line.rank is None:
            continue
        other = taken.setdefault((line.pot, line.rank), line.title)
        if other != line.title:
            yield Refused(
                f"Den Rang {line.rank} hat schon „{other}“. Bitte geben Sie jedem einen eigenen.",
                f"lines[{at}].rank",
            )


def outcome_of(amount: Money, proposed: Money) -> str:
    """What an amount of the ranking means: all of the proposal, part of it, or the waiting list."""
    if amount <= ZERO:
        return "deferred"
    return "approved" if amount == proposed else "partly_approved"


def shortage_reason(pot: str, rank: int | None, amount: Money) -> str:
    """What letter and minutes give as the reason, unless people wrote their own."""
    at = f" (Rang {rank})" if rank else ""
    if amount <= ZERO:
        return (
            f"Die Mittel ({pot}) sind ausgeschöpft; der Antrag steht auf der Warteliste{at} und wird "
            "wieder beraten, sobald Mittel frei sind."
        )
    return (
        f"Die Mittel ({pot}) reichen nicht für alle Anträge; der Betrag ist nach der Rangfolge{at} gekürzt."
    )
