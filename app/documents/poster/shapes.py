"""Outlines that designs are built of."""

from app.documents.poster.items import Box, Shape
from app.documents.styles import Colour

_ROUND = 0.5522847498
"""Length of the handles that make a quarter circle of a curve."""

Path = tuple[tuple[str | float, ...], ...]


def disc(x: float, y: float, radius: float, colour: Colour, *, stroke: float = 0.0) -> Shape:
    """A circle around a point."""
    r, k = radius, radius * _ROUND
    path: Path = (
        ("m", x + r, y),
        ("c", x + r, y + k, x + k, y + r, x, y + r),
        ("c", x - k, y + r, x - r, y + k, x - r, y),
        ("c", x - r, y - k, x - k, y - r, x, y - r),
        ("c", x + k, y - r, x + r, y - k, x + r, y),
    )
    return Shape(path, colour, stroke)


def quarter(box: Box, corner: int, colour: Colour) -> Shape:
    """A quarter of a circle around one corner of a square: 0 top left, then clockwise."""
    side, k = min(box.width, box.height), min(box.width, box.height) * _ROUND
    right, down = (1, 1) if corner == 0 else (-1, 1) if corner == 1 else (-1, -1) if corner == 2 else (1, -1)
    x = box.x if corner in {0, 3} else box.right
    y = box.y if corner in {0, 1} else box.bottom
    path: Path = (
        ("m", x, y),
        ("l", x + right * side, y),
        ("c", x + right * side, y + down * k, x + right * k, y + down * side, x, y + down * side),
    )
    return Shape(path, colour)


def polygon(points: tuple[tuple[float, float], ...], colour: Colour) -> Shape:
    """Straight lines from point to point."""
    path: Path = tuple(("l" if at else "m", x, y) for at, (x, y) in enumerate(points))
    return Shape(path, colour)


def frame(box: Box, width: float, colour: Colour) -> Shape:
    """The outline of a rectangle."""
    path: Path = (
        ("m", box.x, box.y),
        ("l", box.right, box.y),
        ("l", box.right, box.bottom),
        ("l", box.x, box.bottom),
    )
    return Shape(path, colour, width)


def tiles(box: Box, colours: tuple[Colour, ...], seed: int, across: int) -> list[Shape]:
    """A pattern of quarter and half circles on squares: what stands in place of a picture.

    The same seed gives the same pattern.
    """
    side = box.width / across
    down = max(round(box.height / side), 1)
    high = box.height / down
    found: list[Shape] = []
    number = seed % 2_147_483_647 or 7
    for row in range(down):
        for column in range(across):
            number = number * 48_271 % 2_147_483_647
            tile = Box(box.x + column * side, box.y + row * high, side, high)
            found.extend(_tile(tile, number, colours))
    return found


def _tile(box: Box, number: int, colours: tuple[Colour, ...]) -> list[Shape]:
    kind, turn = number // 7 % 6, number // 53 % 4
    colour = colours[number // 311 % len(colours)]
    other = colours[(number // 311 + 1 + number // 1009 % max(len(colours) - 1, 1)) % len(colours)]
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    if kind <= 1:
        return [quarter(box, turn, colour)]
    if kind == 2:
        return [quarter(box, turn, colour), quarter(_half(box, turn), turn, other)]
    if kind == 3:
        middle = min(box.width, box.height) / 2
        return [disc(box.x + box.width / 2, box.y + box.height / 2, middle, colour)]
    if kind == 4:
        return [polygon((corners[turn], corners[(turn + 1) % 4], corners[(turn + 2) % 4]), colour)]
    return [quarter(box, turn, colour), quarter(box, (turn + 2) % 4, other)]


def _half(box: Box, corner: int) -> Box:
    """A square half as large in that corner."""
    side = min(box.width, box.height) / 2
    x = box.x if corner in {0, 3} else box.right - side
    y = box.y if corner in {0, 1} else box.bottom - side
    return Box(x, y, side, side)
