"""The look: colours, style sheet, fonts; follows the system's light or dark, live."""

from app.ui.theme.current import Theme, theme
from app.ui.theme.tokens import (
    CONTROL_HEIGHT,
    DARK,
    FORM_WIDTH,
    GRID,
    LIGHT,
    RADIUS,
    ROW_HEIGHT,
    Shade,
    Tokens,
    Tone,
    contrast,
)

__all__ = [
    "CONTROL_HEIGHT",
    "DARK",
    "FORM_WIDTH",
    "GRID",
    "LIGHT",
    "RADIUS",
    "ROW_HEIGHT",
    "Shade",
    "Theme",
    "Tokens",
    "Tone",
    "contrast",
    "theme",
]
