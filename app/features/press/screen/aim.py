"""Whom the part „Versand“ means at a moment, and for what."""

from collections.abc import Callable
from dataclasses import dataclass

from app.features.press.rules.mailing import Choice, Sifted
from app.features.press.service.prints import Piece
from app.ui.jobs import Progress


@dataclass(frozen=True)
class Aim:
    """Whom the screen means at a moment, and for what.

    Args:
        sifted: all it found. chosen: those who get something.
        event: id of the appointment it is for.
    """

    sifted: tuple[Sifted, ...]
    chosen: tuple[Sifted, ...]
    choice: Choice
    channel: str
    event: int | None

    def told(self, progress: Progress) -> Callable[[int], None]:
        """Tells how many of them are done."""
        total = len(self.chosen)
        return lambda done: progress(done, total, f"{done} von {total}")

    def piece(self, kind: str, title: str, data: bytes, layout: str = "", copies: int | None = None) -> Piece:
        """A finished paper; one for each of them unless said."""
        number = len(self.chosen) if copies is None else copies
        return Piece(kind, title, f"{title.replace(':', '')}.pdf", data, layout, number, self.event)
