"""Pictures made fit for paper: looked at before they are unpacked, cut to their box, no finer than is seen.

Loaded with the first publication: the start of the program must not pay for Pillow.
"""

import hashlib
import io
import threading
import warnings
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from app.documents.depth import shallow
from app.domain.errors import Refused

MOST_BYTES = 60_000_000
MOST_PIXELS = 120_000_000
DOTS = 300
"""An inch, in print."""
_QUALITY = 90
_ONE_AT_A_TIME = threading.Lock()
"""Filters of warnings belong to the whole process."""
_NO_PICTURE = "Die Datei ist kein lesbares Bild. Bitte wählen Sie eine PNG- oder JPEG-Datei."
_HUGE = (
    "Das Bild hat {megapixels} Megapixel, gelesen werden höchstens 120. "
    "Bitte verkleinern Sie es, für ein Plakat genügen 18 Megapixel."
)


class Photograph(ImageReader):  # type: ignore[misc]  # reportlab has no types
    """A JPEG that goes into the file as it is.

    reportlab tells pictures apart by a digest of their unpacked pixels, twice for each drawing; the digest of
    the packed bytes tells the same.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._identity = hashlib.sha256(data).digest()
        self._dataA = None

    def getRGBData(self) -> bytes:  # noqa: N802 - reportlab calls it so
        """What it is told apart by; its pixels are never asked for."""
        return self._identity


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, upright.

    Raises:
        Refused: when it is no PNG or JPEG, is damaged, or has more pixels than any poster needs.
    """
    return _size(data)


@lru_cache(maxsize=16)
def _size(data: bytes) -> tuple[int, int]:
    if len(data) > MOST_BYTES:
        raise Refused("Die Bilddatei ist größer als 60 MB. Bitte verkleinern Sie das Bild vorher.")
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        # The bound is our own; Pillow's warning comes earlier.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                width, height = image.size
                small = width * height <= MOST_PIXELS
                turned = small and image.format == "JPEG" and image.getexif().get(0x0112, 1) >= 5
        except Image.DecompressionBombError:
            raise Refused(_HUGE.format(megapixels="über 170")) from None
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
            raise Refused(_NO_PICTURE) from None
    if width * height > MOST_PIXELS:
        raise Refused(_HUGE.format(megapixels=round(width * height / 1_000_000)))
    return (height, width) if turned else (width, height)


@lru_cache(maxsize=24)
def fitted(
    data: bytes, ratio: float, most: int, *, cover: bool, dots: int = DOTS, kept: str = ""
) -> ImageReader:
    """The picture for a box.

    Args:
        data: a PNG or JPEG file.
        ratio: width of the box by its height.
        most: width of the box in points.
        cover: cut to the ratio; else whole, on white.
        dots: an inch at most.
        kept: the side that is not cut (``top``, ``bottom``, ``left``, ``right``); the middle when empty.

    Raises:
        Refused: as ``size_of``, or when it breaks off.
    """
    size_of(data)
    wanted = max(round(most / 72 * dots), 1)
    try:
        with _ONE_AT_A_TIME, warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                if cover and _ready(image, ratio, wanted):
                    image.load()
                    return Photograph(data)
                return _made(image, ratio, wanted, cover=cover, kept=kept)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused(
            "Das Bild ist beschädigt und bricht mittendrin ab. Bitte wählen Sie eine andere Datei."
        ) from None


def _ready(image: Image.Image, ratio: float, wanted: int) -> bool:
    """Whether a JPEG goes to paper as it is."""
    plain = image.format == "JPEG" and image.mode == "RGB" and image.getexif().get(0x0112, 1) == 1
    return plain and image.width <= wanted and abs(image.width / image.height / ratio - 1) < 0.01


def _made(image: Image.Image, ratio: float, wanted: int, *, cover: bool, kept: str) -> ImageReader:
    # JPEG is unpacked at half, a quarter or an eighth of its size where that is enough.
    image.draft("RGB", (wanted * 2, wanted * 2))
    upright = ImageOps.exif_transpose(image)
    flat = _on_white(upright)
    if cover:
        flat = flat.crop(_cut(flat.width, flat.height, ratio, kept))
    if flat.width > wanted:
        flat = flat.resize(
            (wanted, max(round(flat.height * wanted / flat.width), 1)), Image.Resampling.LANCZOS
        )
    if not cover:
        return ImageReader(flat)
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=_QUALITY)
    return Photograph(out.getvalue())


def _on_white(image: Image.Image) -> Image.Image:
    image = shallow(image)
    if image.mode in {"RGB", "L"}:
        return image.convert("RGB")
    whole = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole).convert("RGB")


_BEGINS = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}
"""Share of what is cut off that goes before what is kept."""


def _cut(width: int, height: int, ratio: float, kept: str) -> tuple[int, int, int, int]:
    """The middle of a picture at that ratio, or the side that is kept.

    The middle is a little above where it is cut at top and bottom: there are the faces.
    """
    if width / height > ratio:
        wide = max(round(height * ratio), 1)
        left = round((width - wide) * (_BEGINS[kept] if kept in {"left", "right"} else 0.5))
        return left, 0, left + wide, height
    high = max(round(width / ratio), 1)
    top = round((height - high) * (_BEGINS[kept] if kept in {"top", "bottom"} else 0.4))
    return 0, top, width, top + high
