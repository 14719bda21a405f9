"""Makes the file: sheets are drawn one after the other, then tagged and described at once."""

from app.documents.press.about import About
from app.documents.press.sheet import Sheet
from app.documents.press.tags import Node, Pages
from app.documents.styles import PAGE_HEIGHT, PAGE_WIDTH

__all__ = ["About", "Press"]


class Press:
    """One document in the making.

    Args:
        size: of its sheets, width and height in points; A4 unless said.
    """

    def __init__(self, size: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT)) -> None:
        # Loaded here, not at the top: the start of the program must not pay for reportlab.
        from app.documents.press import canvas  # noqa: PLC0415 - see above

        self.document = Node("Document")
        self._pages = Pages()
        self._count = 0
        self._reportlab = canvas
        self._size = size
        self._canvas = canvas.blank(size)

    def sheet(self) -> Sheet:
        """A new last page; the one before it is done."""
        if self._count:
            self._canvas.showPage()
        self._count += 1
        return Sheet(self._count - 1, self._pages, self._canvas, self._reportlab.font, self._size[1])

    def file(self, about: About) -> bytes:
        """The finished file."""
        # Loaded here, not at the top: the start of the program must not pay for pikepdf.
        from app.documents.press.archive import archived  # noqa: PLC0415 - see above

        self._canvas.showPage()
        return archived(self._reportlab.drawn(self._canvas), about, self.document, self._pages)
