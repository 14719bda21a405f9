"""Five members, a substitute, and items they vote on, as values."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.sittings.rules import voting
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.items import (
    BallotLine,
    ItemDraft,
    ItemFacts,
)
from app.features.sittings.rules.presence import (
    AttendanceLine,
    QuorumRule,
)

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


# -- votes -------------------------------------------------------------------------------------
