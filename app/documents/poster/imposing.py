"""How a piece goes to paper: as large as it is, several on a sheet, or with what a print shop needs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.documents.poster.data import Piece
from app.documents.poster.formats import Format, format_of
from app.documents.poster.items import BLEED, Page
from app.documents.press import About
from app.documents.press.sheet import Artifact
from app.documents.press.tags import Node, Pages
from app.documents.styles import MM, Colour

if TYPE_CHECKING:
    from app.documents.poster.drawing import Stage

LAYOUTS: dict[str, str] = {
    "screen": "Einzeln, in Originalgröße",
    "desk": "Mehrere auf A4, für den Bürodrucker",
    "tiles": "Auf zwei A4-Blättern, zum Zusammenkleben",
    "shop": "Für die Druckerei, mit Beschnitt",
}
"""How it is laid out, and its German words."""
_MARK_LENGTH = 5 * MM
_BEYOND = 10 * MM
"""From the trim to the edge of the sheet for a print shop."""
_HAIRLINE = 0.25
_BLACK: Colour = (0.0, 0.0, 0.0)
_WHITE: Colour = (1.0, 1.0, 1.0)
_SHEET = (210 * MM, 297 * MM)
_UNPRINTED = 6 * MM
"""The edge that office printers leave white."""
_OVERLAP = 10 * MM
"""What stands on both sheets, to be glued."""
_TO_DO = (
    "Blatt 1 von 2: an den Marken schneiden, den Streifen zu Blatt 2 stehen lassen.",
    "Blatt 2 von 2: ringsum schneiden und auf den Streifen von Blatt 1 kleben.",
)


def printed(piece: Piece, pages: tuple[Page, ...], layout: str, dots: int) -> bytes:
    """The file of composed pages in that layout."""
    # Loaded here, not at the top: the start of the program must not pay for reportlab and pikepdf.
    from app.documents.press import canvas as reportlab  # noqa: PLC0415 - see above
    from app.documents.press.archive import archived  # noqa: PLC0415 - see above

    press = _Press(reportlab.blank(_SHEET), format_of(piece.format), dots, piece.content.title)
    ways: dict[str, Callable[[int, Page], None]] = {
        "desk": press.several,
        "tiles": press.in_two,
        "shop": press.with_bleed,
    }
    way = ways.get(layout, press.alone)
    for number, page in enumerate(pages):
        way(number, page)
        press.canvas.showPage()
    about = About(piece.content.title or "Ohne Titel", piece.author or "Quartiersbüro", piece.dated)
    return archived(reportlab.drawn(press.canvas), about, press.tree, press.owners)


class _Press:
    """Places composed pages on sheets of paper."""

    def __init__(self, canvas: Any, found: Format, dots: int, title: str) -> None:
        self.canvas = canvas
        self.owners, self.tree = Pages(), Node("Document")
        self._format = found
        self._dots = dots
        self._title = title

    def alone(self, number: int, page: Page) -> None:
        """The sheet is the page."""
        self._stage(number, page.width, page.height).place(page, (0, 0), self.tree)

    def several(self, number: int, page: Page) -> None:
        """Copies side by side on A4; short marks at the edges say where to cut.

        All copies are alike, so that the second side, turned over any edge, meets the first.
        """
        found = self._format
        if not found.across:
            self.alone(number, page)
            return
        width, height = _SHEET if not found.sheet_wide else _SHEET[::-1]
        stage = self._stage(number, width, height)
        left, top = (width - found.across * page.width) / 2, (height - found.down * page.height) / 2
        for at in range(found.across * found.down):
            down, across = divmod(at, found.across)
            corner = (left + across * page.width, top + down * page.height)
            stage.place(page, corner, None if at else self.tree)
        with stage.artifact(Artifact.PAGE):
            for across in range(found.across + 1):
                x = left + across * page.width
                if 1 < x < width - 1:
                    _tick(stage, (x, 0), (x, _MARK_LENGTH))
                    _tick(stage, (x, height), (x, height - _MARK_LENGTH))
            for down in range(found.down + 1):
                y = top + down * page.height
                if 1 < y < height - 1:
                    _tick(stage, (0, y), (_MARK_LENGTH, y))
                    _tick(stage, (width, y), (width - _MARK_LENGTH, y))

    def in_two(self, number: int, page: Page) -> None:
        """Halves on two sheets of A4, a little smaller than it is: as large as printers let them be."""
        if not self._format.halved:
            self.alone(number, page)
            return
        wide = page.width < page.height
        width, height = _SHEET[::-1] if wide else _SHEET
        room = (height if wide else width) - 2 * _UNPRINTED
        along, across = (page.height, page.width) if wide else (page.width, page.height)
        scale = min((2 * room - _OVERLAP) / along, ((width if wide else height) - 2 * _UNPRINTED) / across)
        share = (along * scale + _OVERLAP) / 2
        for at in range(2):
            if at:
                self.canvas.showPage()
            stage = self._stage(2 * number + at, width, height)
            before = at * (share - _OVERLAP)
            if wide:
                window = ((width - across * scale) / 2, _UNPRINTED, across * scale, share)
                corner = (window[0], window[1] - before)
            else:
                window = (_UNPRINTED, (height - across * scale) / 2, share, across * scale)
                corner = (window[0] - before, window[1])
            stage.part(page, corner, scale, window, None if at else self.tree)
            with stage.artifact(Artifact.PAGE):
                _corners(stage, window)
                stage.note(_TO_DO[at], window[0] + 8 * MM, window[1] - 2 * MM, 6)

    def with_bleed(self, number: int, page: Page) -> None:
        """3 mm beyond the trim, crop marks outside of them, fold marks; trim and bleed said in the file."""
        width, height = page.width + 2 * _BEYOND, page.height + 2 * _BEYOND
        stage = self._stage(number, width, height)
        self.canvas.setTrimBox((_BEYOND, _BEYOND, width - _BEYOND, height - _BEYOND))
        edge = _BEYOND - BLEED
        self.canvas.setBleedBox((edge, edge, width - edge, height - edge))
        stage.place(page, (_BEYOND, _BEYOND), self.tree, BLEED)
        with stage.artifact(Artifact.PAGE):
            for x in (_BEYOND, width - _BEYOND):
                for y, way in ((edge, -1), (height - edge, 1)):
                    stage.mark((x, y), (x, y + way * _MARK_LENGTH), _HAIRLINE, _BLACK)
            for y in (_BEYOND, height - _BEYOND):
                for x, way in ((edge, -1), (width - edge, 1)):
                    stage.mark((x, y), (x + way * _MARK_LENGTH, y), _HAIRLINE, _BLACK)
            for x in self._folds(number):
                for y, way in ((edge, -1), (height - edge, 1)):
                    for part in (0.0, 2.0):
                        start = y + way * part * MM
                        stage.mark((x, start), (x, start + way * MM), _HAIRLINE, _BLACK)
            size = f"{self._format.width:g} × {self._format.height:g} mm, Seite {number + 1}"
            stage.note(f"{self._title[:60]} – {size}, Beschnitt 3 mm", _BEYOND + 8 * MM, 4 * MM, 6)

    def _folds(self, number: int) -> list[float]:
        """Where it is folded, from the left of the sheet; inside the panels stand the other way round."""
        panels = self._format.panels[::-1] if number % 2 else self._format.panels
        return [_BEYOND + sum(panels[:at]) * MM for at in range(1, len(panels))]

    def _stage(self, number: int, width: float, height: float) -> "Stage":
        from app.documents.poster.drawing import Stage  # noqa: PLC0415 - reportlab, see above

        self.canvas.setPageSize((width, height))
        return Stage(number, self.owners, self.canvas, height, self._dots)


def _corners(stage: "Stage", window: tuple[float, float, float, float]) -> None:
    """Marks outside of the corners of what is cut out."""
    left, top, width, height = window
    long = _UNPRINTED - MM
    for x, outward in ((left, -1), (left + width, 1)):
        for y, upward in ((top, -1), (top + height, 1)):
            stage.mark((x + outward * MM, y), (x + outward * long, y), _HAIRLINE, _BLACK)
            stage.mark((x, y + upward * MM), (x, y + upward * long), _HAIRLINE, _BLACK)


def _tick(stage: "Stage", start: tuple[float, float], end: tuple[float, float]) -> None:
    """A cutting mark that is seen on light and dark alike."""
    stage.mark(start, end, 1.0, _WHITE)
    stage.mark(start, end, _HAIRLINE, _BLACK)
