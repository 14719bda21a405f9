"""What the guideline says that changes how a letter is worded."""

from app.domain.guideline import Rules, instalments
from app.domain.money import ZERO, Money
from app.features.applications.rules.letter import Terms


def terms_of(rules: Rules, amount: Money) -> Terms:
    """The terms for a grant of that amount."""
    parts = instalments(rules, amount)
    return Terms(
        payment=rules.payment,
        first=parts[0],
        rest=amount - parts[0],
        advance_months=rules.advance_months or 0,
        own_cash_bp=rules.own_cash_bp or 0,
        own_cash=rules.own_cash or ZERO,
        labour_hour=(rules.labour_per_hour or ZERO) if rules.labour_eligible else ZERO,
        publicity=rules.publicity,
        publicity_text=rules.publicity_text,
        de_minimis=rules.de_minimis,
        limit=rules.de_minimis_limit,
        years=rules.de_minimis_years,
    )
