"""„Raster“: white, six columns, flush left; the title large, the day in the colour, one strong form."""

from app.documents.poster import wording
from app.documents.poster.board import Board, Type
from app.documents.poster.designs.beside import beside
from app.documents.poster.designs.body import body
from app.documents.poster.designs.measure import edge_of_hero, share_of_hero
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.items import BLEED, Box
from app.documents.poster.palette import BLACK
from app.documents.poster.shapes import disc, quarter

FACE = "grotesk"
_HALF = 0.46
"""Share of the width that day and line have beside a picture."""


def compose(board: Board) -> None:
    """Set the piece."""
    width, height, margin = board.width, board.height, board.margin
    if board.format.wide:
        edge = width * edge_of_hero(board, 0.52, 0.42, dated=False, extra=margin * 0.5)
        hero(board, Box(0, 0, edge, height))
        inner = Box(edge + margin * 0.6, margin, width - edge - margin * 1.6, height - 2 * margin)
        _rule(board, inner.x, inner.y, inner.width)
        top = inner.y + margin * 0.5
        body(board, Box(inner.x, top, inner.width, inner.bottom - top), dated=False)
        return
    least = 0.46 if board.content.picture is None else 0.54
    share = share_of_hero(board, least, 0.7, dated=False)
    edge = height * share
    hero(board, Box(0, 0, width, edge))
    _rule(board, margin, edge, width - 2 * margin)
    top = edge + margin * 0.5
    body(board, Box(margin, top, width - 2 * margin, height - margin - top), dated=False)


def hero(board: Board, box: Box, *, top: float = 0.0) -> None:
    """Rule, kicker, title, day, and the form or the picture."""
    content, margin, face = board.content, board.margin, board.face
    inner = Box(box.x + margin, max(box.y + margin, top), box.width - 2 * margin, 0)
    inner = Box(inner.x, inner.y, inner.width, box.bottom - inner.y - margin * 0.6)
    _rule(board, inner.x, inner.y, inner.width)
    at = inner.y + board.body * 0.75
    if content.kicker:
        look = Type(face.strong, board.body, BLACK)
        at = (
            board.line("kicker", content.kicker, (inner.x, at, inner.width), look, 5).bottom
            + board.body * 0.9
        )
    look = Type(face.display, 10, BLACK, face.leading * 0.96)
    kept = 0.0 if content.picture is None else inner.height * 0.44 * board.squeeze
    share = 0.4 if content.picture is None else 0.3
    largest = min(board.width, board.height) * 0.16
    said = board.headline(
        "title",
        "H1",
        content.title,
        Box(inner.x, at, inner.width, inner.height * share),
        look,
        10,
        largest=largest,
        smallest=board.body * 1.45,
        most=4,
    )
    column, wide = inner, 0.84
    if beside(board):
        kept, wide = 0.0, 1.0
        column = Box(inner.x, inner.y, inner.width * _HALF, inner.height)
        top = said.bottom + board.body * 0.6
        middle = inner.x + inner.width / 2
        board.picture(Box(middle, top, box.right - middle, inner.bottom - top))
    at = _day(board, Box(column.x, said.bottom, column.width, inner.bottom - kept - said.bottom))
    if content.subtitle:
        part = Part("subtitle", content.subtitle, face.text, BLACK, 1.25, 0.0, order=20, leading=1.22)
        high = height_of(board, [part], column.width * wide)
        at += board.body * 0.4
        flow(board, [part], [Box(inner.x, at, column.width * wide, high + 1)], largest=1.0)
        at += high
    if beside(board):
        return
    at = max(min(at + margin * 0.5, inner.bottom - kept), at + board.body * 0.5)
    _form(board, box, Box(inner.x, at, inner.width, inner.bottom - at))


def _day(board: Board, room: Box) -> float:
    """Day and time of day in the colour, in the typeface of the title; where it ends."""
    content = board.content
    lines = [content.when] if content.when else [wording.day_and_month(content), wording.clock(content)]
    text = ", ".join(line for line in lines if line)
    if not text:
        return room.y
    look = Type(board.face.display, 10, board.accent_text, board.face.leading)
    largest = min(board.width, board.height) * 0.085
    space = Box(room.x, room.y + board.body * 0.55, room.width, room.height * 0.3)
    said = board.headline(
        "when", "P", text, space, look, 30, largest=largest, smallest=board.body * 1.15, most=2
    )
    return said.bottom


def _form(board: Board, box: Box, room: Box) -> None:
    """The picture over five of six columns up to the edge, or a composition of circle and quarter."""
    column = room.width / 6
    if board.content.picture is not None:
        board.picture(Box(room.x + column, room.y, box.right - room.x - column, room.height))
        return
    if room.height < board.body * 4:
        return
    side = room.height
    # Only what is cut off by the edge of the sheet goes on beyond its column.
    cut = box.right >= board.width - 0.1
    right = box.right + BLEED if cut else room.right
    if side * 2 > box.width * 0.86:
        side = min(side, box.width * 0.62)
        base = room.bottom
        board.shapes(disc(right - side * (0.42 if cut else 0.5), base - side / 2, side / 2, board.accent))
        half = side / 2
        board.shapes(quarter(Box(room.x, base - half, half, half), 3, BLACK))
        return
    board.shapes(quarter(Box(right - side, room.y, side, side), 1, board.accent))
    board.shapes(disc(right - side * 1.5, room.y + side / 2, side / 2, BLACK))
    left = Box(right - side * 3, room.y, side, side)
    if left.x >= room.x:
        board.shapes(quarter(left, 2, board.accent))


def _rule(board: Board, x: float, y: float, width: float) -> None:
    board.fill(Box(x, y, width, max(board.body * 0.22, 1.6)), BLACK)
