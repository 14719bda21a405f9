"""A chart as SVG for the screen (the subset that QtSvg draws)."""

from html import escape

from app.documents.charts.shapes import Anchor, Chart, Label, Rect, Rule, Shape
from app.documents.metrics import FAMILY, printable


def to_svg(chart: Chart) -> bytes:
    """The drawing as an SVG file, with its words as title."""
    size = f'width="{chart.width:g}" height="{chart.height:g}" viewBox="0 0 {chart.width:g} {chart.height:g}"'
    shapes = "\n".join(_shape(shape) for shape in chart.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n'
        f"<title>{escape(printable(chart.alt), quote=False)}</title>\n{shapes}\n</svg>\n"
    ).encode()


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        corners = f' rx="{shape.radius:g}" ry="{shape.radius:g}"' if shape.radius else ""
        return (
            f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}"'
            f' height="{shape.height:.2f}"{corners} fill="{shape.fill}"/>'
        )
    if isinstance(shape, Rule):
        return (
            f'<line x1="{shape.x1:.2f}" y1="{shape.y1:.2f}" x2="{shape.x2:.2f}" y2="{shape.y2:.2f}"'
            f' stroke="{shape.stroke}" stroke-width="{shape.weight:g}"/>'
        )
    return _label(shape)


def _label(label: Label) -> str:
    weight = ' font-weight="600"' if label.bold else ""
    anchor = "" if label.anchor is Anchor.START else f' text-anchor="{label.anchor.value}"'
    return (
        f'<text x="{label.x:.2f}" y="{label.y:.2f}" font-family="{FAMILY}"'
        f' font-size="{label.size:g}"{weight}{anchor}'
        f' fill="{label.fill}">{escape(printable(label.text), quote=False)}</text>'
    )
