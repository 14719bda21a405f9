"""How large a window of its own opens: as designed, at the size of the text, and within the screen."""

from PySide6.QtWidgets import QWidget

from app.ui.theme.fonts import scaled

_FRAME = 72
"""Pixels for the title bar, which Qt does not count."""


def fit(window: QWidget, width: int, height: int) -> None:
    """Give it its size; never larger than the screen, where its buttons could not be reached."""
    room = window.screen().availableGeometry().size()
    window.resize(min(scaled(width), room.width()), min(scaled(height), room.height() - _FRAME))
