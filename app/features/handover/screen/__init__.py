"""The page of the handover."""

from app.features.handover.screen.page import HandoverScreen

__all__ = ["HandoverScreen"]
