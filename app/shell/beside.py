"""What features do beside the window while an office is open: files that are watched or kept current."""

from typing import Protocol

from PySide6.QtCore import QObject

from app.shell.registry import FEATURES, load
from app.ui.context import Context


class Companion(Protocol):
    """Lives beside the window."""

    def start(self) -> None:
        """The office was opened a moment ago."""

    def again(self) -> None:
        """Somebody has come back to the desk."""

    def leave(self) -> None:
        """The office is about to be closed."""


class Beside(QObject):
    """All companions of the features; loaded when the window has long been painted."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._companions: list[Companion] = []

    def start(self) -> None:
        """Begin."""
        made = [load(entry.beside)(self._context, self) for entry in FEATURES if entry.beside]
        self._companions = made
        for companion in made:
            companion.start()

    def again(self) -> None:
        """Somebody unlocked the desk."""
        for companion in self._companions:
            companion.again()

    def leave(self) -> None:
        """Finish before the file is let go."""
        for companion in self._companions:
            companion.leave()
