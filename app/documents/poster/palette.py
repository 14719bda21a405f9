"""Colours that can be read: on a screen, on paper, and on a printer without colours."""

from functools import cache

from app.documents.styles import Colour, colour

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = colour("#14181A")
_DEEPEST: Colour = (0.0, 0.0, 0.0)
PAPER_LINE: Colour = colour("#B9BEBD")
READABLE = 4.5
"""Contrast of text against its ground (WCAG 2.2, 1.4.3)."""


def luminance(of: Colour) -> float:
    """How light a colour is, 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black and white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """``share`` of the other colour in the one."""
    red, green, blue = (round(a + (b - a) * share, 4) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


@cache
def ink_on(ground: Colour) -> Colour:
    """White where it can be read on the ground, else near black."""
    found = (ink for ink in (WHITE, BLACK) if contrast(ink, ground) >= READABLE)
    return next(found, _DEEPEST)


@cache
def readable(of: Colour, ground: Colour = WHITE) -> Colour:
    """The colour, as much darker as it takes to be read on a light ground."""
    share = 0.0
    while contrast(mixed(of, BLACK, share), ground) < READABLE and share < 1:
        share += 0.05
    return mixed(of, BLACK, min(share, 1.0))
