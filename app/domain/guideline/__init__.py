"""A fund's guideline as data, and what follows from it.

Rules are declared once (``keys``) in groups by subject and are kept with the fund's guideline version,
exchanged as TOML and edited in the window. A calculation is a list of steps, each a sentence with its amount
and the clause it rests on, and names what bound it.
"""

from app.domain.guideline.afterwards import PAYMENTS, SourceRule
from app.domain.guideline.amounts import BASES, ROUNDINGS, MeasureRule
from app.domain.guideline.area import in_area
from app.domain.guideline.calculation import calculate, own_cash_needed
from app.domain.guideline.case import Area, Before, Case, Cost, Rent
from app.domain.guideline.deadlines import (
    approval_end,
    binding_end,
    execution_end,
    last_application_day,
    proof_due,
    retention_end,
)
from app.domain.guideline.obstacles import Facts, obstacles
from app.domain.guideline.papers import documents_needed, instalments, quotes_needed, tier
from app.domain.guideline.procedure import BODIES, DUE, SIDES, DocumentRule, QuoteRule, StreetRule, TierRule
from app.domain.guideline.rules import BOUNDS, CLAUSES, GROUPS, KEYS, Rules, upgraded
from app.domain.guideline.steps import Calculation, Step

__all__ = [
    "BASES",
    "BODIES",
    "BOUNDS",
    "CLAUSES",
    "DUE",
    "GROUPS",
    "KEYS",
    "PAYMENTS",
    "ROUNDINGS",
    "SIDES",
    "Area",
    "Before",
    "Calculation",
    "Case",
    "Cost",
    "DocumentRule",
    "Facts",
    "MeasureRule",
    "QuoteRule",
    "Rent",
    "Rules",
    "SourceRule",
    "Step",
    "StreetRule",
    "TierRule",
    "approval_end",
    "binding_end",
    "calculate",
    "documents_needed",
    "execution_end",
    "in_area",
    "instalments",
    "last_application_day",
    "obstacles",
    "own_cash_needed",
    "proof_due",
    "quotes_needed",
    "retention_end",
    "tier",
    "upgraded",
]
