"""Standing columns: one number for each month, week or day."""

from collections.abc import Callable, Sequence

from app.documents.charts.palette import PAPER, Palette
from app.documents.charts.shapes import Anchor, Chart, Label, Rect, Rule, Shape, in_words, text_width
from app.domain import formats

_SIZE = 9.0
_HEAD = 14.0
_FOOT = 16.0


def column_chart(
    items: Sequence[tuple[str, int]],
    *,
    title: str,
    width: float = 460,
    height: float = 150,
    palette: Palette = PAPER,
    number: Callable[[int], str] = formats.number,
    current: int | None = None,
) -> Chart:
    """Standing columns in the order given, each with its number above and its name below.

    Names and numbers that would run into each other are left out evenly; the highest number is
    always there.

    Args:
        items: name (``Nov``) and value; values below zero count as zero.
        title: what is counted, for the alternative text.
        width: in points.
        height: in points.
        palette: colours.
        number: how a value is written.
        current: place of the column that is darker than the others, e.g. the running month.
    """
    shapes: list[Shape] = []
    base = height - _FOOT
    if not items:
        shapes.append(Label(0, height / 2, "Keine Angaben in diesem Zeitraum", _SIZE, palette.quiet))
    values = [max(value, 0) for _, value in items]
    written = [number(value) for _, value in items]
    largest = max(values, default=0)
    pitch = width / max(len(items), 1)
    thick = min(pitch * 0.56, 30)
    every_name = _stride([name for name, _ in items], pitch)
    every_value = _stride(written, pitch)
    for at, ((name, _), value, text) in enumerate(zip(items, values, written, strict=True)):
        middle = pitch * (at + 0.5)
        tall = (base - _HEAD) * value / (largest or 1)
        fill = palette.bar if current in {None, at} else palette.middle
        if value:
            shapes.append(Rect(middle - thick / 2, base - tall, thick, tall, fill, min(1.5, tall / 2)))
        if at % every_value == 0 or value == largest:
            shapes.append(_centred(middle, base - tall - 4, text, palette.ink, bold=True))
        if at % every_name == 0:
            shapes.append(_centred(middle, height - 4, name, palette.quiet))
    if items:
        shapes.append(Rule(0, base, width, base, palette.line, 0.8))
    return Chart(
        width, height, tuple(shapes), in_words(title, zip([name for name, _ in items], written, strict=True))
    )


def _centred(middle: float, y: float, text: str, fill: str, *, bold: bool = False) -> Label:
    return Label(middle, y, text, _SIZE, fill, bold, Anchor.MIDDLE)


def _stride(texts: Sequence[str], pitch: float) -> int:
    """Every how many-th text can be written without touching the next one written."""
    widest = max((text_width(text, _SIZE, bold=True) for text in texts), default=0) + 4
    return max(1, -(-int(widest) // max(int(pitch), 1)))
