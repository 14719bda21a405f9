"""One page being drawn. Measured in points from the top left corner; y grows downwards."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from typing import Any

from app.documents.line import Line, single
from app.documents.metrics import Face
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
        self._spoken = ""

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
        self._end_mark()
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
        here and where a mark ends for BDC and EMC and nowhere else.
        """
        if self._inside is None or self._canvas.getPageNumber() != self.index + 1:
            raise RuntimeError("drawn outside of content and artifact, or on a page that is done")
        if not self._begun:
            self._begun = True
            if isinstance(self._inside, Artifact):
                mark = f"/Artifact {self._inside.value[:-2]}"
            else:
                number = self._pages.mark(self.index, self._inside)
                mark = f"/{self._inside.kind} <</MCID {number}"
            self._canvas.addLiteral(f"{mark}{self._properties()}>> BDC")
        return self._canvas

    def _properties(self) -> str:
        """What a mark says besides; joined letters are named by private characters, so how they are read."""
        if not self._spoken:
            return ""
        return f"/ActualText<FEFF{self._spoken.encode('utf-16-be').hex().upper()}>"

    @contextmanager
    def _read_as(self, text: str) -> Iterator[None]:
        """What is drawn inside is read aloud and copied as that text."""
        outside = self._inside
        self._end_mark()
        # Readers look for the text of shapes at spans only.
        self._inside = outside.child("Span") if isinstance(outside, Node) else outside
        self._spoken = text
        yield
        self._end_mark()
        self._inside, self._spoken = outside, ""

    def _end_mark(self) -> None:
        if self._begun:
            self._canvas.addLiteral("EMC")
        self._begun = False

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
        indents = _indents(lines, width, align)
        begun = 0
        for number, line in enumerate(lines):
            if line.said:
                self._column(lines[begun:number], x, baseline - begun * style.leading, style, indents[begun:])
                self._mixed(line, x + indents[number], baseline - number * style.leading, style)
                begun = number + 1
        self._column(lines[begun:], x, baseline - begun * style.leading, style, indents[begun:])

    def _column(
        self, lines: Sequence[Line], x: float, baseline: float, style: Style, indents: Sequence[float]
    ) -> None:
        """Lines below each other, of letters that stand for themselves."""
        if not lines:
            return
        canvas = self._filled(style.colour)
        written = canvas.beginText(x + indents[0], baseline)
        face: Face | None = None
        for number, line in enumerate(lines):
            if number and indents[number] != indents[number - 1]:
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

    def _mixed(self, line: Line, x: float, baseline: float, style: Style) -> None:
        """A line with letters of other scripts, in points from the lower left corner."""
        # Loaded with the first such line: the start of the program must not pay for HarfBuzz.
        from app.documents import shaping  # noqa: PLC0415 - see above
        from app.documents.press.letters import written_out  # noqa: PLC0415 - see above

        read = "".join(text for _, text in line.said)
        with self._read_as(read if line.last else f"{read} "):
            for cut, text in line.pieces:
                span = shaping.shaped(text, cut)
                written_out(self._filled(style.colour), span, (x, baseline), style.size)
                x += span.units * style.size / 1000

    def word(self, text: str, x: float, baseline: float, style_of: Face, style: tuple[float, Colour]) -> None:
        """One short text at a baseline, for charts; ``style`` is size and colour."""
        size, colour = style
        line = single(text, style_of, size)
        if line.said:
            self._mixed(line, x, self._height - baseline, Style(size, size, colour=colour))
            return
        canvas = self._filled(colour)
        canvas.setFont(self._font(style_of), size)
        canvas.drawString(x, self._height - baseline, line.pieces[0][1])

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


def _indents(lines: Sequence[Line], width: float, align: Align) -> list[float]:
    if align is Align.LEFT and not any(line.rtl for line in lines):
        return [0.0] * len(lines)
    return [_indent(line, width, _aligned(lines, at, align)) for at, line in enumerate(lines)]


def _aligned(lines: Sequence[Line], at: int, align: Align) -> Align:
    """Several lines that are read from right to left begin at the right, a single one where all begin."""
    whole = lines[at].last and (not at or lines[at - 1].last)
    return Align.RIGHT if align is Align.LEFT and lines[at].rtl and not whole else align


def _indent(line: Line, width: float, align: Align) -> float:
    if align is Align.LEFT or not width:
        return 0.0
    return (width - line.width) * (1.0 if align is Align.RIGHT else 0.5)
