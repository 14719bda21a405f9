"""A certificate: a word, a name, a reason, a day and lines to sign on."""

from app.documents.poster import wording
from app.documents.poster.board import Board, Type
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.footer import strip
from app.documents.poster.items import BLEED, Box
from app.documents.poster.palette import BLACK
from app.documents.poster.shapes import disc, frame, quarter
from app.documents.styles import MM

_ABOVE = 0.42
"""Share of the free height that stands above."""
_CENTRED = frozenset({"leise", "bild"})


def compose(board: Board, design: str) -> None:
    """Set the piece; centred or flush left as its design is."""
    _ground(board, design)
    align = 0.5 if design in _CENTRED else 0.0
    margin = board.margin
    left = margin * (1.75 if design == "plakat" else 1.0)
    inner = Box(left, margin, board.width - left - margin, board.height - 2 * margin)
    above = strip(board, inner, align) - board.body
    bottom = _signatures(board, Box(inner.x, inner.y, inner.width, above - inner.y))
    _middle(board, Box(inner.x, inner.y, inner.width, bottom - inner.y), align)


def _ground(board: Board, design: str) -> None:
    width, height = board.width, board.height
    if design == "plakat":
        board.fill(Box(0, 0, board.margin, height), board.accent)
    elif design == "raster":
        side = min(width, height) * 0.2
        board.shapes(quarter(Box(width - side + BLEED, -BLEED, side, side), 1, board.accent))
        board.fill(Box(board.margin, board.margin * 0.7, width * 0.5, 3.2), BLACK)
    else:
        edge = Box(0, 0, width, height)
        board.shapes(frame(edge.inset(9 * MM), 2.2, board.accent))
        board.shapes(frame(edge.inset(11 * MM), 0.6, board.accent))
        if design == "bild":
            side = 12 * MM
            for corner, (x, y) in enumerate(
                ((9, 9), (width / MM - 21, 9), (width / MM - 21, height / MM - 21), (9, height / MM - 21))
            ):
                board.shapes(quarter(Box(x * MM, y * MM, side, side), corner, board.accent))


def _middle(board: Board, box: Box, align: float) -> None:
    content, face = board.content, board.face
    after = [
        Part("subtitle", content.subtitle, face.text, BLACK, 1.15, 0.4, order=20, leading=1.35, align=align),
        Part("lead", content.lead, face.text, BLACK, 1.08, 1.2, order=50, leading=1.42, align=align),
        Part("when", _place_and_day(board), face.text, BLACK, 1.0, 1.6, order=60, align=align),
    ]
    after = [part for part in after if part.text]
    wide = min(box.width, 150 * MM)
    x = box.x + (box.width - wide) * align
    text = height_of(board, after, wide)
    heading = _heading(board.trial(), box, align, box.height - text)
    # The eye wants what stands in the middle a little above it.
    at = box.y + max((box.height - text - (heading - box.y)) * _ABOVE, 0)
    at = _heading(board, Box(box.x, at, box.width, box.bottom - at), align, box.height - text)
    flow(board, after, [Box(x, at, wide, box.bottom - at)], largest=1.08)


def _heading(board: Board, box: Box, align: float, room: float) -> float:
    """The word, the name and what parts them from the reason; where it ends."""
    content, face = board.content, board.face
    at = box.y
    if content.kicker:
        look = Type(face.strong, board.body, board.accent_text, 1.24, align)
        board.line("kicker", content.kicker, (box.x, at, box.width), look, 5)
        at += board.body * 2.3
    look = Type(face.display, 10, board.accent_text, face.leading, align)
    said = board.headline(
        "title", "H1", content.title, Box(box.x, at, box.width, room * 0.3), look, 10,
        largest=board.body * 5.4, smallest=board.body * 1.8, most=2,
    )  # fmt: skip
    at = said.bottom + board.body * 2
    if content.recipient:
        look = Type(face.strong, 10, BLACK, 1.15, align)
        said = board.headline(
            "recipient", "P", content.recipient, Box(box.x, at, box.width, room * 0.3), look, 15,
            largest=board.body * 2.5, smallest=board.body * 1.2, most=3,
        )  # fmt: skip
        at = said.bottom + board.body * 0.8
    if align:
        board.shapes(disc(box.x + box.width / 2, at, board.body * 0.18, board.accent))
    else:
        board.fill(Box(box.x, at, board.body * 4, board.body * 0.25), board.accent)
    return at + board.body * 1.4


def _place_and_day(board: Board) -> str:
    content = board.content
    day = content.when
    if not day and content.starts_at is not None:
        day = wording.day_and_year(content)
    return ", ".join(part for part in (content.place, day) if part)


def _signatures(board: Board, box: Box) -> float:
    """Lines to sign on, side by side; where they begin."""
    names = [line.strip() for line in board.content.signatories.split("\n") if line.strip()][:3]
    if not names:
        return box.bottom
    gap = board.body * 2
    wide = (box.width - gap * (len(names) - 1)) / max(len(names), 2)
    size = board.body * 0.82
    top = box.bottom - size * 1.5
    for at, name in enumerate(names):
        x = box.x + at * (wide + gap)
        board.fill(Box(x, top - board.body * 0.3, wide, 0.75), BLACK)
        look = Type(board.face.text, size, BLACK)
        board.line("signatories", name, (x, top, wide), look, 75 + at)
    return top - board.body * 4.2
