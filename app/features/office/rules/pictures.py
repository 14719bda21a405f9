"""Whether a file can be a logo, told from its head alone: a bomb of a picture is never unpacked."""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import Refused
from app.domain.pictures import picture_fault

LARGEST = 5_000_000
"""Bytes of a logo."""
MOST_PIXELS = 25_000_000
_SVG_SIZE = re.compile(rb"<svg\b", re.IGNORECASE)
_SVG_FORBIDDEN = re.compile(
    rb"<!ENTITY|<script|<foreignObject|href\s*=\s*[\"'](?!#|data:image)", re.IGNORECASE
)
# Markers of a JPEG frame header: all SOFn but the ones for tables and arithmetic coding.
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_NO_IMAGE = "Diese Datei ist kein brauchbares Bild. Bitte wählen Sie eine PNG-, JPEG- oder SVG-Datei."


@dataclass(frozen=True)
class Picture:
    """What is known of a picture; width and height are 0 for drawings that scale."""

    media_type: str
    width: int
    height: int
    ending: str


def check_picture(data: bytes, field: str = "picture") -> Picture:
    """Look at the head of a file a person picked as a logo.

    Raises:
        Refused: when it is no picture, too large, or an SVG that loads or runs other things.
    """
    if len(data) > LARGEST:
        raise Refused(f"Das Bild ist größer als {LARGEST // 1_000_000} MB. Bitte verkleinern Sie es.", field)
    for look in _LOOKS:
        picture = look(data, field)
        if picture is not None:
            break
    else:
        fault = picture_fault(data)
        raise Refused(fault if fault.startswith("Das ist") else _NO_IMAGE, field)
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise Refused(
            f"Das Bild hat {pixels // 1_000_000} Megapixel, erlaubt sind {MOST_PIXELS // 1_000_000}. "
            "Bitte verkleinern Sie es.",
            field,
        )
    return picture


def _png(data: bytes, field: str) -> Picture | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    width, height = struct.unpack(">II", data[16:24]) if len(data) >= 33 else (0, 0)
    if data[12:16] != b"IHDR" or not width * height or picture_fault(data):
        raise Refused("Das Bild ist beschädigt. Bitte wählen Sie eine andere Datei.", field)
    return Picture("image/png", width, height, ".png")


def _jpeg(data: bytes, field: str) -> Picture | None:
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            if picture_fault(data):
                break
            return Picture("image/jpeg", width, height, ".jpg")
        at += 2 + length
    raise Refused("Das Bild ist beschädigt. Bitte wählen Sie eine andere Datei.", field)


def _svg(data: bytes, field: str) -> Picture | None:
    if not _SVG_SIZE.search(data[:4096]):
        return None
    if _SVG_FORBIDDEN.search(data):
        raise Refused(
            "Diese SVG-Datei lädt andere Dateien nach oder enthält ein Skript. "
            "Bitte speichern Sie das Logo als einfache SVG- oder PNG-Datei.",
            field,
        )
    return Picture("image/svg+xml", 0, 0, ".svg")


_LOOKS: tuple[Callable[[bytes, str], Picture | None], ...] = (_png, _jpeg, _svg)
