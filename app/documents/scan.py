"""A picture of a paper as a page: as large as the page allows, its title above."""

from datetime import date

from app.documents.lines import break_text
from app.documents.press import About, Press
from app.documents.press.images import PAGE_PIXELS, picture
from app.documents.styles import MM, PAGE_HEIGHT, PAGE_WIDTH, SMALL
from app.domain.text import shorten

_MARGIN = 12.0
_TOP = 22.0


def scan_bytes(title: str, data: bytes, day: date) -> bytes:
    """One tagged page.

    Raises:
        Refused: when the bytes are no picture.
    """
    image = picture(data, PAGE_PIXELS)
    press = Press()
    sheet = press.sheet()
    room_x, room_y = PAGE_WIDTH - 2 * _MARGIN * MM, PAGE_HEIGHT - (_TOP + _MARGIN) * MM
    with sheet.content(press.document.child("H1")):
        lines = break_text(shorten(title, 110), SMALL, room_x)[:1]
        sheet.lines(lines, (_MARGIN * MM, 12 * MM, room_x), SMALL)
    scale = min(room_x / image.width, room_y / image.height)
    width, height = image.width * scale, image.height * scale
    with sheet.content(press.document.figure(title)):
        sheet.picture(image, ((PAGE_WIDTH - width) / 2, _TOP * MM, width, height))
    return press.file(About(title=shorten(title, 250) or "Ausschnitt", author="", date=day))
