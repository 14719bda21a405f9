"""What a page is made of once everything has its place. Points from the top left corner, y downwards."""

from dataclasses import dataclass
from typing import NamedTuple

from app.documents.metrics import Stack
from app.documents.styles import MM, Colour

BLEED = 3 * MM
"""What is drawn beyond the trim for a print shop, so that no white edge shows."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, by: float, down: float | None = None) -> "Box":
        """Smaller by so much on each side."""
        high = by if down is None else down
        return Box(self.x + by, self.y + high, self.width - 2 * by, self.height - 2 * high)


def beyond(box: Box, width: float, height: float) -> Box:
    """The box, grown by the bleed where it reaches the trim of a sheet of that size."""
    near = 0.05
    left = BLEED if box.x <= near else 0.0
    top = BLEED if box.y <= near else 0.0
    right = BLEED if box.right >= width - near else 0.0
    bottom = BLEED if box.bottom >= height - near else 0.0
    return Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


@dataclass(frozen=True)
class Fill:
    """A coloured rectangle; what reaches the trim goes on into the bleed."""

    box: Box
    colour: Colour


@dataclass(frozen=True)
class Shape:
    """A closed outline of straight lines and curves.

    Args:
        path: ``("m", x, y)``, ``("l", x, y)``, ``("c", x1, y1, x2, y2, x, y)``.
        stroke: width of the line; 0 fills it.
    """

    path: tuple[tuple[str | float, ...], ...]
    colour: Colour
    stroke: float = 0.0


@dataclass(frozen=True)
class Hole:
    """A round hole that is punched; for a print shop what surrounds it goes on into it."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Photo:
    """A picture that fills its box; what does not fit is cut off, and the side that is kept is not."""

    data: bytes
    box: Box
    alt: str
    cover: bool = True
    order: float = 0
    kept: str = ""


@dataclass(frozen=True)
class Code:
    """A QR code with its quiet zone, dark on white."""

    text: str
    box: Box
    alt: str
    order: int = 90


@dataclass(frozen=True)
class Words:
    """Lines of text.

    Args:
        field: of the content. role: of the structure (``H1``, ``P``, ``LI`` …).
        baseline: of the first line. leading: from line to line.
        align: 0 left, 0.5 centred, 1 right.
        box: what they cover.
        language: of the lines, when it is not German.
    """

    field: str
    role: str
    lines: tuple[str, ...]
    box: Box
    baseline: float
    leading: float
    stack: Stack
    size: float
    colour: Colour
    align: float = 0.0
    order: float = 50
    language: str = ""


Ground = Fill | Shape | Photo | Hole
Said = Words | Code | Photo


@dataclass
class Page:
    """One side of the paper; the ground is drawn first, then what is said, in reading order."""

    width: float
    height: float
    ground: list[Ground]
    said: list[Said]

    def ordered(self) -> list[Said]:
        """What is said, in reading order."""
        return sorted(self.said, key=lambda one: one.order)
