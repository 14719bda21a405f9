"""The program's own typeface; the system's, where it is not shipped."""

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from app.system.resources import listed

_WINDOW = "SourceSans3"
"""The window's typeface by its file names; the others are for posters, and loading them costs the start."""
PREFERRED = ("Source Sans 3", "Source Sans Pro", "IBM Plex Sans", "Noto Sans", "Segoe UI", "DejaVu Sans")
# Points, so that the system's scaling holds; 10.5 pt is 14 px at 96 dpi.
BODY = 10.5


def load_fonts(system: QFont) -> QFont:
    """Make the shipped fonts known and return the font of the window."""
    families: set[str] = set()
    for ending in (".ttf", ".otf"):
        for path in listed("fonts", ending):
            if not path.name.startswith(_WINDOW):
                continue
            number = QFontDatabase.addApplicationFont(str(path))
            families.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    if PREFERRED[0] not in families:
        # Only then: asking for all fonts of the computer takes time.
        families.update(QFontDatabase.families())
    font = QFont(system)
    family = next((name for name in PREFERRED if name in families), None)
    if family:
        font.setFamily(family)
    font.setPointSizeF(BODY)
    return font


def text_scale() -> float:
    """How much larger than designed the person has chosen the text."""
    return QGuiApplication.font().pointSizeF() / BODY


def scaled(pixels: int) -> int:
    """A measure of what holds text, at the size the person has chosen."""
    return round(pixels * text_scale())


def tabular(font: QFont) -> QFont:
    """The same font with figures of equal width, for columns of numbers."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def sized(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """The same font larger or smaller."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        made.setWeight(weight)
    return made
