"""What was sent, what is here and what came back, whole and with the differences marked."""

import html
from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTextBrowser

from app.features.handover.rules.differing import pieces
from app.features.handover.rules.returned import Graded
from app.ui.theme import Tone, theme
from app.ui.theme.fonts import text_scale

_LEAST = 120
_SMALL = 9.5
"""Points, as designed; labels above fields have the same."""


class TextsView(QTextBrowser):
    """One block for each side; equal sides share one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Gesendet, hier jetzt und zurückgekommen")
        self.setProperty("role", "framed")
        self.setOpenLinks(False)
        self.setMinimumHeight(_LEAST)
        self._cell: Graded | None = None
        theme().changed.connect(self._draw)
        theme().resized.connect(self._draw)

    def sizeHint(self) -> QSize:
        """No higher than it must be; what room is left it gets anyway."""
        return QSize(super().sizeHint().width(), _LEAST)

    def show_cell(self, cell: Graded | None) -> None:
        """Show this one."""
        self._cell = cell
        self._draw()

    def _draw(self) -> None:
        quiet = theme().tokens.quiet
        blocks = [] if self._cell is None else [_block(*side, quiet) for side in _sides(self._cell)]
        self.setHtml("".join(blocks))


def _sides(cell: Graded) -> Iterator[tuple[str, str]]:
    """Heading and text of each block."""
    sent, ours, theirs = cell.sent_text, cell.ours_text, cell.theirs_text
    if not (sent or ours):
        yield "Zurückgekommen", _marked(theirs, theirs, Tone.GOOD)
        return
    if sent == ours:
        yield "Gesendet und hier jetzt", _marked(sent, theirs, Tone.WARN)
    else:
        yield "Gesendet", _marked(sent, sent, Tone.WARN)
        yield "Hier jetzt", _marked(ours, sent, Tone.WARN)
    yield "Zurückgekommen", _marked(theirs, sent, Tone.GOOD)


def _marked(text: str, other: str, tone: Tone) -> str:
    """The text as HTML; underlined on a tint where the other side has something else."""
    if not text:
        return "<i>leer</i>"
    ground = theme().tokens.tones[tone].ground
    style = f"background-color:{ground}; text-decoration:underline"
    found = ""
    for piece in pieces(text, other):
        safe = html.escape(piece.text).replace("\n", "<br>")
        found += f'<span style="{style}">{safe}</span>' if piece.changed else safe
    return found


def _block(heading: str, text: str, quiet: str) -> str:
    size = f"{_SMALL * text_scale():.1f}"
    return (
        f'<p style="margin:0 0 2px 0; color:{quiet}; font-size:{size}pt; font-weight:600">{heading}</p>'
        f'<p style="margin:0 0 12px 0">{text}</p>'
    )
