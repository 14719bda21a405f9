"""The page „Presse & Versand“."""

from app.features.press.screen.page import PressScreen

__all__ = ["PressScreen"]
