"""The month calendar for the shop window: a band with the month, the weeks, a foot with hours and contact."""

from app.documents.metrics import face
from app.documents.press import About, Node, Press
from app.documents.styles import PAGE_HEIGHT, PAGE_WIDTH
from app.documents.wall import pens
from app.documents.wall.data import MonthSheet
from app.documents.wall.foot import Foot, foot, height_of
from app.documents.wall.grid import Grid
from app.documents.wall.pens import Area, Pen
from app.domain.dates import MONTHS
from app.domain.text import shorten

_WIDE, _HIGH = PAGE_HEIGHT, PAGE_WIDTH
_LARGER = 2**0.5
_MARGIN = 26.0
_BAND = 84.0


def month_bytes(sheet: MonthSheet) -> bytes:
    """The sheet as a tagged PDF; the same month is always the same bytes."""
    scale = _LARGER if sheet.large else 1.0
    press = Press((_WIDE * scale, _HIGH * scale))
    pen = Pen(press.sheet(), scale)
    document = press.document
    title = f"{MONTHS[sheet.month.month - 1]} {sheet.month.year}"
    _band(pen, document, sheet)
    high = height_of(sheet.office)
    top = _BAND + 10
    Grid(sheet).draw(pen, document, Area(_MARGIN, top, _WIDE - 2 * _MARGIN, _HIGH - top - high - 8))
    kinds = {one.kind for one in sheet.dates}
    foot(pen, document, sheet.office, Foot(_WIDE, _MARGIN, _HIGH - high), kinds, sheet.dated)
    about = About(
        title=shorten(f"Monatskalender {title}", 250),
        author=sheet.office.name,
        date=sheet.dated,
        subject=f"Termine im {title}",
    )
    return press.file(about)


def _band(pen: Pen, document: Node, sheet: MonthSheet) -> None:
    """The month, large enough to be read from across the street, and whose calendar it is."""
    pen.box(Area(0, 0, _WIDE, _BAND), pens.ACCENT)
    heading = document.child("H1")
    baseline = _BAND - 18
    name = MONTHS[sheet.month.month - 1]
    wide = pen.word(heading, name, (_MARGIN, baseline), 84, pens.WHITE, style=pens.display())
    pen.word(
        heading, f" {sheet.month.year}", (_MARGIN + wide + 4, baseline), 84, pens.PALE, style=pens.display()
    )
    right, room = _WIDE - _MARGIN, 270.0
    office = sheet.office
    if office.logo is not None:
        plate = Area(right - 118, 14, 118, _BAND - 28)
        pen.box(plate, pens.WHITE, 5)
        pen.picture(document, office.logo[0], office.logo[1], plate.inner(7), centred=True)
        right, room = plate.x - 14, 220.0
    who, about = document.child("P"), document.child("P")
    pen.word(
        who, office.name, (right, baseline - 24), 17, pens.WHITE, style=face(bold=True), align=1, most=room
    )
    pen.word(about, "Was ist los im Stadtteil?", (right, baseline - 4), 13, pens.PALE, align=1, most=room)
