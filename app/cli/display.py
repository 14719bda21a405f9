"""What Qt reads before it starts: a place to draw when there is no display, and the scale."""

import os

from app.system.display import has_display


def prepare(scale: float = 1.0) -> None:
    """Draw in memory where nobody has a screen."""
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        # It says at every window that it knows no size hints.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
