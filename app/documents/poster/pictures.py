"""Pictures for paper; what unpacks them is loaded with the first one, not with the page."""


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, upright.

    Raises:
        Refused: when it is no PNG or JPEG, is damaged, or has more pixels than any poster needs.
    """
    from app.documents.poster import pixels  # noqa: PLC0415 - Pillow and reportlab, see above

    return pixels.size_of(data)


def modules_of(text: str) -> int:
    """Modules at each side of a QR code, with its quiet zone."""
    from app.documents.poster.codes import matrix  # noqa: PLC0415 - segno, see above

    return len(matrix(text)) + 4
