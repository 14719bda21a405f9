"""„Bild“: the picture carries the sheet, a tag with the day lies on it; without one, a pattern."""

from app.documents.poster import wording
from app.documents.poster.board import Board, Type
from app.documents.poster.designs.body import body
from app.documents.poster.designs.measure import edge_of_hero, share_of_hero
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.items import Box, beyond
from app.documents.poster.palette import BLACK, WHITE, mixed
from app.documents.poster.shapes import tiles
from app.documents.shaping import units

FACE = "grotesk"
_LEGIBLE = 6.4
"""Points."""


def compose(board: Board) -> None:
    """Set the piece."""
    width, height, margin = board.width, board.height, board.margin
    if board.format.wide:
        edge = width * edge_of_hero(board, 0.5, 0.32, dated=True, extra=height * 0.28)
        told = scene(board, Box(0, 0, edge, height))
        inner = Box(edge + margin, margin, width - edge - 2 * margin, height - 2 * margin)
        below = _title(
            board,
            Box(
                inner.x,
                inner.y,
                inner.width,
                inner.height * (0.26 if board.format.key == "lang-quer" else 0.4) * board.squeeze**2,
            ),
        )
        body(
            board,
            Box(inner.x, below, inner.width, inner.bottom - below),
            dated=not (told and board.squeeze < 1),
        )
        return
    room = Box(margin, 0, width - 2 * margin, height * 0.19 * board.squeeze**2)
    # Set once on a board of its own to learn its height, so that the picture has all that is left.
    high = _title(board.trial(), room)
    share = share_of_hero(board, 0.34, 0.58, dated=True, extra=high)
    edge = height * share
    scene(board, Box(0, 0, width, edge))
    below = _title(board, Box(margin, edge + margin * 0.85, room.width, room.height))
    body(board, Box(margin, below, room.width, height - margin - below), dated=True)


def hero(board: Board, box: Box, *, top: float = 0.0) -> None:
    """The cover of a leaflet, the upper part of a door hanger."""
    margin = board.margin
    edge = box.y + max(box.height * 0.56, top + box.height * 0.2 - box.y)
    # At the foot of a sheet there is a margin, above other texts there is theirs.
    bottom = box.bottom - (margin if box.bottom > board.height - 1 else 0)
    room = Box(box.x + margin, edge + margin * 0.9, box.width - 2 * margin, bottom - edge - margin * 0.9)
    # The picture goes down to where the title needs to begin.
    spare = room.height - (_title(board.trial(), room) - room.y)
    edge += max(spare, 0)
    scene(board, Box(box.x, box.y, box.width, edge - box.y), top)
    _title(board, Box(room.x, edge + margin * 0.9, room.width, room.height - max(spare, 0)))


def scene(board: Board, box: Box, top: float = 0.0) -> bool:
    """Picture or pattern, and on it, below ``top``, the tag with the day; whether that says all of it."""
    if board.content.picture is not None:
        board.picture(box)
    else:
        pattern(board, box)
    return _tag(board, Box(box.x, max(box.y, top), box.width, box.bottom - max(box.y, top)), box.height)


def pattern(board: Board, box: Box, across: int = 0) -> None:
    """Quarter circles in shades of the colour; the title decides which."""
    accent = board.accent
    ground = mixed(accent, WHITE, 0.84)
    board.fill(box, ground)
    shades = (accent, mixed(accent, BLACK, 0.45), mixed(accent, WHITE, 0.45), WHITE)
    across = across or (3 if box.width < 240 else 4 if box.width < 520 else 5)
    seed = sum(ord(mark) * (at + 3) for at, mark in enumerate(board.content.title)) * 7919 + 11
    # Also where it is cut off: a straight edge of a form on the trim would show white when cut awry.
    board.shapes(*tiles(beyond(box, board.width, board.height), shades, seed, across))


def _tag(board: Board, box: Box, high: float) -> bool:
    """A square of the colour with the day in figures, in the lower left corner of a picture so high."""
    content = board.content
    figures = wording.figures(content)
    if not figures or content.when:
        return False
    side = min(box.width * 0.42, high * 0.46, box.height, board.body * 9.5)
    top, stack, ink = box.bottom - side, board.face.display, board.on_accent
    tag = Box(box.x + (board.margin if box.x + board.margin + side < box.right else 0), top, side, side)
    board.fill(tag, board.accent)
    inner = tag.inset(side * 0.11)
    small = side * 0.125
    look = Type(board.face.strong, small, ink, 1.0)
    # Where they would be too small, weekday and time of day stand among the facts only.
    legible = small >= _LEGIBLE
    if legible:
        day = wording.weekday(content)
        if units(day, look.stack) * small * 0.8 / 1000 > inner.width:
            day = wording.weekday_short(content)
        board.line("when", day, (inner.x, inner.y, inner.width), look, 30)
    size = min(inner.width * 1000 / units(figures, stack), side * 0.42)
    rise = size * board.face.rise
    board.capitals(
        "when",
        "P",
        (figures,),
        (inner.x, tag.y + (side - rise) / 2, inner.width),
        Type(stack, size, ink, 1.0),
        31,
    )
    clock = wording.clock(content)
    if clock and legible:
        board.line("when", clock, (inner.x, inner.bottom - small, inner.width), look, 32)
    return legible


def _title(board: Board, room: Box) -> float:
    """Kicker, title and what stands below it; where the body begins."""
    content, at = board.content, room.y
    if content.kicker:
        look = Type(board.face.strong, board.body * 1.02, board.accent_text)
        at = (
            board.line("kicker", content.kicker, (room.x, at, room.width), look, 5).bottom + board.body * 0.45
        )
    part = Part("subtitle", content.subtitle, board.face.text, BLACK, 1.3, 0.0, order=20, leading=1.2)
    below = height_of(board, [part], room.width) if content.subtitle else 0.0
    look = Type(board.face.display, 10, BLACK, board.face.leading)
    space = Box(room.x, at, room.width, max(room.bottom - at - below, board.body * 2.2))
    largest = min(board.width, board.height) * 0.13
    said = board.headline(
        "title", "H1", content.title, space, look, 10, largest=largest, smallest=board.body * 1.45, most=4
    )
    at = said.bottom + board.body * 0.35
    if content.subtitle:
        at = (
            flow(board, [part], [Box(room.x, at, room.width, below + board.body)], largest=1.0)
            + board.body * 0.2
        )
    return at + board.body * 0.6
