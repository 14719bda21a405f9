"""One page being drawn. Measured in points from the top left corner; y grows downwards."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from typing import Any

from app.documents.lines import Line
from app.documents.metrics import Face, printable
from app.documents.press.images import Picture
from app.documents.press.tags import Node, Pages
from app.documents.styles import PAGE_HEIGHT, Colour, Style
from app.documents.text import Align


class Artifact(Enum):
    """What is drawn but says nothing: marks, rules, what is repeated on every page."""

    LAYOUT = "<</Type/Layout>>"
    PAGE = "<</Type/Page>>"
    HEADER = "<</Type/Pagination/Attached[/Top]/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Attached[/Bottom]/Subtype/Footer>>"


class Sheet:
    """A page of a canvas: everything drawn is either content of a node or an artifact.

    Args:
        index: of the page, from 0.
        pages: who owns which marked content.
        canvas: reportlab's; one for all pages, so a sheet ends where the next begins.
        font: tells the name reportlab knows a face by.
        height: of the page.
    """

    def __init__(
        self, index: int, pages: Pages, canvas: Any, font: Callable[[Face], str], height: float = PAGE_HEIGHT
    ) -> None:
        self.index = index
        self._pages = pages
        self._canvas = canvas
        self._font = font
        self._height = height
        self._inside: Node | Artifact | None = None
        self._begun = False
        self._colour: Colour | None = None

    def content(self, node: Node | None) -> AbstractContextManager[None]:
        """What is drawn inside is content of the node; without one it is an artifact."""
        return self._marked(Artifact.LAYOUT if node is None else node)

    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> AbstractContextManager[None]:
        """What is drawn inside is left out by screen readers."""
        return self._marked(kind)

    @contextmanager
    def _marked(self, what: Node | Artifact) -> Iterator[None]:
        if self._inside is not None:
            raise RuntimeError("marked content does not nest here")
        self._inside, self._begun = what, False
        yield
        if self._begun:
            self._canvas.addLiteral("EMC")
        self._inside = None

    @contextmanager
    def turned(self, middle: tuple[float, float]) -> Iterator[None]:
        """What is drawn inside stands on its head, turned about that point: the back of a tent of paper."""
        x, y = middle
        self._canvas.saveState()
        self._canvas.translate(2 * x, 2 * (self._height - y))
        self._canvas.rotate(180)
        yield
        self._canvas.restoreState()
        # reportlab forgets the colour with the state.
        self._colour = None

    def _here(self) -> Any:
        """The canvas, its mark begun; so what draws nothing leaves no mark.

        reportlab has no marked content. ``addLiteral``, its door for operators of one's own, is used
        here and in ``_marked`` for BDC and EMC and nowhere else.
        """
        if self._inside is None or self._canvas.getPageNumber() != self.index + 1:
            raise RuntimeError("drawn outside of content and artifact, or on a page that is done")
        if not self._begun:
            self._begun = True
            if isinstance(self._inside, Artifact):
                mark = f"/Artifact {self._inside.value}"
            else:
                number = self._pages.mark(self.index, self._inside)
                mark = self._content_mark(self._inside.kind, number)
            self._canvas.addLiteral(f"{mark} BDC")
        return self._canvas

    def _content_mark(self, kind: str, number: int) -> str:
        """The mark of a piece of content, as PDF writes it."""
        return f"/{kind} <</MCID {number}>>"

    def _filled(self, colour: Colour) -> Any:
        """The canvas, areas and letters in that colour; said only when it changes."""
        canvas = self._here()
        if colour != self._colour:
            canvas.setFillColorRGB(*colour)
            self._colour = colour
        return canvas

    def lines(
        self, lines: Sequence[Line], at: tuple[float, float, float], style: Style, align: Align = Align.LEFT
    ) -> None:
        """Lines of text in a column ``at`` (x, top, width)."""
        if not lines:
            return
        x, top, width = at
        baseline = self._height - top - baseline_in(style)
        canvas = self._filled(style.colour)
        indents = [_indent(line.width, width, align) for line in lines]
        written = canvas.beginText(x + indents[0], baseline)
        face: Face | None = None
        for number, line in enumerate(lines):
            if indents[number] != indents[number - 1]:
                written.setTextOrigin(x + indents[number], baseline - number * style.leading)
            # A blank that nobody sees keeps the words of two lines apart when text is read out.
            end = "" if number == len(lines) - 1 and line.last and line.width else " "
            for more, (style_of, text) in enumerate(line.pieces, start=1 - len(line.pieces)):
                if style_of is not face:
                    written.setFont(self._font(style_of), style.size, style.leading)
                    face = style_of
                if more:
                    written.textOut(text)
                else:
                    written.textLine(text + end)
        canvas.drawText(written)

    def word(self, text: str, x: float, baseline: float, style_of: Face, style: tuple[float, Colour]) -> None:
        """One short text at a baseline, for charts; ``style`` is size and colour."""
        size, colour = style
        canvas = self._filled(colour)
        canvas.setFont(self._font(style_of), size)
        canvas.drawString(x, self._height - baseline, printable(text))

    def box(self, at: tuple[float, float, float, float], colour: Colour, radius: float = 0) -> None:
        """A filled rectangle ``at`` (x, top, width, height)."""
        x, top, width, height = at
        canvas = self._filled(colour)
        place = (x, self._height - top - height, width, height)
        if radius <= 0:
            canvas.rect(*place, stroke=0, fill=1)
        else:
            canvas.roundRect(*place, min(radius, width / 2, height / 2), stroke=0, fill=1)

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float, colour: Colour
    ) -> None:
        """A straight line."""
        canvas = self._here()
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(width)
        canvas.line(start[0], self._height - start[1], end[0], self._height - end[1])

    def picture(self, picture: Picture, at: tuple[float, float, float, float]) -> None:
        """An image ``at`` (x, top, width, height)."""
        x, top, width, height = at
        self._here().drawImage(picture.reader, x, self._height - top - height, width, height)


def baseline_in(style: Style) -> float:
    """From the top of a line to its baseline: capitals stand in the middle of the leading."""
    return style.leading / 2 + style.size * 0.33


def _indent(line: float, width: float, align: Align) -> float:
    if align is Align.LEFT:
        return 0.0
    return (width - line) * (1.0 if align is Align.RIGHT else 0.5)
