"""An application as the guideline looks at it: what is calculated, and what speaks against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.guideline import Area, Before, Case, Cost, Facts, Rent
from app.domain.money import ZERO, Money
from app.features.applications.rules.draft import ApplicationDraft
from app.features.applications.rules.plan import CostLine, FinanceLine
from app.features.applications.rules.quotes import AreaLine

ROLES: Mapping[str, str] = {"own_labour": "labour", "planning": "planning"}
"""What a built-in cost kind means to the calculation."""


@dataclass(frozen=True)
class Building:
    """What is known of the building an application is about."""

    street: str = ""
    house_number: str = ""
    year_built: int | None = None
    dwellings: int | None = None
    storeys: int | None = None
    monument: bool = False


def case_of(
    draft: ApplicationDraft, roles: Mapping[str, str], before: Before, limit: Money | None = None
) -> Case:
    """The application as it is calculated.

    Args:
        draft: as typed or as kept.
        roles: what a cost kind means, by its label: ``labour``, ``planning``.
        before: what was granted already to the applicant, for the building, by the fund.
        limit: at settlement the approved amount.
    """
    return Case(
        costs=costs_of(draft.costs, roles),
        finance=finance_of(draft.finance),
        requested=draft.requested,
        input_tax=draft.input_tax,
        areas=areas_of(draft.areas),
        before=before,
        rent=_rent(draft),
        limit=limit,
    )


def costs_of(lines: Sequence[CostLine], roles: Mapping[str, str]) -> tuple[Cost, ...]:
    """The cost plan as it is calculated; lines without an amount count as nothing."""
    return tuple(
        Cost(
            amount=line.amount or ZERO,
            kind=line.kind,
            text=line.text,
            eligible=bool(line.eligible),
            measure=line.measure,
            role=roles.get(line.kind, ""),
            minutes=line.minutes,
            vat_bp=line.vat_bp,
        )
        for line in lines
    )


def finance_of(lines: Sequence[FinanceLine]) -> dict[str, Money]:
    """The finance plan by kind."""
    sums: dict[str, Money] = {}
    for line in lines:
        sums[line.kind] = sums.get(line.kind, ZERO) + (line.amount or ZERO)
    return sums


def areas_of(lines: Sequence[AreaLine]) -> tuple[Area, ...]:
    """The areas by measure type."""
    return tuple(Area(line.measure, line.dm2 or 0) for line in lines)


def _rent(draft: ApplicationDraft) -> Rent | None:
    if draft.rent_old is None or draft.rent_new is None or not draft.rent_months:
        return None
    size = sum(line.dm2 or 0 for line in draft.areas)
    return Rent(draft.rent_old, draft.rent_new, draft.rent_months, size)


def facts_of(
    draft: ApplicationDraft, building: Building, *, refiled: bool, sitting_on: date | None = None
) -> Facts:
    """What speaks for or against the application beside its money."""
    return Facts(
        applicant_group=draft.applicant_group,
        street=building.street,
        house_number=building.house_number,
        year_built=building.year_built,
        dwellings=building.dwellings,
        storeys=building.storeys,
        trade_firm=draft.trade_firm,
        monument=building.monument,
        monument_consent=draft.monument_consent_on is not None,
        consulted_on=draft.advised_on,
        goals=draft.goals,
        conditions=draft.conditions_met,
        refiled=refiled,
        received_on=draft.received_on,
        sitting_on=sitting_on,
    )
