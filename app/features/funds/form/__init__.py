"""Declared forms of funds: the fund, a budget year, a guideline version, a trial calculation."""

from app.features.funds.form.example import example_form
from app.features.funds.form.fund import FORM, YEAR_FORM
from app.features.funds.form.guideline import GUIDELINE_FORM
from app.features.funds.form.trial import TRIAL_FORM

__all__ = ["FORM", "GUIDELINE_FORM", "TRIAL_FORM", "YEAR_FORM", "example_form"]
