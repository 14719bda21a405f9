"""The page „Fonds“: the list, and a fund with its money and its guideline."""

from app.features.funds.screen.browser import FundsScreen

__all__ = ["FundsScreen"]
