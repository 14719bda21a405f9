"""„Plakat“: a field of colour, the title as large as it goes, the date as the hero."""

from app.documents.poster import wording
from app.documents.poster.board import Board, Type
from app.documents.poster.designs.beside import beside, picture_left
from app.documents.poster.designs.body import body
from app.documents.poster.designs.measure import edge_of_hero, share_of_hero
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.items import Box
from app.documents.shaping import units

FACE = "schmal"
_PICTURE = 0.46
"""Share of the field that a picture has."""


def compose(board: Board) -> None:
    """Set the piece."""
    width, height, margin = board.width, board.height, board.margin
    if board.format.wide:
        share = edge_of_hero(board, 0.56, 0.42, dated=False)
        hero(board, Box(0, 0, width * share, height))
        left = width * share + margin
        body(board, Box(left, margin, width - left - margin, height - 2 * margin), dated=False)
        return
    least, most = (0.36, 0.66) if board.content.picture is None else (0.5, 0.72)
    share = share_of_hero(board, least, most, dated=False)
    hero(board, Box(0, 0, width, height * share))
    top = height * share + margin * 0.9
    body(board, Box(margin, top, width - 2 * margin, height - margin - top), dated=False)


def hero(board: Board, box: Box, *, top: float = 0.0) -> None:
    """The field of colour with title and date; nothing is said above ``top``."""
    content, ink = board.content, board.on_accent
    margin = board.margin
    board.fill(box, board.accent)
    if beside(board):
        box = picture_left(board, box)
    elif content.picture is not None:
        edge = max(box.y + box.height * _PICTURE * board.squeeze, top + box.height * 0.18)
        board.picture(Box(box.x, box.y, box.width, edge - box.y))
        box = Box(box.x, edge, box.width, box.bottom - edge)
    start = max(box.y + margin * (0.9 if content.picture is None else 0.7), top)
    inner = Box(box.x + margin, start, box.width - 2 * margin, box.bottom - margin - start)
    size = board.body * (1.05 if board.format.narrow else 1.15)
    at = inner.y
    if content.kicker:
        look = Type(board.face.strong, size, ink)
        at = board.line("kicker", content.kicker, (inner.x, at, inner.width), look, 5).bottom + size * 0.55
    low = _date(board, Box(inner.x, at, inner.width, inner.bottom - at), ink)
    part = Part("subtitle", content.subtitle, board.face.strong, ink, 1.5, 0.0, order=20, leading=1.14)
    under = min(height_of(board, [part], inner.width), (low - at) * 0.4) if content.subtitle else 0.0
    room = Box(inner.x, at, inner.width, max(low - at - under - size * 0.9, size))
    look = Type(board.face.display, 10, ink, board.face.leading)
    largest = min(board.width, board.height) * 0.42
    said = board.headline(
        "title", "H1", content.title, room, look, 10, largest=largest, smallest=board.body * 1.6
    )
    if content.subtitle:
        flow(
            board,
            [part],
            [Box(inner.x, said.bottom + size * 0.3, inner.width, low - said.bottom)],
            largest=1.0,
        )


def _date(board: Board, room: Box, ink: tuple[float, float, float]) -> float:
    """The date at the foot of the field, as wide as about two thirds of it; where it begins."""
    content, stack = board.content, board.face.display
    text = content.when or wording.figures(content)
    if not text:
        return room.bottom
    if content.when:
        look = Type(stack, 10, ink, board.face.leading)
        space = Box(room.x, room.bottom - room.height * 0.3, room.width, room.height * 0.3)
        largest = room.height * 0.16
        said = board.headline(
            "when", "P", text, space, look, 30, largest=largest, smallest=board.body * 1.2, most=3, low=True
        )
        return said.y - board.body
    wide = units(text, stack) / 1000
    share = 0.3 if room.height > room.width else 0.27 if content.picture is None else 0.34
    size = min(room.width * 0.62 / wide, room.height * share / board.face.rise)
    high = size * board.face.rise
    top = room.bottom - high
    board.capitals("when", "P", (text,), (room.x, top, wide * size), Type(stack, size, ink, 1.0), 30)
    beside = room.x + wide * size + board.margin * 0.5
    _beside_date(board, Box(beside, top, room.right - beside, high), ink)
    return top - board.body * 0.9


def _beside_date(board: Board, room: Box, ink: tuple[float, float, float]) -> None:
    """Weekday on the line of the capitals, time of day on the line of the figures."""
    content = board.content
    day, clock = wording.weekday(content), wording.clock(content)
    stack = board.face.strong
    if units(day, stack) * board.body / 1000 > room.width:
        day = wording.weekday_short(content)
    widest = max(units(day, stack), units(clock, stack))
    if not widest:
        return
    size = min(room.width * 1000 / widest, max(room.height * 0.4, board.body), board.body * 2.4)
    rise = size * 0.66
    look = Type(stack, size, ink, 1.0)
    if day:
        board.capitals("when", "P", (day,), (room.x, room.y, room.width), look, 31)
    if clock:
        top = room.bottom - rise
        board.capitals("when", "P", (clock,), (room.x, top, room.width), look, 32)
