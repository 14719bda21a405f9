"""Text in a field of fixed size: in the largest type in which all of it fits, never cut."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from app.documents.line import Line
from app.documents.lines import break_text, natural_width
from app.documents.press import Sheet
from app.documents.styles import MM, Style
from app.documents.text import Align

_LONGEST = 300


@lru_cache(maxsize=512)
def fitted(
    texts: tuple[str, ...],
    style: Style,
    sizes: tuple[float, ...],
    width: float,
    height: float,
    *,
    unbroken: float,
) -> tuple[tuple[Line, ...], Style] | None:
    """The lines in the largest of these sizes in which they fit; None when none does.

    A size in which every text stays on its own line is taken before a larger one that breaks one, unless it
    is smaller than ``unbroken``.

    Args:
        texts: one each line as meant.
        style: how they look; its leading follows the size.
        sizes: in points, largest first.
        width: of the field in millimetres.
        height: of the field in millimetres.
        unbroken: the smallest size lines are kept whole for.
    """
    shown = [" ".join(text.split()) for text in texts]
    if any(len(text) > _LONGEST for text in shown):
        return None
    tried = [replace(style, size=size, leading=round(size * style.leading / style.size, 2)) for size in sizes]
    for whole in (True, False):
        for one in tried:
            if whole and (
                one.size < unbroken or any(natural_width(text, one)[0] > width * MM for text in shown)
            ):
                continue
            if any(natural_width(text, one)[1] > width * MM for text in shown):
                continue
            lines = tuple(line for text in shown for line in break_text(text, one, width * MM))
            if len(lines) * one.leading <= height * MM:
                return lines, one
    return None


def draw(
    sheet: Sheet,
    lines: Sequence[Line],
    style: Style,
    at: tuple[float, float, float],
    align: Align = Align.LEFT,
) -> None:
    """Lines in a column ``at`` (x, top, width) in millimetres."""
    x, top, width = at
    sheet.lines(lines, (x * MM, top * MM, width * MM), style, align)


def high(lines: Iterable[Line], style: Style) -> float:
    """Their height in millimetres."""
    return sum(style.leading for _ in lines) / MM
