"""The recipient in the 80 by 27.3 mm of the window: never cut, in smaller type where it must be."""

from dataclasses import replace
from functools import lru_cache

from app.documents.line import Line
from app.documents.lines import break_text
from app.documents.styles import ADDRESS, MM, Style

WIDTH = 80.0
HEIGHT = 27.3
_LONGEST_LINE = 300
_SMALLER = ((10.0, 11.6), (9.0, 10.6), (8.0, 9.6))
"""Sizes and leadings to try after the usual one; 8 pt is the least that post machines read."""


@lru_cache(maxsize=16)
def fitted(texts: tuple[str, ...]) -> tuple[list[Line], Style] | None:
    """The lines of an address in the largest type in which all of them fit; None when none does."""
    shown = [" ".join(text.split()) for text in texts]
    for style in (ADDRESS, *(replace(ADDRESS, size=size, leading=leading) for size, leading in _SMALLER)):
        lines = [line for text in shown for line in break_text(text[:_LONGEST_LINE], style, WIDTH * MM)]
        if len(lines) * style.leading <= HEIGHT * MM and all(len(text) <= _LONGEST_LINE for text in shown):
            return lines, style
    return None


def cut(texts: tuple[str, ...]) -> tuple[list[Line], Style]:
    """The first lines of an address that does not fit."""
    style = replace(ADDRESS, size=_SMALLER[-1][0], leading=_SMALLER[-1][1])
    shown = " \n".join(" ".join(text.split())[:_LONGEST_LINE] for text in texts)
    return break_text(shown, style, WIDTH * MM)[: int(HEIGHT * MM / style.leading)], style
