"""The assistant that brings lists in."""

from app.features.intake.screen.page import IntakeScreen

__all__ = ["IntakeScreen"]
