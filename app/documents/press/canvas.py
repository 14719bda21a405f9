"""reportlab's side: a canvas that knows only fonts it embeds.

Loaded with the first document (see ``Press``): the start of the program must not pay for reportlab.
"""

import io
import threading
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.documents.metrics import Face, face
from app.system import resources

# Images are packed but not wrapped in ASCII; everything else is packed once, when pikepdf saves.
rl_config.useA85 = 0

_ONE_AT_A_TIME = threading.Lock()
"""The registry of fonts is shared, and subsetting moves one position through the font's file."""


def blank(size: tuple[float, float]) -> Canvas:
    """A new canvas, the same each time; its first font is ours, so that no Helvetica slips in."""
    return Canvas(
        io.BytesIO(),
        pagesize=size,
        pageCompression=0,
        invariant=1,
        initialFontName=font(face()),
    )


def font(style: Face) -> str:
    """The name reportlab knows the face by; its file is read at first use."""
    with _ONE_AT_A_TIME:
        return _registered(style.name)


@cache
def _registered(name: str) -> str:
    # Without readable ASCII a subset holds exactly the characters used.
    file = str(resources.resource(f"fonts/{name}.ttf"))
    pdfmetrics.registerFont(TTFont(name, file, asciiReadable=False))
    return name


def drawn(canvas: Canvas) -> bytes:
    """The file as reportlab writes it; the canvas is used up."""
    with _ONE_AT_A_TIME:
        data: bytes = canvas.getpdfdata()
    return data
