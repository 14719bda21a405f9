"""Text as it comes to paper: never markup, at most stretches in another weight."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

_SINGLE = {"„": "‚", "“": "‘"}


class Align(Enum):
    """Where the lines of a text stand in their column."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False
    italic: bool = False


Text: TypeAlias = str | tuple[Run, ...]
"""Plain text, or stretches of it. Nothing in it is markup; ``\\n`` is a line break."""


def plain(text: Text) -> str:
    """The text without its weights."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def nested_quotes(text: str) -> str:
    """German quotes inside German quotes become single ones: ``„Fest ‚Straße der Völker‘“``."""
    if text.count("„") < 2:
        return text
    depth = 0
    marks: list[str] = []
    for mark in text:
        if mark == "\n":
            depth = 0
        elif mark == "„":
            depth += 1
        inside = depth > 1
        if mark == "“":
            depth = max(depth - 1, 0)
        marks.append(_SINGLE.get(mark, mark) if inside else mark)
    return "".join(marks)
