"""What all designs set alike: facts, running text, programme, other languages, foot."""

from math import inf

from app.documents.poster import wording
from app.documents.poster.board import RUNNING, Board
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.footer import foot
from app.documents.poster.items import Box
from app.documents.poster.palette import BLACK
from app.documents.shaping import is_rtl, units
from app.documents.styles import MM, Colour

_ONE_COLUMN = 32
"""Width of text, in sizes of its letters, below which it stands in one column."""
_LOW = 110 * MM
"""Height of a sheet below which facts are hardly larger than running text."""
_SIDE = 0.37
"""Share of the width that the facts have beside the texts."""
_LEAST_FACTS = 1.0
"""Size of the facts at least, as a share of running text."""
_CLOSE = 1.2
"""From line to line where there is little room, as a share of the size."""
_SNUG = 0.86
"""Share of a column that the longest line of the facts may take; the comma stands behind it,
and flow may set it a little larger."""


def facts(
    board: Board, of: Colour = BLACK, *, width: float, dated: bool = True, size: float = 0.0
) -> list[Part]:
    """When, where and what it costs, as what is read first after the title.

    Args:
        board: the composition.
        of: colour of the letters.
        width: of the column in points; the day stays on one line of it.
        dated: whether the day is among them.
        size: as a share of running text; 0 as the sheet has it.
    """
    content, strong, text = board.content, board.face.strong, board.face.text
    size = size or (1.3 if board.height > _LOW else 1.1)
    when = wording.whole(content) if dated else ""
    longest = max((units(part, strong) for part in when.split(", ")), default=0.0) * board.body / 1000
    if longest * size > width * _SNUG:
        size = max(min(size, width * _SNUG / longest), _LEAST_FACTS)
    place, price = wording.postal(content.place), content.price
    if board.dense:
        size, both = _LEAST_FACTS, " · ".join(part for part in (place, price) if part)
        if units(both, strong) * board.body / 1000 <= width * _SNUG:
            place, price = both, ""
    found = [
        Part("when", when, strong, of, size, 0.3, order=30, leading=1.16),
        Part("place", place, strong, of, size, 0.35, order=40, leading=1.16),
        Part("price", price, text, of, 1.08, 0.4, order=45),
    ]
    return [part for part in found if part.text]


def lead(board: Board, of: Colour = BLACK) -> list[Part]:
    """The text."""
    text = "" if board.spare else board.content.lead
    paragraphs = [part for part in text.split("\n") if part.strip()]
    before, leading = (0.4, _CLOSE) if board.dense else (0.6, 1.3)
    return [
        Part(
            "lead",
            part,
            board.face.text,
            of,
            1.0,
            before,
            order=50 if at == 0 else 51,
            leading=leading,
            hyphens=True,
        )
        for at, part in enumerate(paragraphs)
    ]


def programme(board: Board, of: Colour | None = None) -> list[Part]:
    """The programme: times in a column of their own."""
    stressed = board.accent_text if of is None else of
    return [
        Part(
            "programme",
            row.text,
            board.face.text,
            BLACK if of is None else of,
            1.0,
            (0.8 if at == 0 else 0.28) * (0.6 if board.dense else 1),
            order=60,
            label=row.time,
            label_stack=board.face.strong,
            label_colour=stressed,
            together=True,
            leading=_CLOSE if board.dense else 1.24,
        )
        for at, row in enumerate(() if board.spare else board.content.programme)
    ]


def translations(board: Board, of: Colour = BLACK) -> list[Part]:
    """The other languages, each with its title, its day and its text."""
    found: list[Part] = []
    for at, other in enumerate(() if board.spare else board.content.translations):
        when = wording.elsewhere(board.content, other.language)
        rtl = any(is_rtl(text) for text in (other.title, other.text))
        align, order = (1.0 if rtl else 0.0), 70 + at / 10
        strong, text = board.face.strong, board.face.text
        for add, (words, stack, relative, before) in enumerate(
            (
                (other.title, strong, 1.06, 1.0),
                (when, strong, 0.94, 0.1),
                (other.text, text, 0.94, 0.15),
            )
        ):
            found.append(
                Part(
                    "translations",
                    words,
                    stack,
                    of,
                    relative,
                    before,
                    order=order + add / 100,
                    language=other.language,
                    align=align,
                    hyphens=words is other.text,
                )
            )
    return [part for part in found if part.text]


def texts(board: Board) -> list[Part]:
    """All running text."""
    return [*lead(board), *programme(board), *translations(board)]


def columns(box: Box, count: int, gap: float) -> list[Box]:
    """The box in so many columns."""
    wide = (box.width - gap * (count - 1)) / count
    return [Box(box.x + at * (wide + gap), box.y, wide, box.height) for at in range(count)]


def natural(board: Board, width: float, scale: float = 1.0, *, dated: bool) -> float:
    """How high the body is with letters of that scale, without the foot."""
    two = _beside(board, width, scale, dated=dated)
    if two < inf:
        return two
    return height_of(board, [*facts(board, width=width, dated=dated), *texts(board)], width, scale)


def _beside(board: Board, width: float, scale: float, *, dated: bool) -> float:
    """How high the body is with the facts beside the texts; without end where the sheet is too narrow."""
    if width < board.body * _ONE_COLUMN:
        return inf
    gap = board.margin * 0.8
    narrow = width * _SIDE - gap / 2
    side, main = _sides(board, narrow, dated=dated)
    if not main:
        return inf
    left = height_of(board, side, narrow, scale)
    return max(left, height_of(board, main, width * (1 - _SIDE) - gap / 2, scale))


def _sides(board: Board, width: float, *, dated: bool) -> tuple[list[Part], list[Part]]:
    """What stands in the narrow column of that width, and what in the wide one."""
    known, others = facts(board, width=width, dated=dated), translations(board)
    main = [*lead(board), *programme(board)]
    return ([*known, *others], main) if main else (known, others)


def body(board: Board, box: Box, *, dated: bool) -> None:
    """Facts, texts and foot in the box, on white."""
    bottom = box.bottom if board.spare else foot(board, box)
    room = Box(box.x, box.y, box.width, max(bottom - box.y, 1))
    gap = board.margin * 0.8
    one = [*facts(board, width=room.width, dated=dated), *texts(board)]
    if room.width >= board.body * _ONE_COLUMN and all(part.name in RUNNING for part in one):
        # Nothing but texts: lines across the whole sheet would be too long to read.
        flow(board, one, columns(room, 2, gap), balance=True)
        return
    two = _beside(board, room.width, board.least, dated=dated)
    if two > room.height and two > height_of(board, one, room.width, board.least):
        flow(board, one, [room])
        return
    side, main = _sides(board, room.width * _SIDE - gap / 2, dated=dated)
    left = Box(room.x, room.y, room.width * _SIDE - gap / 2, room.height)
    right = Box(left.right + gap, room.y, room.width - left.width - gap, room.height)
    flow(board, side, [left], largest=1.1)
    flow(board, main, [right])
