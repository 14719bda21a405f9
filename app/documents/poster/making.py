"""From a piece to a file."""

from collections.abc import Callable
from dataclasses import dataclass

from app.documents.poster.board import Board
from app.documents.poster.checking import checked
from app.documents.poster.data import Piece, Problem
from app.documents.poster.designs import bold, hanger, leaflet, picture, quiet, reverse, swiss
from app.documents.poster.designs import certificate as honour
from app.documents.poster.formats import format_of
from app.documents.poster.imposing import printed
from app.documents.poster.items import Page


@dataclass(frozen=True)
class Design:
    """A look a piece can have.

    Args:
        key: name in the program. title: German. note: what it is good for.
        face: its typeface unless another was chosen.
    """

    key: str
    title: str
    note: str
    face: str
    compose: Callable[[Board], None]
    hero: Callable[..., None]


DESIGNS: tuple[Design, ...] = (
    Design(
        "plakat",
        "Plakativ",
        "Farbfläche, großer Titel, das Datum als Held.",
        bold.FACE,
        bold.compose,
        bold.hero,
    ),
    Design(
        "bild",
        "Bild",
        "Das Bild trägt; ohne Bild ein Muster in der Farbe.",
        picture.FACE,
        picture.compose,
        picture.hero,
    ),
    Design("raster", "Raster", "Schweizer Raster auf Weiß.", swiss.FACE, swiss.compose, swiss.hero),
    Design("leise", "Leise", "Antiqua und Weißraum, für Einladungen.", quiet.FACE, quiet.compose, quiet.hero),
)

_SQUEEZES = (1.0, 0.84, 0.68)
"""How much smaller what is seen from afar becomes, where the texts would not find room otherwise."""
_CLOSER = (0.56, 0.44, 0.32)
"""… and on small sheets, where also lines, facts and foot are set closer then."""
_BY_KEY = {one.key: one for one in DESIGNS}


@dataclass(frozen=True)
class Composition:
    """A piece as it stands on its pages, and what keeps it from being printed."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def compose(piece: Piece) -> Composition:
    """Set a piece into its design and size."""
    design = _BY_KEY[piece.design]
    piece, found = checked(piece)
    boards = []
    for squeeze in (*_SQUEEZES, *(_CLOSER if format_of(piece.format).small else ())):
        board = Board(piece, design.face, squeeze)
        _composed(board, design)
        boards.append(board)
        if not board.excess:
            break
    best = min(boards, key=lambda one: one.excess)
    return Composition(tuple(best.pages), (*found, *best.problems))


def _composed(board: Board, design: Design) -> None:
    piece = board.piece
    if board.format.certificate:
        honour.compose(board, design.key)
    elif board.format.panels:
        leaflet.compose(board, design.hero)
    elif board.format.hole:
        hanger.compose(board, design.hero, dated=design.key == "bild")
    else:
        design.compose(board)
    if piece.back and len(board.pages) == 1 and not board.format.certificate:
        reverse.compose(board)


def poster_bytes(piece: Piece, layout: str = "screen", *, dots: int = 300) -> bytes:
    """The file.

    Args:
        piece: what is printed.
        layout: ``screen`` as large as it is; ``desk`` several on an A4 sheet with cutting marks; ``tiles``
            halves on two A4 sheets; ``shop`` with 3 mm of bleed and crop marks.
        dots: of pictures, an inch.
    """
    return printed(piece, compose(piece).pages, layout, dots)
