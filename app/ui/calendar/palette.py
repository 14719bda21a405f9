"""Colours and signs of dates: by kind for our own, by organiser for those of others; always with a word."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from app.domain.calendar import Occurrence
from app.ui.theme import Shade, Tokens, Tone, theme

_TONES = {
    "office_hour": Tone.GOOD,
    "meeting": Tone.INFO,
    "event": Tone.ACCENT,
    "deadline": Tone.WARN,
    "other": Tone.NEUTRAL,
}
_LIGHT = {
    "plum": Shade("#7A2E6E", "#F6E8F3", "#E3C4DC"),
    "rose": Shade("#A1304F", "#FAE7EC", "#EFC5D0"),
    "olive": Shade("#5B6010", "#F0F1DC", "#D9DBB4"),
    "indigo": Shade("#4346A6", "#EAEAF8", "#CDCEEE"),
    "sky": Shade("#13647F", "#E1F1F7", "#BADDEA"),
    "sand": Shade("#7A5212", "#F7EFDD", "#E6D5B0"),
}
_DARK = {
    "plum": Shade("#E2A6D6", "#3A2236", "#5A3653"),
    "rose": Shade("#F2A3B6", "#3F222B", "#5C303E"),
    "olive": Shade("#CDD27F", "#2E301A", "#474A28"),
    "indigo": Shade("#B4B6F4", "#26274A", "#3B3C6B"),
    "sky": Shade("#8FD0E8", "#16303B", "#234A5A"),
    "sand": Shade("#E3C081", "#362A14", "#534221"),
}


LEVELS = 4
"""Strengths of colour for the number of dates of a day."""
_SHARES = (0.0, 0.14, 0.28, 0.44, 0.6)
"""How much of the accent is in each of them; more, and the number could not be read."""
_DARKER = 0.8
"""The same in the dark theme, whose accent is a light colour."""


@dataclass(frozen=True)
class Ink:
    """Colours of one date."""

    text: QColor
    ground: QColor
    line: QColor


def ink(one: Occurrence) -> Ink:
    """The colours of a date in the theme in force."""
    return ink_of("" if one.calendar else one.kind, one.colour)


def ink_of(kind: str, colour: str) -> Ink:
    """The colours of a kind of ours, or of another organiser."""
    return _ink(theme().tokens.dark, kind, colour)


@lru_cache(maxsize=128)
def _ink(dark: bool, kind: str, colour: str) -> Ink:  # noqa: FBT001 - the key of what is kept
    tokens: Tokens = theme().tokens
    others = _DARK if dark else _LIGHT
    shade = tokens.tones[_TONES.get(kind, Tone.NEUTRAL)] if kind else others.get(colour, others["indigo"])
    return Ink(QColor(shade.text), QColor(shade.ground), QColor(shade.line))


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """A colour between two; 0 is the one below, 1 the one above."""
    return QColor(
        round(under.red() + (over.red() - under.red()) * share),
        round(under.green() + (over.green() - under.green()) * share),
        round(under.blue() + (over.blue() - under.blue()) * share),
    )


def heat(strong: int) -> QColor:
    """The ground of a day in the year, for a strength from 0 to :data:`LEVELS`."""
    share = _SHARES[strong] * (_DARKER if theme().tokens.dark else 1)
    return blend(theme().colour("surface"), theme().colour("accent"), share)
