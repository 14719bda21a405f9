"""Letters and colours of a sheet for the wall. Lengths are points on A4; A3 is the same, larger."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.line import Line, Piece, is_lent, line_of, single
from app.documents.lines import break_text
from app.documents.metrics import SOFT_HYPHEN, Face, cut, face, printable
from app.documents.parting import parts_of
from app.documents.poster.codes import matrix
from app.documents.press import Node, Sheet
from app.documents.press.images import picture
from app.documents.styles import ACCENT, INK, LINE, QUIET, Colour, Style, colour
from app.documents.text import Text

WHITE: Colour = (1.0, 1.0, 1.0)
PALE = colour("#BFE0DC")
"""Quiet text on the accent."""
HOUR = colour("#DDEDEA")
WEEKEND = colour("#F5F4F0")
SUNDAY = colour("#FBEDE6")
SUNDAY_INK = colour("#A23B12")
FERIEN = colour("#E8B54A")
OTHER = colour("#8B9694")
OTHER_GROUND = colour("#F0F2F0")
_LONG = 12
"""Letters of a word that may be parted."""
OUTSIDE = colour("#B4BAB8")
__all__ = ["ACCENT", "INK", "LINE", "QUIET"]


def display() -> Face:
    """The face of the month's name: narrow and heavy, to be read from across the street."""
    return cut("SofiaSansExtraCondensed-Black")


@dataclass(frozen=True)
class Area:
    """A rectangle: left, top, width, height."""

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

    def inner(self, by: float) -> "Area":
        """The same without a margin."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class Pen:
    """Draws on a sheet in points of A4, whatever its real size."""

    def __init__(self, sheet: Sheet, scale: float) -> None:
        self._sheet = sheet
        self._scale = scale

    def box(self, area: Area, of: Colour, radius: float = 0.0) -> None:
        """A filled rectangle, that says nothing."""
        k = self._scale
        with self._sheet.artifact():
            self._sheet.box((area.x * k, area.y * k, area.width * k, area.height * k), of, radius * k)

    def rule(self, start: tuple[float, float], end: tuple[float, float], width: float, of: Colour) -> None:
        """A line, that says nothing."""
        k = self._scale
        with self._sheet.artifact():
            self._sheet.rule((start[0] * k, start[1] * k), (end[0] * k, end[1] * k), width * k, of)

    def word(
        self,
        node: Node | None,
        text: str,
        at: tuple[float, float],
        size: float,
        of: Colour,
        *,
        style: Face | None = None,
        align: float = 0.0,
        most: float = 0.0,
    ) -> float:
        """One line at a baseline, smaller where it is wider than ``most``; its width."""
        cut = style or face()
        if not printable(text).strip():
            return 0.0
        wide = single(text, cut, size).width
        if most and wide > most:
            size, wide = size * most / wide, most
        x = at[0] - wide * align
        with self._sheet.content(node):
            self._sheet.word(text, x * self._scale, at[1] * self._scale, cut, (size * self._scale, of))
        return wide

    def text(self, node: Node | None, lines: Sequence[Line], at: tuple[float, float], style: Style) -> float:
        """Lines of running text; their height."""
        k = self._scale
        scaled = Style(style.size * k, style.leading * k, style.bold, style.italic, style.colour)
        with self._sheet.content(node):
            self._sheet.lines(lines, (at[0] * k, at[1] * k, 0), scaled)
        return len(lines) * style.leading

    def picture(self, parent: Node, data: bytes, alt: str, area: Area, *, centred: bool = False) -> None:
        """A logo as large as it fits, at the left edge of its room or in its middle."""
        image = picture(data)
        share = min(area.width / image.width, area.height / image.height)
        wide, high = image.width * share, image.height * share
        x = area.x + ((area.width - wide) / 2 if centred else 0)
        k = self._scale
        with self._sheet.content(parent.figure(alt or "Logo")):
            self._sheet.picture(image, (x * k, (area.y + (area.height - high) / 2) * k, wide * k, high * k))

    def code(self, parent: Node, said: str, alt: str, area: Area) -> None:
        """A QR code on white."""
        rows = matrix(said)
        side = min(area.width, area.height) / len(rows)
        k = self._scale
        with self._sheet.content(parent.figure(alt)):
            for down, stretches in enumerate(rows):
                for start, length in stretches:
                    place = (area.x + start * side, area.y + down * side, length * side, side)
                    self._sheet.box((place[0] * k, place[1] * k, place[2] * k, place[3] * k), INK)


def width_of(data: bytes, area: Area) -> float:
    """How wide a logo is in its room."""
    image = picture(data)
    return image.width * min(area.width / image.width, area.height / image.height)


def hyphenated(text: str) -> str:
    """The text with the places where its long words may be parted."""
    return " ".join(
        SOFT_HYPHEN.join(parts_of(word, "de")) if len(word) >= _LONG else word for word in text.split(" ")
    )


def lines_of(text: Text, style: Style, width: float, most: int) -> list[Line]:
    """The lines of a text in a width, the last of them shortened where there are more."""
    lines = break_text(text, style, width)
    if len(lines) <= most:
        return lines
    # What was parted at the end of a line is whole again; each stretch keeps its weight.
    rest = [
        (cut, f" {text}" if at and not part else text)
        for at, line in enumerate(lines[most - 1 :])
        for part, (cut, text) in enumerate(line.said or line.pieces)
    ]
    return [*lines[: most - 1], _shortened(rest, style.size, width)]


def _shortened(pieces: list[Piece], size: float, width: float) -> Line:
    """As much of a line as there is room for, with an ellipsis."""
    while True:
        cut, text = pieces[-1]
        dots: tuple[Piece, ...] = ((cut, f"{text.rstrip()}…"),)
        if is_lent(dots):
            dots = ((cut, text.rstrip()), (face(bold=cut.bold), "…"))
        found = (*pieces[:-1], *dots)
        line = line_of(found, size, last=True)
        if line.width <= width or (len(pieces) == 1 and not text):
            return line
        if text:
            pieces[-1] = (cut, text[:-1])
        else:
            pieces.pop()
