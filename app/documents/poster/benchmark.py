"""How fast flyers are made, against the bare limit: the same picture, letters and code drawn by reportlab.

For ``bench``: both run in the same process, one after the other, with the same fonts.
"""

import gc
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.documents.metrics import cut
from app.documents.poster.codes import matrix
from app.documents.poster.data import Content, Look, Piece, Row
from app.documents.poster.items import Code, Fill, Ground, Page, Photo, Said, Words
from app.documents.poster.making import compose, poster_bytes
from app.documents.press.canvas import font


@dataclass(frozen=True)
class Comparison:
    """Seconds for the same flyers: ours, and bare reportlab."""

    flyers: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours divided by bare."""
        return self.ours / self.bare


def compare(flyers: int = 100) -> Comparison:
    """Make that many A5 flyers both ways, in turns of 5 so that a busy machine slows both alike."""
    made = [sample(number) for number in range(flyers + 1)]
    poster_bytes(made[-1])
    bare_bytes(compose(made[-1]).pages[0], made[-1])
    ours = bare = 0.0
    for start in range(0, flyers, 5):
        turn = made[start : start + 5]
        ours += _timed(poster_bytes, [(one,) for one in turn])
        pages = [compose(one).pages[0] for one in turn]
        bare += _timed(bare_bytes, list(zip(pages, turn, strict=True)))
    return Comparison(flyers, ours, bare)


def sample(number: int) -> Piece:
    """A flyer as offices print it: picture, programme, QR code; no two alike."""
    content = Content(
        title=f"Nachbarschaftsfest am Kirchplatz {number}",
        kicker="Quartiersbüro Unterstadt lädt ein",
        subtitle="Musik, Essen und Spiele für alle",
        starts_at=datetime(2027, 6, 19, 14),
        ends_at=datetime(2027, 6, 19, 21),
        place="Kirchplatz, 44000 Ruhrau",
        lead="Einen Nachmittag und Abend lang gehört der Kirchplatz den Menschen, die hier wohnen. " * 2,
        programme=(Row("14.30", "Kinderzirkus"), Row("16.00", "Offene Bühne"), Row("18.30", "Lange Tafel")),
        organiser="Quartiersbüro Unterstadt",
        contact="Zechenstraße 22, 44000 Ruhrau",
        qr=f"https://www.unterstadt-ruhrau.example/fest/{number}",
        picture=photograph(),
        picture_alt="Häuser am Abend",
    )
    return Piece("bild", "a5", content, Look())


_PHOTOGRAPH: list[bytes] = []


def photograph() -> bytes:
    """A picture as fine as an A5 flyer needs it, drawn by program."""
    if not _PHOTOGRAPH:
        image = Image.new("RGB", (1748, 1100), "#E9B27C")
        pen = ImageDraw.Draw(image)
        for at in range(24):
            left, high = at * 73, 300 + at * 167 % 600
            pen.rectangle((left, 1100 - high, left + 66, 1100), fill=(60 + at * 5, 44 + at * 3, 70 + at * 2))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=90)
        _PHOTOGRAPH.append(out.getvalue())
    return _PHOTOGRAPH[0]


def bare_bytes(page: Page, piece: Piece) -> bytes:
    """What stands on the page, drawn by bare reportlab: no kerning, no tags, no archive, nothing fitted."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(page.width, page.height), invariant=1)
    canvas.setTitle(piece.content.title)
    for item in (*page.ground, *page.said):
        _bare(canvas, page, replace(item))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _bare(canvas: Canvas, page: Page, item: Ground | Said) -> None:
    if isinstance(item, Fill):
        canvas.setFillColorRGB(*item.colour)
        canvas.rect(
            item.box.x, page.height - item.box.bottom, item.box.width, item.box.height, stroke=0, fill=1
        )
    elif isinstance(item, Photo):
        box = item.box
        canvas.drawImage(_reader(item.data), box.x, page.height - box.bottom, box.width, box.height)
    elif isinstance(item, Words):
        canvas.setFillColorRGB(*item.colour)
        canvas.setFont(font(cut(item.stack[0])), item.size)
        for at, line in enumerate(item.lines):
            canvas.drawString(item.box.x, page.height - item.baseline - at * item.leading, line)
    elif isinstance(item, Code):
        rows = matrix.__wrapped__(item.text)
        side = item.box.width / (len(rows) + 4)
        canvas.setFillColorRGB(0, 0, 0)
        for down, row in enumerate(rows):
            for first, length in row:
                x, y = item.box.x + (first + 2) * side, page.height - item.box.y - (down + 3) * side
                canvas.rect(x, y, length * side, side, stroke=0, fill=1)


@lru_cache(maxsize=4)
def _reader(data: bytes) -> ImageReader:
    """Unpacked once for all flyers, as ours is."""
    return ImageReader(io.BytesIO(data))


def _timed(make: Callable[..., object], of: Sequence[tuple[object, ...]]) -> float:
    """Seconds for making one of each."""
    gc.collect()
    begun = time.perf_counter()
    for each in of:
        make(*each)
    return time.perf_counter() - begun
