"""States as quiet coloured chips with a word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import Tone

__all__ = ["Chip", "ChipLabel", "Chips", "Tone"]


@dataclass(frozen=True)
class Chip:
    """A word and its tone."""

    text: str
    tone: Tone = Tone.NEUTRAL


Chips = Mapping[str, Mapping[Any, Chip]]
"""Column key → value → chip."""


class ChipLabel(QLabel):
    """A chip beside a heading."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(chip.text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "chiplabel")
        self.setProperty("tone", chip.tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(chip.text)
