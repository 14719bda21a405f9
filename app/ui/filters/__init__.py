"""Filters of a list: declared once, shown as chips, kept in saved views."""

from app.ui.filters.declared import (
    ChoiceFilter,
    FilterSpec,
    Period,
    PeriodFilter,
    View,
    YesNoFilter,
)

__all__ = ["ChoiceFilter", "FilterSpec", "Period", "PeriodFilter", "View", "YesNoFilter"]
