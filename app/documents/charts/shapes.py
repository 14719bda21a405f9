"""What a chart is drawn with. Measured in points from the top left corner; y grows downwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from app.documents.line import single
from app.documents.metrics import face, printable


@dataclass(frozen=True)
class Rect:
    """A filled rectangle, its corners rounded by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    weight: float = 0.6


class Anchor(Enum):
    """What of a label stands at its ``x``; named as SVG names it."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Label:
    """A short text on the baseline ``y`` that begins, has its middle or ends at ``x``."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    anchor: Anchor = Anchor.START

    @property
    def left(self) -> float:
        """Its left edge."""
        part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]
        return self.x - part * text_width(self.text, self.size, bold=self.bold)


Shape: TypeAlias = Rect | Rule | Label


@dataclass(frozen=True)
class Chart:
    """A finished drawing and what it says in words.

    Args:
        width: in points.
        height: in points.
        shapes: in drawing order.
        alt: the same for those who cannot see it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a label in points."""
    return single(text, face(bold=bold), size).width


def fitted(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than ``width``."""
    text = printable(text).replace("\n", " ")[:200]
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def in_words(title: str, items: Iterable[tuple[str, str]], longest: int = 40) -> str:
    """``Titel: Thema A 12; Thema B 8.`` for the alternative text."""
    listed = list(items)
    parts = [f"{name} {value}" for name, value in listed[:longest]]
    if len(listed) > longest:
        parts.append(f"und {len(listed) - longest} weitere")
    return f"{title}: {'; '.join(parts) or 'keine Angaben'}."
