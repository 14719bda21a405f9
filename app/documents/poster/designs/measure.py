"""How the sheet is shared between what is seen from afar and what is read close by."""

from app.documents.poster.board import Board
from app.documents.poster.designs.body import natural
from app.documents.poster.footer import foot
from app.documents.poster.items import Box
from app.documents.shaping import units

_HIGH = 5000.0
_ALONE = 0.84
"""Share of the front when the texts stand on the other side."""


def foot_height(board: Board, width: float) -> float:
    """How high the foot will be; measured on a board of its own."""
    if board.piece.back and not board.format.panels:
        return 0.0
    return _HIGH - foot(board.trial(), Box(0, 0, width, _HIGH))


_STEPS = 8
"""Widths that are tried where little room is left."""
_KICKER = 0.98
"""Size of the line above the title at least, as a share of running text."""
_ALONE_WIDE = 0.66
"""Share of a sheet lying on its long side when only place and price stand beside."""


def _scale(board: Board) -> float:
    """Size of running text that the sheet is shared by; a picture is worth letters a little smaller."""
    if board.content.picture is None:
        return 1.0
    return (1 + board.least) / 2 if board.squeeze == 1 else board.least


def edge_of_hero(board: Board, usual: float, least: float, *, dated: bool, extra: float = 0.0) -> float:
    """Where the texts of a sheet lying on its long side begin, as a share of its width.

    Args:
        board: the composition.
        usual: where few texts leave it.
        least: where many push it to.
        dated: whether the day stands among the facts.
        extra: points of height needed besides texts and foot.
    """
    least *= (1 + board.squeeze) / 2
    if board.spare and not dated:
        usual = max(usual, _ALONE_WIDE)
    width = board.width * (1 - usual) - 2 * board.margin
    room = board.height - 2 * board.margin

    def fits(share: float) -> bool:
        column = board.width * (1 - share) - 2 * board.margin
        high = natural(board, column, board.least, dated=False) + foot_height(board, column)
        return high + extra <= room - board.body

    if board.dense and not dated:
        least = min(max(least, _narrowest(board)), usual)
        steps = (usual - (usual - least) * at / _STEPS for at in range(_STEPS))
        return next(filter(fits, steps), least)
    needed = natural(board, width, _scale(board), dated=dated) + foot_height(board, width) + extra
    return min(usual, max(least, 1 - (1 - usual) * needed / room))


def _narrowest(board: Board) -> float:
    """Share of the width below which the line above the title has no room beside the texts."""
    wide = units(board.content.kicker, board.face.strong) * board.body * _KICKER / 1000
    return min((wide + 2.4 * board.margin) / board.width, 0.5)


def share_of_hero(board: Board, least: float, most: float, *, dated: bool, extra: float = 0.0) -> float:
    """The share of the height that the texts leave, within bounds.

    Args:
        board: the composition.
        least: share at least.
        most: share at most.
        dated: whether the day stands among the facts.
        extra: points needed besides texts and foot.
    """
    least *= (1 + board.squeeze) / 2
    if board.spare:
        most = max(most, _ALONE)
    width = board.width - 2 * board.margin
    needed = natural(board, width, _scale(board), dated=dated) + foot_height(board, width)
    needed += extra + board.margin * 1.9
    return min(max((board.height - needed) / board.height, least), most)
