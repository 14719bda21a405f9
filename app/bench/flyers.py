"""Flyers with picture and QR code against the same drawn by bare reportlab."""

from app.bench.figures import Figure
from app.documents.poster.benchmark import compare

_TARGET = 1.5
_FLYERS = 100


def figure(records: int, *, quick: bool) -> Figure:
    """Flyers do not depend on the office; measured once."""
    count = 20 if quick else _FLYERS
    found = compare(count)
    return Figure(
        "flyers_ratio",
        f"{count} Flyer A5 mit Bild und QR-Code ÷ reportlab",
        records,
        found.ratio,
        "×",
        _TARGET,
        found.ours,
        found.bare,
        "dieselben Flächen, Zeilen, Bilder und Codes mit reportlab allein",
    )
