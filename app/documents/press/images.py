"""Logos: checked before they are unpacked, flattened onto white, small enough for paper."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.domain.errors import Refused

MOST_BYTES = 30_000_000
LOGO_PIXELS = (760, 350)
"""400 dots an inch in the 48 by 22 mm a logo has in the letterhead; every letter packs them anew."""
PHOTO_PIXELS = (1960, 960)
"""300 dots an inch in the 166 by 80 mm a photograph of a report has at most."""
PAGE_PIXELS = (2_200, 3_200)
"""270 dots an inch on a whole page of A4."""


@dataclass(frozen=True)
class Picture:
    """An image ready to be drawn.

    Args:
        width: in pixels.
        height: in pixels.
        reader: reportlab's ``ImageReader`` of it.
    """

    width: int
    height: int
    reader: Any


@lru_cache(maxsize=8)
def picture(data: bytes, most: tuple[int, int] = LOGO_PIXELS) -> Picture:
    """The image in the bytes of a PNG or JPEG file, no larger than that; unpacked once for all letters.

    Raises:
        Refused: when it is no image, or one too large to be meant for a letter.
    """
    if len(data) > MOST_BYTES:
        raise Refused("Die Bilddatei ist größer als 30 MB. Bitte verkleinern Sie das Bild vorher.")
    # Loaded here, not at the top: the start of the program must not pay for Pillow.
    from app.documents.press.pixels import flattened  # noqa: PLC0415 - see above

    image = flattened(data, most)
    width, height = image.getSize()
    return Picture(width, height, image)
