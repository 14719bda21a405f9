"""The page „Gremien“: sittings, the control of resolutions, committees."""

from app.features.sittings.screen.page import SittingsScreen

__all__ = ["SittingsScreen"]
