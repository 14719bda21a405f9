"""„Leise“: an invitation. Serif, centred on one axis, much white, a line of colour."""

from app.documents.poster import wording
from app.documents.poster.board import Board, Type
from app.documents.poster.designs.beside import beside, picture_left
from app.documents.poster.designs.body import body
from app.documents.poster.designs.measure import edge_of_hero, share_of_hero
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.items import Box
from app.documents.poster.palette import BLACK, WHITE, mixed
from app.documents.poster.shapes import disc
from app.documents.shaping import units

FACE = "antiqua"


def compose(board: Board) -> None:
    """Set the piece."""
    width, height, margin = board.width, board.height, board.margin
    if board.format.wide:
        edge = width * edge_of_hero(board, 0.54, 0.4, dated=False)
        hero(board, Box(0, 0, edge, height))
        inner = Box(edge + margin, margin, width - edge - 2 * margin, height - 2 * margin)
        body(board, inner, dated=False)
        return
    least = 0.44 if board.content.picture is None else 0.56
    share = share_of_hero(board, least, 0.72, dated=False)
    edge = height * share
    hero(board, Box(0, 0, width, edge))
    top = edge + margin * 0.8
    body(board, Box(margin, top, width - 2 * margin, height - margin - top), dated=False)


def hero(board: Board, box: Box, *, top: float = 0.0) -> None:
    """A tinted field, centred: kicker, title, line, day."""
    content, margin, face = board.content, board.margin, board.face
    board.fill(box, mixed(board.accent, WHITE, 0.88))
    pictured = content.picture is not None
    if beside(board):
        pictured, box = False, picture_left(board, box)
    start = max(box.y + margin * 1.1, top)
    inner = Box(box.x + margin * 1.15, start, box.width - margin * 2.3, box.bottom - start - margin * 1.1)
    day = _day_parts(board, inner.width)
    below = height_of(board, day, inner.width)
    kicker = board.body * 2.2 if content.kicker else 0.0
    ornament = board.body * 2.0
    subtitle = Part(
        "subtitle", content.subtitle, face.text, BLACK, 1.25, 0.0, order=20, leading=1.3, align=0.5
    )
    under = height_of(board, [subtitle], inner.width) + board.body * 0.5 if content.subtitle else 0.0
    fixed = below + kicker + under + ornament
    picture = inner
    if pictured:
        # The picture has what the words leave, between a strip and a square.
        gap = margin * 0.7
        wanted = inner.height - fixed - gap - board.body * 5
        high = min(max(wanted, min(inner.width, inner.height) * 0.4 * board.squeeze), inner.width * 0.8)
        picture = Box(inner.x, inner.y, inner.width, high)
        inner = Box(inner.x, inner.y + high + gap, inner.width, inner.height - high - gap)
    room = inner.height - fixed
    look = Type(face.display, 10, BLACK, face.leading, 0.5)
    largest = min(board.width, board.height) * 0.115
    size = board.body * 1.3
    # Set once to learn its height, then again where it belongs.
    trial = board.trial()
    high = trial.headline(
        "title", "H1", content.title, Box(0, 0, inner.width, room), look, 10, largest=largest, smallest=size
    ).height
    if pictured:
        # What the title does not need is the picture's.
        more = max(min((room - high) * 0.85, inner.width * 0.8 - picture.height), 0.0)
        picture = Box(picture.x, picture.y, picture.width, picture.height + more)
        board.picture(picture)
        inner = Box(inner.x, inner.y + more, inner.width, inner.height - more)
        room -= more
    at = inner.y + max((inner.height - kicker - high - under - ornament - below) / 2, 0)
    if kicker:
        line = Type(face.strong, board.body, board.accent_text, 1.24, 0.5)
        board.line("kicker", content.kicker, (inner.x, at, inner.width), line, 5)
        at += kicker
    space = Box(inner.x, at, inner.width, room)
    said = board.headline("title", "H1", content.title, space, look, 10, largest=largest, smallest=size)
    at = said.bottom
    if content.subtitle:
        at += board.body * 0.5
        flow(board, [subtitle], [Box(inner.x, at, inner.width, under)], largest=1.0)
        at += under - board.body * 0.5
    _ornament(board, inner.x + inner.width / 2, at + ornament / 2)
    flow(board, day, [Box(inner.x, at + ornament, inner.width, max(below, 1) + 1)], largest=1.0)


def _ornament(board: Board, x: float, y: float) -> None:
    """A line with a dot in it: where the eye rests between title and day."""
    half = board.body * 2.4
    board.fill(Box(x - half, y - 0.5, half - board.body * 0.5, 1.0), board.accent)
    board.fill(Box(x + board.body * 0.5, y - 0.5, half - board.body * 0.5, 1.0), board.accent)
    board.shapes(disc(x, y, board.body * 0.2, board.accent))


def _day_parts(board: Board, width: float) -> list[Part]:
    content, face = board.content, board.face
    if content.when:
        # Many words are no headline.
        long = units(content.when, face.strong) * 1.5 * board.body / 1000 > width * 2
        texts = [(content.when, 1.1 if long else 1.5)]
    elif content.starts_at is not None:
        weekday = f"{wording.weekday(content)},"
        day = wording.day_and_year(content)
        # Weekday above the day where one line is too narrow for both.
        line = f"{weekday} {day}"
        room = width * 1000 / board.body
        if units(line, face.strong) * 1.5 <= room:
            texts = [(line, 1.5)]
        else:
            size = min(max(room / units(day, face.strong) * 0.99, 1.1), 1.5)
            texts = [(weekday, size), (day, size)]
        texts.append((wording.clock(content), min(texts[-1][1], 1.3)))
    else:
        texts = []
    return [
        Part("when", text, face.strong, BLACK, size, 0.15, order=30 + at, leading=1.2, align=0.5)
        for at, (text, size) in enumerate(texts)
        if text
    ]
