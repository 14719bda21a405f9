"""What has to be there and who decides, by amount; and the amounts of the instalments."""

from collections.abc import Iterable

from app.domain.guideline.case import Case
from app.domain.guideline.procedure import DocumentRule, TierRule
from app.domain.guideline.rules import Rules
from app.domain.money import WHOLE, ZERO, Money
from app.domain.text import fold

_HALF = WHOLE // 2


def tier(rules: Rules, amount: Money) -> TierRule | None:
    """Who decides about a grant of that amount: the lowest tier that reaches it; None where none does."""
    fitting = [one for one in rules.tiers if one.up_to is None or amount <= one.up_to]
    return min(fitting, key=lambda one: (one.up_to is None, one.up_to or ZERO), default=None)


def quotes_needed(rules: Rules, amount: Money) -> int:
    """How many quotes an order of that amount needs; 0 where none are asked for."""
    return max((one.number for one in rules.quotes if (one.from_amount or ZERO) <= amount), default=0)


def documents_needed(rules: Rules, case: Case | Money, kinds: Iterable[str] = ()) -> tuple[DocumentRule, ...]:
    """The documents a case needs.

    Args:
        rules: of the guideline.
        case: the case, or the amount of its cost.
        kinds: types of measure and kinds of cost in it, beside those the lines of a case name.
    """
    if isinstance(case, Case):
        amount = Money.total(cost.amount for cost in case.costs)
        kinds = (*kinds, *(name for cost in case.costs for name in (cost.kind, cost.measure)))
    else:
        amount = case
    known = {fold(kind) for kind in kinds if kind}
    return tuple(
        one
        for one in rules.documents
        if (not one.kind or fold(one.kind) in known) and (one.from_amount or ZERO) <= amount
    )


def instalments(rules: Rules, amount: Money) -> tuple[Money, ...]:
    """The parts a grant is paid in; they sum to it exactly."""
    if rules.payment != "instalments":
        return (amount,)
    first = rules.first_bp or _HALF
    return tuple(amount.split([first, WHOLE - first]))
