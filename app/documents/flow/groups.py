"""Boxes made of boxes: below each other, side by side, a line to sign on."""

from collections.abc import Sequence

from app.documents.flow.boxes import Box
from app.documents.press import Sheet
from app.documents.styles import Colour


class Stack(Box):
    """Boxes below each other that belong together.

    Args:
        boxes: the boxes.
        inset: space left, above, right and below them when it is a panel.
        panel: colours of the ground and of the rule at its left edge.
    """

    def __init__(
        self,
        boxes: Sequence[Box],
        *,
        together: bool = True,
        panel: tuple[Colour, Colour] | None = None,
        inset: float = 0.0,
    ) -> None:
        self._boxes = list(boxes)
        self._panel = panel
        self._inset = inset if panel else 0.0
        self.together = together
        self.before = 6.0 if panel else (boxes[0].before if boxes else 0.0)
        self.after = 8.0 if panel else (boxes[-1].after if boxes else 0.0)
        self.keep = bool(boxes) and boxes[-1].keep

    def _places(self, width: float) -> list[tuple[Box, float]]:
        places = []
        y = self._inset * 0.75
        after = 0.0
        for at, box in enumerate(self._boxes):
            y += max(after, box.before) if at else 0.0
            places.append((box, y))
            y += box.height(width - 2 * self._inset)
            after = box.after
        return places

    def height(self, width: float) -> float:
        """All of it."""
        if not self._boxes:
            return 0.0
        last, y = self._places(width)[-1]
        return y + last.height(width - 2 * self._inset) + self._inset * 0.75

    def least(self, width: float) -> float:
        """As much as its first box needs, unless it stays together."""
        if self.together or not self._boxes:
            return self.height(width)
        return self._inset + self._boxes[0].least(width - 2 * self._inset)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Cut between boxes, or inside the box that meets the end of the page."""
        inner = width - 2 * self._inset
        room -= self._inset
        head: list[Box] = []
        for at, (box, y) in enumerate(self._places(width)):
            if y + box.height(inner) <= room:
                head.append(box)
                continue
            first, rest = box.split(inner, room - y)
            if first is None and not head:
                return None, self
            tail = [*([rest] if rest else []), *self._boxes[at + 1 :]]
            while head and head[-1].keep and first is None:
                tail.insert(0, head.pop())
            if not head and first is None:
                return None, self
            return self._part([*head, *([first] if first else [])]), self._part(tail)
        return self, None

    def _part(self, boxes: list[Box]) -> "Stack":
        return Stack(boxes, together=False, panel=self._panel, inset=self._inset)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the panel, then the boxes."""
        if self._panel:
            ground, edge = self._panel
            height = self.height(width)
            with sheet.artifact():
                sheet.box((x, top, width, height), ground)
                sheet.box((x, top, 2.2, height), edge)
        for box, y in self._places(width):
            box.draw(sheet, x + self._inset, top + y, width - 2 * self._inset)


class Columns(Box):
    """Boxes side by side in equal columns, each a stack of its own; never cut."""

    together = True

    def __init__(self, boxes: Sequence[Box], *, gap: float, before: float, after: float) -> None:
        self._boxes = list(boxes)
        self._gap = gap
        self.before = before
        self.after = after

    def _column(self, width: float) -> float:
        return (width - self._gap * (len(self._boxes) - 1)) / max(len(self._boxes), 1)

    def height(self, width: float) -> float:
        """As high as its highest column."""
        column = self._column(width)
        return max((box.height(column) for box in self._boxes), default=0.0)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the columns from left to right."""
        column = self._column(width)
        for at, box in enumerate(self._boxes):
            box.draw(sheet, x + at * (column + self._gap), top, column)


class SigningLine(Box):
    """The line somebody signs on."""

    def __init__(self, height: float, colour_of_line: Colour) -> None:
        self._height = height
        self._colour = colour_of_line
        self.after = 2.0

    def height(self, width: float) -> float:  # noqa: ARG002 - as high in any width
        """Room to sign above the line."""
        return self._height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the line at the bottom."""
        with sheet.artifact():
            sheet.rule((x, top + self._height), (x + width, top + self._height), 0.5, self._colour)
