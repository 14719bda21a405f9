"""Boxes: blocks measured for a width, that can be cut at a page's end and drawn.

A box holds the structure element it fills, so that its parts on two pages stay one paragraph.
"""

from dataclasses import replace

from app.documents.line import Line
from app.documents.lines import break_text, natural_width
from app.documents.press import Node, Sheet
from app.documents.styles import Style
from app.documents.text import Align, Text

ORPHANS = 2


class Box:
    """Something that takes height on a page.

    Attributes:
        before: space above it, unless it begins a page.
        after: space below it.
        keep: stays on one page with the beginning of the next box.
        together: moved to the next page rather than cut, when it fits on one.
        breaks: begins a new page instead of being drawn.
    """

    before = 0.0
    after = 0.0
    keep = False
    together = False
    breaks = False

    def height(self, width: float) -> float:
        """Its height in that width."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """The height without which it does not begin on a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Box | None, Box | None]":
        """The part that fits in the room, and the rest; nothing fits unless it can be cut."""
        return (self, None) if self.height(width) <= room else (None, self)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it with its top left corner there."""
        raise NotImplementedError


class Space(Box):
    """Empty height, or a page break."""

    def __init__(self, height: float, *, breaks: bool = False) -> None:
        self._height = height
        self.breaks = breaks

    def height(self, width: float) -> float:  # noqa: ARG002 - a space is as high in any width
        """Its height."""
        return self._height

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:  # noqa: ARG002 - see above
        """A space ends with the page."""
        return Space(min(self._height, max(room, 0))), None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


class TextBox(Box):
    """A text, perhaps with a label hanging before it (a bullet, a number).

    Args:
        node: what it is; None for an artifact.
        text: what it says.
        style: how it looks.
        align: where its lines stand.
        indent: of the text from the left edge.
        label: what hangs before the first line, and its node.
    """

    def __init__(
        self,
        node: Node | None,
        text: Text,
        style: Style,
        *,
        align: Align = Align.LEFT,
        indent: float = 0.0,
        label: tuple[Node, str] | None = None,
        keep: bool = False,
    ) -> None:
        self.node = node
        self.style = style
        self.before = style.before
        self.after = style.after
        self.keep = keep
        self._text: Text = text
        self._align = align
        self._indent = indent
        self._label = label
        self._lines: list[Line] | None = None
        self._width = -1.0

    def lines(self, width: float) -> list[Line]:
        """Its lines in that width."""
        if self._lines is None or (self._width not in {-1.0, width}):
            self._lines = break_text(self._text, self.style, width - self._indent)
        self._width = width
        return self._lines

    def height(self, width: float) -> float:
        """Its lines times their leading."""
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """Two lines; all of them where cutting would leave a single one."""
        count = len(self.lines(width))
        return (count if count < 2 * ORPHANS else ORPHANS) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Cut between lines; neither part is a single line unless it must be."""
        lines = self.lines(width)
        fitting = int(room / self.style.leading + 1e-6)
        if fitting >= len(lines):
            return self, None
        if len(lines) - fitting < ORPHANS:
            fitting = len(lines) - ORPHANS
        if fitting < ORPHANS:
            return None, self
        return self._part(lines[:fitting], width, first=True), self._part(lines[fitting:], width, first=False)

    def _part(self, lines: list[Line], width: float, *, first: bool) -> "TextBox":
        part = TextBox(
            self.node,
            self._text,
            self.style,
            align=self._align,
            indent=self._indent,
            label=self._label if first else None,
        )
        part._lines = lines
        part._width = width
        part.before = self.before if first else 0.0
        part.after = 0.0 if first else self.after
        return part

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the label, then the lines."""
        if self._label is not None:
            node, label = self._label
            with sheet.content(node):
                sheet.lines(break_text(label, self.style, 200), (x, top, self._indent), self.style)
        with sheet.content(self.node):
            sheet.lines(
                self.lines(width), (x + self._indent, top, width - self._indent), self.style, self._align
            )


class ValueBox(TextBox):
    """A large number that gets smaller rather than breaking."""

    def lines(self, width: float) -> list[Line]:
        """Its one line, as large as it fits."""
        wide, _ = natural_width(self._text, self.style)
        if wide > width:
            self.style = replace(self.style, size=max(round(self.style.size * width / wide - 0.05, 1), 8.0))
        return super().lines(width)
