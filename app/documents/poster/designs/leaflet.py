"""A leaflet of six pages, folded inwards: cover, back and flap outside; three panels inside."""

from collections.abc import Callable

from app.documents.poster.board import Board
from app.documents.poster.designs.body import facts, lead, programme, translations
from app.documents.poster.flow import Part, flow
from app.documents.poster.footer import foot
from app.documents.poster.items import Box
from app.documents.poster.palette import BLACK, WHITE, mixed
from app.documents.styles import MM


def compose(board: Board, hero: Callable[..., None]) -> None:
    """Set the piece on both sides of the sheet."""
    widths = [width * MM for width in board.format.panels]
    edges = [0.0, widths[0], widths[0] + widths[1], sum(widths)]
    flap, back, cover = (Box(edges[at], 0, edges[at + 1] - edges[at], board.height) for at in range(3))
    hero(board, cover)
    _flap(board, flap)
    _back(board, back)
    board.turn()
    # Inside, the flap is the last panel.
    inside = list(reversed(widths))
    begun = 0.0
    panels = []
    for width in inside:
        panels.append(Box(begun, 0, width, board.height))
        begun += width
    _inside(board, panels)


def _flap(board: Board, panel: Box) -> None:
    """What is seen first when the cover is opened: when, where, what it costs, on a tint."""
    margin = board.margin
    board.fill(panel, mixed(board.accent, WHITE, 0.86))
    inner = panel.inset(margin)
    board.fill(Box(inner.x, inner.y, board.body * 3, board.body * 0.3), board.accent)
    heading = Part("when", "Auf einen Blick", board.face.display, board.accent_text, 1.7, 0.0, "H2", 29)
    parts = [heading, *facts(board, size=1.45)]
    flow(board, parts, [Box(inner.x, inner.y + board.body * 1.6, inner.width, inner.height)], largest=1.1)


def _back(board: Board, panel: Box) -> None:
    foot(board, panel.inset(board.margin))


def _inside(board: Board, panels: list[Box]) -> None:
    margin = board.margin
    columns = [panel.inset(margin) for panel in panels]
    narrowest = min(column.width for column in columns)
    columns = [Box(column.x, column.y, narrowest, column.height) for column in columns]
    rule = board.body * 0.3
    for column in columns:
        board.fill(Box(column.x, column.y, narrowest, rule), BLACK)
    columns = [
        Box(box.x, box.y + board.body * 1.4, box.width, box.height - board.body * 1.4) for box in columns
    ]
    parts: list[Part] = []
    for title, group, name in (
        ("Worum es geht", lead(board), "lead"),
        ("Programm", programme(board), "programme"),
        ("", translations(board), "translations"),
    ):
        if group and title:
            order = group[0].order - 1
            parts.append(
                Part(name, title, board.face.display, board.accent_text, 1.6, 1.4, "H2", order, leading=1.15)
            )
        parts.extend(group)
    flow(board, parts, columns, balance=True)
