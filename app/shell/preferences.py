"""Preferences of this computer: look, size of text, locking."""

from app.shell.text_size import TextSize
from app.system.settings import Settings
from app.ui.theme import theme

THEME, SIZE, LOCK = "theme", "text_size", "lock_minutes"
LOCK_MINUTES = 15


def apply(settings: Settings, size: TextSize) -> None:
    """Bring the look to what is preferred; done at the start and after every change."""
    theme().choose(str(settings.get(THEME, "system")))
    size.choose(_whole(settings.get(SIZE), 100))


def lock_minutes(settings: Settings) -> int:
    """Minutes without a sign of life until the desk locks itself; 0 for never."""
    return _whole(settings.get(LOCK), LOCK_MINUTES)


def _whole(value: object, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default
