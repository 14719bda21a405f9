"""Declared forms of funds: the fund, a budget year, a guideline version, a trial calculation."""

from app.features.funds.form.fund import FORM, YEAR_FORM
from app.features.funds.form.guideline import GUIDELINE_FORM

__all__ = ["FORM", "GUIDELINE_FORM", "YEAR_FORM"]
