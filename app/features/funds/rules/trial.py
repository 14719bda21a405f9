"""A case made up to see what rules do."""

from dataclasses import dataclass

from app.domain.guideline import Area, Case, Cost, Rent
from app.domain.money import ZERO, Money

_COST, _AREA = Money.euros(12_000), 15_000
"""What the figures begin with: euros, and square decimetres."""


@dataclass(frozen=True)
class TrialDraft:
    """Figures as typed beside the form of a guideline."""

    cost: Money | None = _COST
    eligible: Money | None = None
    area: int | None = _AREA
    measure: str = ""
    requested: Money | None = None
    planning: Money | None = None
    labour_minutes: int | None = None
    old_rent: Money | None = None
    new_rent: Money | None = None
    months: int | None = None


def trial_case(draft: TrialDraft) -> Case:
    """The case that such figures describe; what is not eligible is cost all the same."""
    cost = draft.cost or ZERO
    eligible = cost if draft.eligible is None else min(draft.eligible, cost)
    return Case(
        costs=tuple(
            one
            for one in (
                Cost(eligible, measure=draft.measure),
                Cost(cost - eligible, eligible=False),
                Cost(draft.planning or ZERO, role="planning"),
                Cost(ZERO, role="labour", minutes=draft.labour_minutes or 0),
            )
            if one.amount or one.minutes
        ),
        requested=draft.requested,
        areas=(Area(draft.measure, draft.area),) if draft.area else (),
        rent=_rent(draft),
    )


def _rent(draft: TrialDraft) -> Rent | None:
    if draft.old_rent is None or draft.new_rent is None:
        return None
    return Rent(draft.old_rent, draft.new_rent, draft.months or 1, draft.area or 1)
