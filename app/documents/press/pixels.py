"""Unpacks an image safely: its size is checked first, then it is flattened and made small."""

import io
import threading
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from app.documents.depth import shallow
from app.domain.errors import Refused

MOST_PIXELS = 40_000_000
_ONE_AT_A_TIME = threading.Lock()
"""Filters of warnings belong to the whole process."""
_NOT_AN_IMAGE = "Die Datei ist kein lesbares Bild. Bitte wählen Sie eine PNG- oder JPEG-Datei."
_TOO_LARGE = "Das Bild ist zu groß (mehr als 40 Millionen Bildpunkte). Bitte verkleinern Sie es vorher."


def flattened(data: bytes, most: tuple[int, int]) -> ImageReader:
    """The image on white, in RGB, turned as its camera was held, at most ``most`` pixels wide and high.

    Raises:
        Refused: when it is no image, or one too large to be meant for a letter.
    """
    try:
        with _ONE_AT_A_TIME, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return ImageReader(_flat(data, most))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused(_TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Refused(_NOT_AN_IMAGE) from None


def _flat(data: bytes, most: tuple[int, int]) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Refused(_TOO_LARGE)
        image.draft("RGB", most)
        whole = shallow(ImageOps.exif_transpose(image)).convert("RGBA")
    white = Image.new("RGBA", whole.size, "white")
    flat = Image.alpha_composite(white, whole).convert("RGB")
    flat.thumbnail(most, Image.Resampling.LANCZOS)
    return flat
