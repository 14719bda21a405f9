"""What the bytes of a picture file are, told from their marks alone; nothing is unpacked."""

_PNG_HEAD, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_JPEG_HEAD, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_SCAN = 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of a JPEG without a length."""
_OTHERS = (
    (0, b"GIF8", "ein GIF-Bild"),
    (8, b"WEBP", "ein WebP-Bild"),
    (0, b"II*\x00", "ein TIFF-Bild"),
    (0, b"MM\x00*", "ein TIFF-Bild"),
    (0, b"BM", "ein BMP-Bild"),
    (4, b"ftyphei", "ein HEIC-Bild (vom iPhone)"),
    (4, b"ftypmif", "ein HEIC-Bild (vom iPhone)"),
    (4, b"ftypavif", "ein AVIF-Bild"),
    (0, b"8BPS", "eine Photoshop-Datei"),
    (0, b"%PDF", "ein PDF-Dokument"),
    (0, b"<svg", "eine SVG-Zeichnung"),
    (0, b"<?xml", "eine SVG-Zeichnung oder ein anderes XML-Dokument"),
)
_NONE = "Die Datei ist kein PNG- oder JPEG-Bild. Bitte wählen Sie eine andere Datei."
_BROKEN = "Das Bild ist beschädigt oder nicht ganz gespeichert. Bitte wählen Sie eine andere Datei."


def picture_fault(data: bytes) -> str:
    """Why these bytes are no whole PNG or JPEG, with what helps; empty when they are one.

    The end is looked for as well: a file cut short on its way shows half a picture and grey below.
    """
    if not data:
        return "Die Datei ist leer. Bitte wählen Sie eine andere Datei."
    if data.startswith(_PNG_HEAD):
        return "" if _png_ends(data) else _BROKEN
    if data.startswith(_JPEG_HEAD):
        return "" if _jpeg_ends(data) else _BROKEN
    for at, mark, what in _OTHERS:
        if data.startswith(mark, at):
            return f"Das ist {what}. Bitte speichern Sie es als PNG oder JPEG und wählen Sie diese Datei."
    return _NONE


def _png_ends(data: bytes) -> bool:
    """Whether one part follows the other up to the last."""
    at = len(_PNG_HEAD)
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        if name == _PNG_END:
            return True
        if not name.isalpha():
            return False
        at += 12 + int.from_bytes(data[at : at + 4])
    return False


def _jpeg_ends(data: bytes) -> bool:
    """Whether the picture itself has its end; that of a small preview inside does not count."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _SCAN:
            return data.find(_JPEG_END, at) >= 0
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return False
