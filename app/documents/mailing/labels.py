"""Address labels: each wholly on its label and on what a printer can reach of the sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.documents.glyphs import must_have_glyphs
from app.documents.line import Line
from app.documents.mailing.fitting import draw, fitted, high
from app.documents.mailing.formats import PAGE, Grid, must_begin_on
from app.documents.press import About, Press, Sheet
from app.documents.press.sheet import Artifact
from app.documents.styles import LINE, MM, QUIET, Style
from app.domain.errors import Refused
from app.domain.text import shorten

MARGIN = 3.5
"""Millimetres kept free inside a label."""
EDGE = 6.0
"""Millimetres at the edge of the sheet that many printers cannot reach."""
_ADDRESS = Style(11, 12.8)
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_UNBROKEN = 9.0
_SENDER = Style(6.2, 8, colour=QUIET)
_SENDER_SIZES = (6.2, 5.9, 5.6, 5.3, 5.0)
_SENDER_GAP = 1.2
_SHOWN = 3


class Room(NamedTuple):
    """Where text may stand, in millimetres from the top left of its sheet."""

    sheet: int
    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class LabelSheets:
    """Labels as they are printed.

    Args:
        title: of the file.
        office: whose they are; author of the file.
        labels: lines of each.
        first: number of the label to begin with on the first sheet, from 1.
        sender: one small line above each address; empty for none.
        outlined: draws the edges, for a try on plain paper.
    """

    title: str
    office: str
    date: date
    grid: Grid
    labels: tuple[tuple[str, ...], ...]
    first: int = 1
    sender: str = ""
    outlined: bool = False


def room(grid: Grid, at: int) -> Room:
    """Where the text of a field may stand: inside its margins, and where printers reach."""
    sheet, left, top = grid.place(at)
    x, y = max(left + MARGIN, EDGE), max(top + MARGIN, EDGE)
    right = min(left + grid.width - MARGIN, PAGE[0] - EDGE)
    bottom = min(top + grid.height - MARGIN, PAGE[1] - EDGE)
    return Room(sheet, x, y, right - x, bottom - y)


def labels_bytes(sheets: LabelSheets, told: Callable[[int], None] = lambda _done: None) -> bytes:
    """The sheets as a tagged PDF; the same labels are always the same bytes.

    Raises:
        Refused: when the first label is not on the sheet, an address fits onto no label of this size (the
            contacts are named), or the fonts lack a character.
        Stopped: when ``told`` says so.
    """
    begin = must_begin_on(sheets.grid, sheets.first)
    if not sheets.labels:
        raise Refused("Es ist niemand ausgewählt. Bitte kreuzen Sie an, wer ein Etikett bekommt.")
    must_have_glyphs(sheets, "der Etiketten")
    _must_fit(sheets, begin)
    press = Press()
    listed = press.document.list()
    sheet = press.sheet()
    for done, lines in enumerate(sheets.labels):
        at = begin + done
        place = room(sheets.grid, at)
        while sheet.index < place.sheet:
            sheet = press.sheet()
        if sheets.outlined:
            _outline(sheet, sheets.grid, at)
        with sheet.content(listed.child("LI").child("LBody")):
            _draw(sheet, sheets, lines, place)
        told(done + 1)
    return press.file(About(shorten(sheets.title, 250) or "Etiketten", sheets.office, sheets.date))


def overlong(grid: Grid, labels: Iterable[tuple[str, ...]], *, sender: str, begin: int = 0) -> list[str]:
    """The first lines of the labels that fit onto no label of the sheet, even in the smallest type."""
    return [
        lines[0]
        for at, lines in enumerate(labels, start=begin)
        if _fitted(lines, room(grid, at), sender) is None
    ]


def _sender(text: str, place: Room) -> tuple[tuple[Line, ...], Style] | None:
    """The sender in one line, on narrow labels in two; None when it fits in neither."""
    return fitted((text,), _SENDER, _SENDER_SIZES, place.width, 2 * _SENDER.leading / MM, unbroken=5.6)


def _must_fit(sheets: LabelSheets, begin: int) -> None:
    shown = shorten(sheets.sender, 50)
    if sheets.sender and any(
        _sender(sheets.sender, room(sheets.grid, at)) is None for at in range(sheets.grid.each)
    ):
        raise Refused(
            f"Die Absenderzeile „{shown}“ ist für das Etikett {sheets.grid.key} zu lang. "
            "Bitte drucken Sie ohne Absender, oder nehmen Sie einen Bogen mit größeren Etiketten.",
            "sender",
        )
    wrong = overlong(sheets.grid, sheets.labels, sender=sheets.sender, begin=begin)
    if not wrong:
        return
    named = ", ".join(f"„{shorten(name, 40)}“" for name in wrong[:_SHOWN])
    more = f" und {len(wrong) - _SHOWN} weitere" if len(wrong) > _SHOWN else ""
    raise Refused(
        f"Zu lang für das Etikett {sheets.grid.key}: {named}{more}. Bitte kürzen Sie Namen oder Zusatz beim "
        "Kontakt, oder nehmen Sie einen Bogen mit größeren Etiketten.",
        "grid",
    )


def _fitted(lines: tuple[str, ...], place: Room, sender: str) -> tuple[tuple[Line, ...], Style] | None:
    room_left = place.height - _above(sender, place)
    return fitted(lines, _ADDRESS, _SIZES, place.width, room_left, unbroken=_UNBROKEN)


def _above(sender: str, place: Room) -> float:
    """Millimetres that the sender takes above the address."""
    found = _sender(sender, place) if sender else None
    return high(*found) + _SENDER_GAP if found else 0.0


def _draw(sheet: Sheet, sheets: LabelSheets, lines: tuple[str, ...], place: Room) -> None:
    found = _fitted(lines, place, sheets.sender)
    if found is None:
        raise RuntimeError("labels are checked before they are drawn")
    address, style = found
    above = _above(sheets.sender, place)
    top = place.top + (place.height - above - high(address, style)) / 2
    sender = _sender(sheets.sender, place) if sheets.sender else None
    if sender:
        draw(sheet, *sender, (place.x, top, place.width))
    draw(sheet, address, style, (place.x, top + above, place.width))


def _outline(sheet: Sheet, grid: Grid, at: int) -> None:
    _, left, top = grid.place(at)
    corners = (
        (left, top),
        (left + grid.width, top),
        (left + grid.width, top + grid.height),
        (left, top + grid.height),
    )
    with sheet.artifact(Artifact.PAGE):
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
            sheet.rule((x1 * MM, y1 * MM), (x2 * MM, y2 * MM), 0.3, LINE)
