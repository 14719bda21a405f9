"""One line of text as it is drawn, whatever scripts it mixes."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from app.documents.metrics import Face, Lent, printable, stretches

Piece: TypeAlias = tuple[Face, str]


class Line(NamedTuple):
    """One line: its stretches, its width in points, whether the paragraph ends with it.

    A line with letters of another script has its stretches as they are seen, from left to right, and
    ``said`` as they are read; ``said`` is empty where both are the same.
    """

    pieces: tuple[Piece, ...]
    width: float
    last: bool
    said: tuple[Piece, ...] = ()
    rtl: bool = False


def is_lent(pieces: Iterable[Piece]) -> bool:
    """Whether a letter of another script is among them."""
    return any(type(style) is Lent for style, _ in pieces)


def is_rtl(text: str) -> bool:
    """Whether a paragraph is read from right to left: its first letter with a direction says."""
    # Loaded with the first paragraph of another script: the start of the program must not pay for HarfBuzz.
    from app.documents import shaping  # noqa: PLC0415 - see above

    return shaping.is_rtl(text)


def line_of(pieces: tuple[Piece, ...], size: float, *, last: bool, rtl: bool | None = None) -> Line:
    """One line of stretches in the order they are read.

    Args:
        pieces: what it says.
        size: of the type, in points.
        last: whether the paragraph ends with it.
        rtl: whether the paragraph is read from right to left; unless said, the first letter of the line says.
    """
    if not rtl and not is_lent(pieces):
        return Line(pieces, sum([style.units(text) for style, text in pieces]) * size / 1000, last)
    # Loaded with the first such line: the start of the program must not pay for HarfBuzz.
    from app.documents import shaping  # noqa: PLC0415 - see above

    if rtl is None:
        rtl = is_rtl("".join(text for _, text in pieces))
    seen = shaping.arranged(pieces, rtl=rtl)
    return Line(seen, sum([style.units(text) for style, text in seen]) * size / 1000, last, pieces, rtl)


def single(text: str, style: Face, size: float) -> Line:
    """A short text as one line, whatever its length, in a size in points."""
    return line_of(tuple(stretches(printable(text), style)), size, last=True)
