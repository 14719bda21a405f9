"""Shaped letters on a canvas: reportlab knows fonts by characters, joined letters are glyphs without one.

Loaded with the first of them: the start of the program must not pay for HarfBuzz and reportlab.
"""

import threading
from typing import Any

from reportlab.pdfbase import pdfmetrics

from app.documents.press import canvas as reportlab
from app.documents.shaping import PRIVATE, Span

_FONTS = threading.Lock()
_KERNED = 0.4
"""Thousandths of the size by which a letter must be moved to be worth saying so in the file."""


def written_out(canvas: Any, span: Span, at: tuple[float, float], size: float) -> None:
    """Draw a stretch at a baseline, its place in points from the lower left corner."""
    x, y = at
    written = canvas.beginText(x, y)
    written.setFont(_embedded(span), size)
    pen = natural = 0.0
    pending = ""
    for glyph in span.glyphs:
        if pending and (span.rtl or abs(pen - natural) > _KERNED):
            written.textOut(pending)
            pending = ""
        if not pending:
            written.setTextOrigin(x + (pen + glyph.right) * size / 1000, y + glyph.up * size / 1000)
            natural = pen
        pending += glyph.mark
        pen += glyph.advance
        natural += span.face.widths.get(glyph.mark, glyph.advance)
    if pending:
        written.textOut(pending)
    canvas.drawText(written)


def _embedded(span: Span) -> str:
    """The name reportlab knows the font by, with the glyphs of this stretch known to it."""
    name = reportlab.font(span.face)
    private = [ord(glyph.mark) for glyph in span.glyphs if ord(glyph.mark) >= PRIVATE]
    if private:
        with _FONTS:
            face = pdfmetrics.getFont(name).face
            for code in private:
                number = code - PRIVATE
                face.charToGlyph[code] = number
                advance = face.hmetrics[min(number, len(face.hmetrics) - 1)][0]
                face.charWidths[code] = advance * 1000 / face.unitsPerEm
    return name
