"""The other side of a flyer: the texts, in as many columns as read well, under a band of the colour."""

from app.documents.poster.board import Board
from app.documents.poster.designs.body import columns, lead, programme, translations
from app.documents.poster.flow import Part, flow
from app.documents.poster.footer import foot
from app.documents.poster.items import Box
from app.documents.styles import MM

_COLUMN = 74 * MM
"""A column that is narrower reads badly."""


def compose(board: Board) -> None:
    """Set the other side."""
    board.turn()
    margin, width = board.margin, board.width
    begin = board.body * 0.9
    if board.format.hole:
        begin = (board.format.hole_at + board.format.hole / 2 + 5) * MM
    board.fill(Box(0, 0, width, board.body * 0.9 if not board.format.hole else begin), board.accent)
    inner = Box(margin, begin + margin * 0.8, width - 2 * margin, board.height - begin - margin * 1.8)
    below = foot(board, inner)
    inner = Box(inner.x, inner.y, inner.width, max(below - inner.y, 1))
    count = max(1, min(3, int((inner.width + margin) / (_COLUMN + margin))))
    parts: list[Part] = []
    for title, group in (("", lead(board)), ("Programm", programme(board)), ("", translations(board))):
        if group and title:
            face, order = board.face.display, group[0].order - 1
            parts.append(
                Part("programme", title, face, board.accent_text, 1.6, 1.2, "H2", order, leading=1.15)
            )
        parts.extend(group)
    flow(board, parts, columns(inner, count, margin), balance=True)
