"""Where little height is left for title and picture, they stand side by side: a strip would show nothing."""

from app.documents.poster.board import Board
from app.documents.poster.items import Box

_SHARE = 0.36
"""Of the width, that the picture has."""


def beside(board: Board) -> bool:
    """Whether the picture stands beside the title."""
    low = not board.format.wide and not board.format.narrow
    return board.content.picture is not None and board.dense and low


def picture_left(board: Board, box: Box) -> Box:
    """The picture in the left of the field; what is left of it."""
    side = box.width * _SHARE
    board.picture(Box(box.x, box.y, side, box.height))
    return Box(box.x + side, box.y, box.width - side, box.height)
