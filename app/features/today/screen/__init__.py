"""The start page."""

from app.features.today.screen.page import TodayScreen

__all__ = ["TodayScreen"]
