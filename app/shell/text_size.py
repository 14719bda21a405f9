"""The size of all text: fonts and the style sheet's points, scaled together and kept up with the theme."""

import re

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.theme import theme
from app.ui.theme.fonts import BODY

SIZES = (90, 100, 110, 125, 150)
"""Percent."""
_POINTS = re.compile(r"font-size:\s*([\d.]+)pt")


class TextSize(QObject):
    """Scales the application's text."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._percent = 100
        self._sheet = application.styleSheet()
        theme().changed.connect(self._recoloured)

    @property
    def percent(self) -> int:
        """The size in force."""
        return self._percent

    def choose(self, percent: int) -> None:
        """Set the size; anything unknown is 100 %."""
        wanted = percent if percent in SIZES else 100
        if wanted != self._percent:
            self._percent = wanted
            self._apply()

    def step(self, by: int) -> int:
        """One size larger or smaller; returns the size then in force."""
        at = SIZES.index(self._percent) + by
        self.choose(SIZES[max(0, min(len(SIZES) - 1, at))])
        return self._percent

    def _recoloured(self) -> None:
        """The theme has just set its own sheet."""
        self._sheet = self._application.styleSheet()
        if self._percent != 100:
            self._apply()

    def _apply(self) -> None:
        factor = self._percent / 100
        font = self._application.font()
        font.setPointSizeF(BODY * factor)
        sheet = _POINTS.sub(lambda found: f"font-size: {float(found[1]) * factor:.4g}pt", self._sheet)
        # Taken off first: exchanging one sheet for another is slow, and Qt may then polish widgets that
        # are gone but still in the cache of the old sheet's rules.
        self._application.setStyleSheet("")
        self._application.setFont(font)
        self._application.setStyleSheet(sheet)
