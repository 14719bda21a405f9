"""The foot of every publication: who stands behind it, the code, the funding sentence, the strip of logos."""

from app.documents.poster import typeset, wording
from app.documents.poster.board import Board, Type
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.items import Box, Photo
from app.documents.poster.palette import BLACK, PAPER_LINE, WHITE
from app.documents.poster.pictures import modules_of, size_of
from app.documents.styles import MM
from app.domain.errors import Refused

_LEAST_CODE = 16 * MM
_LEAST_MODULE = 0.37 * MM
"""Telephones read finer ones badly."""
_SCALE = 0.86
"""The foot is set a little smaller than running text."""
_GAP = 0.55
"""Between logos, as a share of their height."""
_BETWEEN = 0.35
"""Between rows of logos, as a share of their height."""
_MOST_ROWS = 3
_LEAST_LOGO = 0.72
"""Share of the usual height below which logos stand in more rows."""
_Logo = tuple[bytes, str, float]
"""Bytes, words, width by height."""
_NO_LOGO = (
    "Für die Logoleiste ist kein Logo hinterlegt, obwohl ein Förderhinweis gilt. "
    "Bitte fügen Sie die Logos unter „Büro › Logos“ hinzu."
)


def foot(board: Board, box: Box, *, code: bool = True) -> float:
    """Build the foot upwards from the lower edge of the box; where it begins."""
    if board.dense:
        return _close(board, box, code=code)
    top = strip(board, box)
    side = code_side(board) if code and board.content.qr else 0.0
    gap = board.body
    caption = board.content.qr_caption if side else ""
    wide = min(box.width * 0.28, board.body * 10.5) if caption and box.width > board.body * 30 else 0.0
    room = box.width - (side + gap if side else 0.0) - (wide + gap if wide else 0.0)
    parts = _about(board)
    if caption and not wide:
        parts.append(_small(board, "qr_caption", f"{caption} →", 88, 0.35))
    if not parts and not side:
        return top
    high = max(height_of(board, parts, room, _SCALE), side)
    begin = top - high
    board.fill(Box(box.x, begin - gap * 0.7, box.width, 0.75), PAPER_LINE)
    flow(board, parts, [Box(box.x, begin, room, high + 0.5)], largest=_SCALE)
    if side:
        board.code(Box(box.right - side, begin, side, side))
    if wide:
        said = _small(board, "qr_caption", caption, 88, 0.0, align=1.0)
        flow(board, [said], [Box(box.x + room + gap, begin, wide, high + 0.5)], largest=_SCALE)
    return begin - gap * 1.5


def _close(board: Board, box: Box, *, code: bool) -> float:
    """The foot where there is little room: the logos below, the funding sentence beside the code."""
    content = board.content
    top = _strip_of_logos(board, box)
    side = code_side(board) if code and content.qr else 0.0
    room = box.width - (side + board.body if side else 0.0)
    parts = _about(board, caption=content.qr_caption if side else "")
    relative = _funding_size(board) / board.body / _SCALE
    sentence = Part("funding", content.funding, board.face.text, BLACK, relative, 0.4, order=89, leading=1.2)
    parts = [*parts, sentence] if content.funding else parts
    if not parts and not side:
        return top
    high = max(height_of(board, parts, room, _SCALE), side)
    begin = top - high
    board.fill(Box(box.x, begin - board.body * 0.45, box.width, 0.75), PAPER_LINE)
    flow(board, parts, [Box(box.x, begin, room, high + 0.5)], largest=_SCALE)
    if side:
        board.code(Box(box.right - side, begin, side, side))
    return begin - board.body * 0.9


def code_side(board: Board) -> float:
    """Side of the QR code with its quiet zone."""
    return max(board.body * 4.6, _LEAST_CODE, modules_of(board.content.qr) * _LEAST_MODULE)


def _about(board: Board, *, caption: str = "") -> list[Part]:
    content = board.content
    credit = content.picture_credit if content.picture is not None else ""
    if board.squeeze < 1:
        # Where room is scarce, all in one paragraph.
        told = (*content.contact.split("\n"), content.partners and f"Mit: {content.partners}", credit)
        told = (*told, caption and f"{caption} →")
        others = " · ".join(wording.postal(part.strip()) for part in told if part.strip())
        name = "contact" if content.contact else "partners"
        found = [
            _small(board, "organiser", content.organiser, 80, 0.0, strong=True),
            _small(board, name, others, 85, 0.0),
        ]
        return [part for part in found if part.text]
    found = [_small(board, "organiser", content.organiser, 80, 0.3, strong=True)]
    found.append(_small(board, "contact", wording.postal(content.contact), 85, 0.05))
    found.append(_small(board, "partners", content.partners and f"Mit: {content.partners}", 86, 0.35))
    found.append(_small(board, "picture_credit", credit, 87, 0.35))
    return [part for part in found if part.text]


def _small(
    board: Board, name: str, text: str, order: int, before: float, *, strong: bool = False, align: float = 0.0
) -> Part:
    stack = board.face.strong if strong else board.face.text
    return Part(name, text, stack, BLACK, 0.98, before, order=order, leading=1.26, align=align)


def strip(board: Board, box: Box, align: float = 0.0) -> float:
    """The funding sentence and below it the logos in their order, on white; where it begins."""
    content = board.content
    if not content.funding and not content.logos:
        return box.bottom
    rows, each, high = _measured(board, box)
    size = _funding_size(board)
    lines = typeset.running(content.funding, board.face.text, size, box.width) if content.funding else []
    text = size * 1.24 * len(lines)
    gap = board.body * 0.6 if lines and high else 0.0
    top = box.bottom - high - gap - text
    if lines:
        board.say(
            "funding",
            "P",
            lines,
            (box.x, top, box.width),
            Type(board.face.text, size, BLACK, 1.24, align),
            95,
        )
    if rows:
        _logos(board, Box(box.x, box.bottom - high, box.width, high), rows, each, align)
    return top - board.body * 0.7


def _strip_of_logos(board: Board, box: Box) -> float:
    """The logos alone; where they begin."""
    rows, each, high = _measured(board, box)
    if not rows:
        return box.bottom
    _logos(board, Box(box.x, box.bottom - high, box.width, high), rows, each, 0.0)
    return box.bottom - high - board.body * 0.5


def _funding_size(board: Board) -> float:
    """Size of the funding sentence in points."""
    return max(board.body * 0.66, 6.2)


def _measured(board: Board, box: Box) -> tuple[list[list[_Logo]], float, float]:
    """The rows of logos, how high one is and all are; says where a funding sentence has none."""
    sizes = _sizes(board)
    if board.content.funding and not sizes:
        board.problem("funding", _NO_LOGO)
    rows, each = _rows(board, box, sizes)
    return rows, each, each * (len(rows) + _BETWEEN * (len(rows) - 1)) if rows else 0.0


def _sizes(board: Board) -> list[_Logo]:
    """Each readable logo: bytes, words, width by height."""
    found = []
    for logo in board.content.logos:
        try:
            width, height = size_of(logo.data)
        except Refused as refused:
            board.problem("logos", f"Logo „{logo.alt}“: {refused.sentence}")
            continue
        found.append((logo.data, logo.alt, width / max(height, 1)))
    return found


def _rows(board: Board, box: Box, sizes: list[_Logo]) -> tuple[list[list[_Logo]], float]:
    """The logos in rows, and how high one is: as the format has it, lower where they cannot stand abreast.

    Many stand in several rows, before they are too small to be told apart.
    """
    usual = board.body * (2.3 if board.dense else 2.7)
    best: tuple[list[list[_Logo]], float] = ([], 0.0)
    for count in range(1, _MOST_ROWS + 1):
        each = -(-len(sizes) // count) or 1
        rows = [sizes[at : at + each] for at in range(0, len(sizes), each)]
        share = min((box.width / _across(row, usual) for row in rows), default=0.0)
        best = (rows, usual * min(1.0, share))
        if share >= _LEAST_LOGO * board.squeeze:
            break
    return best


def _across(row: list[_Logo], high: float) -> float:
    """How wide a row is."""
    return sum(_wide(ratio, high) for _, _, ratio in row) + high * _GAP * (len(row) - 1)


def _wide(ratio: float, high: float) -> float:
    """Wide logos are set lower, so that all weigh about the same."""
    return high * ratio if ratio <= 3 else high * (3 + (ratio - 3) * 0.5)


def _logos(board: Board, box: Box, rows: list[list[_Logo]], high: float, align: float) -> None:
    """The rows from the top of the box, in the order of the logos."""
    board.fill(box, WHITE)
    order = 96.0
    for down, row in enumerate(rows):
        top = box.y + down * high * (1 + _BETWEEN)
        x = box.x + (box.width - _across(row, high)) * align
        for data, alt, ratio in row:
            wide = _wide(ratio, high)
            tall = wide / ratio
            place = Box(x, top + (high - tall) / 2, wide, tall)
            board.page.said.append(Photo(data, place, alt or "Logo", cover=False, order=order))
            x += wide + high * _GAP
            order += 0.01
