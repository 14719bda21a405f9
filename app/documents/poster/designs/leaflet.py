"""A leaflet of six pages, folded inwards: cover, back and flap outside; three panels inside."""

from collections.abc import Callable
from dataclasses import replace

from app.documents.poster.board import Board
from app.documents.poster.designs.body import facts, lead, programme, translations
from app.documents.poster.designs.picture import pattern
from app.documents.poster.flow import Part, flow, height_of
from app.documents.poster.footer import foot
from app.documents.poster.items import Box
from app.documents.poster.palette import BLACK
from app.documents.styles import MM

_LARGEST = 1.4
"""Of running text, as a share of its usual size, where a panel has room for it."""


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
    """What is seen first when the cover is opened: when, where, what it costs, on the colour."""
    margin, ink = board.margin, board.on_accent
    board.fill(panel, board.accent)
    inner = panel.inset(margin)
    heading = Part("when", "Auf einen Blick", board.face.display, ink, 2.0, 0.0, "H2", 29, leading=1.1)
    known = [replace(part, before=1.1) for part in facts(board, ink, width=inner.width, size=1.9)]
    flow(board, [heading, *known], [Box(inner.x, inner.y + margin, inner.width, inner.height - margin)])


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
    groups = [
        _titled(board, "Worum es geht", lead(board)),
        _titled(board, "Programm", programme(board)),
        translations(board),
    ]
    groups = [group for group in groups if group]
    high = max((height_of(board, group, narrowest) for group in groups), default=0.0)
    if high <= columns[0].height:
        # Each subject has a panel of its own.
        lowest = max(
            (
                flow(board, group, [column], largest=_LARGEST)
                for group, column in zip(groups, columns, strict=False)
            ),
            default=0.0,
        )
    else:
        lowest = flow(board, [part for group in groups for part in group], columns)
    _close(board, Box(0, lowest + margin, board.width, board.height - lowest - margin))


def _titled(board: Board, title: str, group: list[Part]) -> list[Part]:
    """A group of parts below its heading."""
    if not group:
        return []
    face, order = board.face.display, group[0].order - 1
    return [Part(group[0].name, title, face, board.accent_text, 1.6, 1.4, "H2", order, leading=1.15), *group]


def _close(board: Board, room: Box) -> None:
    """Where much is left below the texts, the picture or a pattern across the sheet."""
    if room.height < board.height * 0.24:
        return
    high = min(room.height, board.height * 0.42)
    band = Box(0, board.height - high, board.width, high)
    if board.content.picture is not None:
        board.picture(band)
    else:
        pattern(board, band, 12)
