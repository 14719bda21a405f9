"""A door hanger: nothing stands where the hole is punched."""

from collections.abc import Callable

from app.documents.poster.board import Board
from app.documents.poster.designs.body import body
from app.documents.poster.designs.measure import share_of_hero
from app.documents.poster.items import Box, Hole
from app.documents.styles import MM


def compose(board: Board, hero: Callable[..., None], *, dated: bool) -> None:
    """Set the piece below its hole."""
    width, height, margin = board.width, board.height, board.margin
    radius, middle = board.format.hole * MM / 2, board.format.hole_at * MM
    free = middle + radius + 5 * MM
    share = share_of_hero(board, 0.5, 0.72, dated=dated)
    edge = height * share
    hero(board, Box(0, 0, width, edge), top=free)
    board.page.ground.append(Hole(width / 2, middle, radius))
    top = edge + margin * 0.8
    body(board, Box(margin, top, width - 2 * margin, height - margin - top), dated=dated)
