"""The size of all text: fonts and the style sheet's points, scaled together and kept up with the theme."""

import re

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.theme import theme
from app.ui.theme.fonts import BODY
from app.ui.theme.qss import style_sheet

SIZES = (90, 100, 110, 125, 150)
"""Percent."""
_POINTS = re.compile(r"font-size:\s*([\d.]+)pt")
_HEIGHTS = re.compile(r"(min|max)-height:\s*(\d\d)px")
"""Heights of what holds a line of text; hairlines and bounds have another number of digits."""


class TextSize(QObject):
    """Scales the application's text."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._percent = 100
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
        if self._percent != 100:
            self._apply()

    def _apply(self) -> None:
        factor = self._percent / 100
        font = self._application.font()
        font.setPointSizeF(BODY * factor)
        sheet = _scaled(style_sheet(theme().tokens), factor)
        # Taken off first: exchanging one sheet for another is slow, and Qt may then polish widgets that
        # are gone but still in the cache of the old sheet's rules.
        self._application.setStyleSheet("")
        self._application.setFont(font)
        self._application.setStyleSheet(sheet)
        theme().resized.emit()


def _scaled(sheet: str, factor: float) -> str:
    """Text, and the controls around it."""
    sized = _POINTS.sub(lambda found: f"font-size: {float(found[1]) * factor:.4g}pt", sheet)
    return _HEIGHTS.sub(lambda found: f"{found[1]}-height: {round(int(found[2]) * factor)}px", sized)
