"""Text as the search index and the sorting see it; runs inside SQLite as a function."""

import re

from app.domain.text import fold

EDGE = "\u0001"
"""Stands twice before every word of the index, so that one and two typed letters find beginnings of words."""

_BORDER = re.compile(r"(?:^|\s+)([^\w\s]*)")


def folded(text: str) -> str:
    """Lower case without accents and control characters."""
    plain = text.lower() if text.isascii() else fold(text).replace("ı", "i")
    return plain.replace(EDGE, " ").replace("\x00", " ")


def search_text(text: str | None) -> str:
    """What the index holds for a text: folded, every word marked at its beginning."""
    if not text:
        return ""
    return _BORDER.sub(_marked, folded(text).strip())


def sort_text(text: str | None) -> str | None:
    """Sorts ä as a and ß as ss, as DIN 5007-1 has it, whatever the case."""
    return None if text is None else folded(text)


def _marked(border: re.Match[str]) -> str:
    marks = EDGE + EDGE
    return f"{marks}{border[1]}{marks}" if border[1] else marks
