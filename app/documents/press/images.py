"""Logos: checked before they are unpacked, flattened onto white, small enough for paper."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.domain.errors import Refused

MOST_BYTES = 30_000_000


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
def picture(data: bytes) -> Picture:
    """The image in the bytes of a PNG or JPEG file; unpacked once for all letters.

    Raises:
        Refused: when it is no image, or one too large to be meant for a letter.
    """
    if len(data) > MOST_BYTES:
        raise Refused("Die Bilddatei ist größer als 30 MB. Bitte verkleinern Sie das Bild vorher.")
    # Loaded here, not at the top: the start of the program must not pay for Pillow.
    from app.documents.press.pixels import flattened  # noqa: PLC0415 - see above

    image = flattened(data)
    width, height = image.getSize()
    return Picture(width, height, image)
