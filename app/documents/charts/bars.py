"""Lying bars: one number for each of several names."""

from collections.abc import Callable, Sequence

from app.documents.charts.palette import PAPER, Palette
from app.documents.charts.shapes import Anchor, Chart, Label, Rect, Rule, Shape, fitted, in_words, text_width
from app.domain import formats

_PITCH = 19.0
_THICK = 11.0
_SIZE = 9.5


def bar_chart(
    items: Sequence[tuple[str, int]],
    *,
    title: str,
    width: float = 460,
    palette: Palette = PAPER,
    number: Callable[[int], str] = formats.number,
) -> Chart:
    """Lying bars in the order given, each with its name before and its number after it.

    Args:
        items: name and value; values below zero count as zero.
        title: what is counted, for the alternative text.
        width: in points.
        palette: colours.
        number: how a value is written.
    """
    names = [fitted(name, _SIZE, width * 0.42) for name, _ in items]
    left = max((text_width(name, _SIZE) for name in names), default=0) + 10
    values = [max(value, 0) for _, value in items]
    written = [number(value) for _, value in items]
    room = width - left - max((text_width(text, _SIZE, bold=True) for text in written), default=0) - 8
    largest = max(values, default=0) or 1
    shapes: list[Shape] = []
    for at, (name, value, text) in enumerate(zip(names, values, written, strict=True)):
        top = at * _PITCH + (_PITCH - _THICK) / 2
        baseline = at * _PITCH + _PITCH / 2 + 3.2
        long = room * value / largest
        shapes.append(Label(left - 10, baseline, name, _SIZE, palette.ink, anchor=Anchor.END))
        if value:
            shapes.append(Rect(left, top, max(long, 1.5), _THICK, palette.bar, 1.5))
        shapes.append(Label(left + long + 6, baseline, text, _SIZE, palette.ink, bold=True))
    height = max(len(items) * _PITCH, _PITCH)
    if not items:
        shapes.append(Label(0, _PITCH / 2 + 3.2, "Keine Angaben in diesem Zeitraum", _SIZE, palette.quiet))
    else:
        shapes.append(Rule(left, 0, left, height, palette.line))
    return Chart(width, height, tuple(shapes), in_words(title, zip(names, written, strict=True)))
