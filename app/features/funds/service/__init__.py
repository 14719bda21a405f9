"""What people do with a fund: found it, give it a budget, carry money over, add a guideline version."""

from app.features.funds.service.funding import GUARDS, check_budgets, remove, save
from app.features.funds.service.versions import import_guideline, remove_guideline, save_guideline
from app.features.funds.service.years import carry_over, carrying, remove_year, reopen_year, save_year

__all__ = [
    "GUARDS",
    "carry_over",
    "carrying",
    "check_budgets",
    "import_guideline",
    "remove",
    "remove_guideline",
    "remove_year",
    "reopen_year",
    "save",
    "save_guideline",
    "save_year",
]
