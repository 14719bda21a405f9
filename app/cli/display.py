"""What Qt reads before it starts: a place to draw when there is no display, and the scale."""

import os

from app.system.display import MEMORY, has_display, in_memory


def prepare(scale: float = 1.0) -> None:
    """Draw in memory where nobody has a screen."""
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = MEMORY
    if os.environ.get("QT_QPA_PLATFORM") == MEMORY:
        os.environ["QT_QPA_PLATFORM"] = in_memory()
        # It says at every window that it knows no size hints.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
