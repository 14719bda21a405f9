"""What is calculated: the lines of a cost plan (or of proven cost), the finance plan, areas, rent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.money import ZERO, Money


@dataclass(frozen=True)
class Cost:
    """A line of the cost plan, or of proven cost at settlement.

    Args:
        amount: as it counts for the person who typed it (gross unless the rules say net).
        kind: label of the cost kind. eligible: ticked as such. measure: type of measure (Maßnahmenart).
        role: empty, ``labour`` (own labour) or ``planning``.
        minutes: of own labour; valued by the rules where they have a value for an hour.
        vat_bp: value-added tax contained in the amount, in basis points (1900); None: none or unknown.
    """

    amount: Money
    kind: str = ""
    text: str = ""
    eligible: bool = True
    measure: str = ""
    role: str = ""
    minutes: int | None = None
    vat_bp: int | None = None


@dataclass(frozen=True)
class Area:
    """An area that is worked on, in square decimetres."""

    measure: str
    dm2: int


@dataclass(frozen=True)
class Before:
    """What was granted already, for the caps that reach beyond one application.

    Args:
        applicant_year: to the same applicant in the same year. property_total: for the same building.
        measures: for the same building by type of measure. fund_year: by the fund in the year.
    """

    applicant_year: Money = ZERO
    property_total: Money = ZERO
    measures: Mapping[str, Money] = field(default_factory=dict)
    fund_year: Money = ZERO


@dataclass(frozen=True)
class Rent:
    """A shop that is rented to be let: rents a month, months, square decimetres."""

    old: Money
    new: Money
    months: int
    dm2: int


@dataclass(frozen=True)
class Case:
    """One application, or its settlement.

    Args:
        finance: by kind: own_cash, own_labour, donation, fees, other_grant.
        requested: the amount asked for; None where nobody asked for one.
        input_tax: whether the applicant may deduct input tax.
        limit: at settlement the approved amount, never exceeded.
    """

    costs: tuple[Cost, ...]
    finance: Mapping[str, Money] = field(default_factory=dict)
    requested: Money | None = None
    input_tax: bool = False
    areas: tuple[Area, ...] = ()
    before: Before = Before()
    rent: Rent | None = None
    limit: Money | None = None
