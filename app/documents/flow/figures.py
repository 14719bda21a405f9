"""Charts on paper (the same shapes the screen shows) and photographs, each as one figure with its words."""

from app.documents.charts import Chart
from app.documents.charts.shapes import Label, Rect, Rule
from app.documents.flow.boxes import Box
from app.documents.metrics import face
from app.documents.press import Node, Sheet
from app.documents.press.images import PHOTO_PIXELS, picture
from app.documents.styles import MM, colour

_LARGER = 1.1
_HIGHEST = 80 * MM


class ChartBox(Box):
    """A chart as wide as its column, unless that would make it much larger than it is on screen."""

    together = True

    def __init__(self, node: Node, chart: Chart, after: float) -> None:
        self.before = 4.0
        self.after = after
        self._node = node
        self._chart = chart

    def height(self, width: float) -> float:
        """Its height at that width."""
        return self._chart.height * self._scale(width)

    def _scale(self, width: float) -> float:
        scale = width / self._chart.width
        return scale if scale <= _LARGER else 1.0

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw its shapes as one figure."""
        with sheet.content(self._node):
            draw_chart(sheet, self._chart, x, top, self._scale(width))


class PhotoBox(Box):
    """A photograph as wide as its column, unless it would take more than a third of a page."""

    together = True

    def __init__(self, node: Node, data: bytes) -> None:
        self.before = 6.0
        self.after = 4.0
        self._node = node
        self._picture = picture(data, PHOTO_PIXELS)

    def _size(self, width: float) -> tuple[float, float]:
        wide = min(width, _HIGHEST * self._picture.width / self._picture.height)
        return wide, wide * self._picture.height / self._picture.width

    def height(self, width: float) -> float:
        """Its height at that width."""
        return self._size(width)[1]

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it."""
        with sheet.content(self._node):
            sheet.picture(self._picture, (x, top, *self._size(width)))


def draw_chart(sheet: Sheet, chart: Chart, x: float, top: float, scale: float) -> None:
    """The chart's shapes on the sheet."""
    for shape in chart.shapes:
        if isinstance(shape, Rect):
            at = (x + shape.x * scale, top + shape.y * scale, shape.width * scale, shape.height * scale)
            sheet.box(at, colour(shape.fill), shape.radius * scale)
        elif isinstance(shape, Rule):
            start = (x + shape.x1 * scale, top + shape.y1 * scale)
            end = (x + shape.x2 * scale, top + shape.y2 * scale)
            sheet.rule(start, end, round(shape.weight * scale, 3), colour(shape.stroke))
        else:
            draw_label(sheet, shape, (x, top, scale))


def draw_label(sheet: Sheet, label: Label, at: tuple[float, float, float]) -> None:
    """A label of a chart that stands ``at`` (x, top, scale)."""
    x, top, scale = at
    look = (round(label.size * scale, 3), colour(label.fill))
    sheet.word(label.text, x + label.left * scale, top + label.y * scale, face(bold=label.bold), look)
