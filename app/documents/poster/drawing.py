"""Draws composed pages. reportlab's side of publications; loaded with the first of them."""

from typing import Any

from app.documents.poster.codes import matrix
from app.documents.poster.items import Box, Code, Fill, Hole, Page, Photo, Said, Shape, Words, beyond
from app.documents.poster.palette import BLACK, PAPER_LINE, WHITE
from app.documents.poster.pixels import DOTS, fitted
from app.documents.poster.shapes import disc
from app.documents.press import canvas as reportlab
from app.documents.press.letters import written_out
from app.documents.press.sheet import Sheet
from app.documents.press.tags import Node, Pages
from app.documents.shaping import joined, spans, units
from app.documents.styles import MM, Colour

_HAIRLINE = 0.25
_NOTES = ("SourceSans3-Regular",)


class Stage(Sheet):
    """A page on which pieces are placed.

    Args:
        height: of the page in points, whatever its size.
        dots: of pictures, an inch.
    """

    def __init__(self, index: int, pages: Pages, canvas: Any, height: float, dots: int = DOTS) -> None:
        super().__init__(index, pages, canvas, reportlab.font)
        self._height = height
        self._dots = dots
        self._x = self._y = 0.0
        self._bleed = 0.0
        self._language = ""

    def place(self, page: Page, at: tuple[float, float], tree: Node | None, bleed: float = 0.0) -> None:
        """Draw a piece with its top left corner there; without a tree it is a repetition."""
        self._x, self._y = at
        self._bleed = bleed
        window = Box(at[0] - bleed, at[1] - bleed, page.width + 2 * bleed, page.height + 2 * bleed)
        self._canvas.saveState()
        self._clip(window)
        for item in page.ground:
            if isinstance(item, Photo):
                with self.content(None if tree is None or not item.alt else tree.figure(item.alt)):
                    self._photo(item, self._bled(item.box, page))
                continue
            with self.artifact():
                if isinstance(item, Hole):
                    self._hole(item)
                elif isinstance(item, Fill):
                    self._fill(self._bled(item.box, page), item.colour)
                else:
                    self._outline(item)
        for said in page.ordered():
            self._say(said, tree)
        self._canvas.restoreState()
        self._colour = None

    def part(
        self,
        page: Page,
        at: tuple[float, float],
        scale: float,
        window: tuple[float, float, float, float],
        tree: Node | None,
    ) -> None:
        """Draw a piece smaller, its top left corner ``at``, and of it what is in the window.

        Args:
            page: the piece.
            at: where its corner lies, in points from the top left of the sheet; also outside of it.
            scale: size of the piece, 1 as it is.
            window: left, top, width and height of what is seen.
            tree: what its texts belong to; without one it is a repetition.
        """
        self._canvas.saveState()
        self._clip(Box(*window))
        self._canvas.translate(at[0], self._height - at[1] - scale * self._height)
        self._canvas.scale(scale, scale)
        self.place(page, (0, 0), tree)
        self._canvas.restoreState()
        self._colour = None

    def mark(self, start: tuple[float, float], end: tuple[float, float], width: float, of: Colour) -> None:
        """A straight line of the printer's marks, in page coordinates."""
        canvas = self._here()
        canvas.setStrokeColorRGB(*of)
        canvas.setLineWidth(width)
        canvas.line(start[0], self._height - start[1], end[0], self._height - end[1])

    def note(self, text: str, x: float, baseline: float, size: float) -> None:
        """A line of the printer's notes."""
        self._x = self._y = 0.0
        self._glyphs(text, _NOTES, (x, baseline), size, BLACK)

    # -- inside ----------------------------------------------------------------------------

    def _properties(self) -> str:
        said = super()._properties()
        return f"/Lang({self._language}){said}" if self._language else said

    def _clip(self, window: Box) -> None:
        path = self._canvas.beginPath()
        path.rect(window.x, self._height - window.bottom, window.width, window.height)
        self._canvas.clipPath(path, stroke=0, fill=0)

    def _bled(self, box: Box, page: Page) -> Box:
        """The box, beyond the trim where it reaches it."""
        return beyond(box, page.width, page.height) if self._bleed else box

    def _fill(self, box: Box, colour: Colour) -> None:
        canvas = self._filled(colour)
        canvas.rect(
            self._x + box.x, self._height - self._y - box.bottom, box.width, box.height, stroke=0, fill=1
        )

    def _outline(self, shape: Shape) -> None:
        canvas = self._filled(shape.colour)
        path = canvas.beginPath()
        for step in shape.path:
            kind = step[0]
            places = [float(part) for part in step[1:]]
            points = [
                value
                for x, y in zip(places[::2], places[1::2], strict=True)
                for value in (self._x + x, self._height - self._y - y)
            ]
            {"m": path.moveTo, "l": path.lineTo, "c": path.curveTo}[str(kind)](*points)
        path.close()
        if shape.stroke:
            canvas.setStrokeColorRGB(*shape.colour)
            canvas.setLineWidth(shape.stroke)
        canvas.drawPath(path, stroke=int(bool(shape.stroke)), fill=int(not shape.stroke))

    def _hole(self, hole: Hole) -> None:
        """White where nothing will be; its outline only where no machine punches it."""
        self._outline(disc(hole.x, hole.y, hole.radius - self._bleed, WHITE))
        if not self._bleed:
            self._outline(disc(hole.x, hole.y, hole.radius, PAPER_LINE, stroke=0.5))
            return
        arm, x, y = 2 * MM, self._x + hole.x, self._y + hole.y
        self.mark((x - arm, y), (x + arm, y), _HAIRLINE, BLACK)
        self.mark((x, y - arm), (x, y + arm), _HAIRLINE, BLACK)
        of, size = f"Stanzung Ø {hole.radius * 2 / MM:.0f} mm", 5.5
        self._glyphs(of, _NOTES, (hole.x - units(of, _NOTES) * size / 2000, hole.y - arm * 1.6), size, BLACK)

    def _photo(self, item: Photo, box: Box) -> None:
        reader = fitted(
            item.data,
            round(box.width / box.height, 4),
            round(box.width),
            cover=item.cover,
            dots=self._dots,
            kept=item.kept,
        )
        where = (self._x + box.x, self._height - self._y - box.bottom, box.width, box.height)
        self._here().drawImage(reader, *where)

    def _say(self, item: Said, tree: Node | None) -> None:
        if isinstance(item, Words):
            node = None if tree is None else tree.child(item.role)
            for at, line in enumerate(item.lines):
                self._language = item.language if item.language.isalpha() else ""
                with self.content(node):
                    if joined(line, item.stack):
                        with self._read_as(line):
                            self._line(item, at, line)
                    else:
                        self._line(item, at, line)
                self._language = ""
        elif isinstance(item, Photo):
            with self.content(None if tree is None else tree.figure(item.alt)):
                self._photo(item, item.box)
        else:
            with self.content(None if tree is None else tree.figure(item.alt)):
                self._code(item)

    def _code(self, item: Code) -> None:
        rows = matrix(item.text)
        box, side = item.box, item.box.width / (len(rows) + 4)
        self._fill(box, WHITE)
        canvas = self._filled(BLACK)
        canvas.saveState()
        canvas.translate(self._x + box.x + 2 * side, self._height - self._y - box.y - 2 * side)
        canvas.scale(side, -side)
        # Whole numbers of modules, said at once: thousands of rectangles cost more than all the rest.
        marks = " ".join(
            f"{first} {down} {length} 1 re" for down, row in enumerate(rows) for first, length in row
        )
        canvas.addLiteral(f"{marks} f")
        canvas.restoreState()

    def _line(self, item: Words, at: int, line: str) -> None:
        found = spans(line, item.stack)
        width = sum(span.units for span in found) * item.size / 1000
        x = item.box.x + (item.box.width - width) * item.align
        self._glyphs(line, item.stack, (x, item.baseline + at * item.leading), item.size, item.colour)

    def _glyphs(
        self, line: str, stack: tuple[str, ...], at: tuple[float, float], size: float, colour: Colour
    ) -> None:
        x, y = self._x + at[0], self._height - self._y - at[1]
        for span in spans(line, stack):
            written_out(self._filled(colour), span, (x, y), size)
            x += span.units * size / 1000
