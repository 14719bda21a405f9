"""What the guideline says that changes how a letter is worded."""

from collections.abc import Mapping
from typing import Any

from app.domain.money import WHOLE, ZERO, Money, Rounding
from app.features.applications.rules.letter import Terms

_HALF = WHOLE // 2


def terms_of(rules: Mapping[str, Any], amount: Money) -> Terms:
    """The terms for a grant of that amount."""
    first = amount.share(int(rules.get("first_bp") or _HALF), Rounding.HALF_UP)
    return Terms(
        payment=str(rules.get("payment", "after_proof")),
        first=first,
        rest=amount - first,
        advance_months=int(rules.get("advance_months") or 0),
        own_cash_bp=int(rules.get("own_cash_bp") or 0),
        own_cash=Money(int(rules.get("own_cash_cents") or 0)),
        labour_hour=Money(int(rules.get("labour_per_hour_cents") or 0)) or ZERO,
        publicity=bool(rules.get("publicity", True)),
        publicity_text=str(rules.get("publicity_text", "")),
        de_minimis=bool(rules.get("de_minimis", False)),
    )
