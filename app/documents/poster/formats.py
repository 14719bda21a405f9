"""Sizes of paper: what is cut, how it is folded, what is punched. Millimetres unless said."""

from dataclasses import dataclass

from app.documents.styles import MM

_SMALL = 21_000
"""Square millimetres: a postcard, a flyer of DIN lang."""
_A4 = 210 * 297


@dataclass(frozen=True)
class Format:
    """A size a piece can have.

    Args:
        key: name in the program. title: German.
        width: of the trimmed page. height: of the trimmed page.
        margin: from the trim to the texts.
        body: size of running text in points. least: below it nobody reads comfortably.
        across: copies side by side on an A4 sheet, 0 when it is not laid out there.
        down: copies one below the other. sheet_wide: the A4 sheet lies on its long side.
        panels: widths of the panels of a folded leaflet, outside, from the left.
        hole: diameter of the hole of a door hanger. hole_at: its centre below the top edge.
        certificate: whether it is one.
    """

    key: str
    title: str
    width: float
    height: float
    margin: float
    body: float
    least: float
    across: int = 0
    down: int = 0
    sheet_wide: bool = False
    panels: tuple[float, ...] = ()
    hole: float = 0.0
    hole_at: float = 0.0
    certificate: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * MM, self.height * MM

    @property
    def wide(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > self.height

    @property
    def small(self) -> bool:
        """Whether the usual texts find room only when they are set closer than on larger sheets."""
        return self.width * self.height <= _SMALL

    @property
    def halved(self) -> bool:
        """Whether an office printer, that takes A4, prints it in two halves only."""
        return self.width * self.height > _A4

    @property
    def narrow(self) -> bool:
        """Whether it is so slim that everything stands in one column."""
        return not self.wide and self.width / self.height < 0.6


FORMATS: tuple[Format, ...] = (
    Format("a6", "A6 hoch (Postkarte)", 105, 148, 7.5, 8.6, 8, 2, 2),
    Format("a6-quer", "A6 quer (Postkarte)", 148, 105, 7.5, 8.6, 8, 2, 2, sheet_wide=True),
    Format("a5", "A5 hoch (Flyer)", 148, 210, 10, 10.4, 8.6, 2, 1, sheet_wide=True),
    Format("a5-quer", "A5 quer (Flyer)", 210, 148, 10, 10.4, 8.6, 1, 2),
    Format("a4", "A4 hoch (Aushang)", 210, 297, 14, 14, 10.5),
    Format("a4-quer", "A4 quer (Aushang)", 297, 210, 14, 13.5, 10.5),
    Format("a3", "A3 hoch (Plakat)", 297, 420, 20, 19.5, 14),
    Format("a3-quer", "A3 quer (Plakat)", 420, 297, 20, 18.5, 14),
    Format("lang", "DIN lang hoch (Flyer)", 99, 210, 8, 9.2, 8, 3, 1, sheet_wide=True),
    Format("lang-quer", "DIN lang quer (Einladung)", 210, 99, 8, 9, 8, 1, 3),
    Format("falz", "Faltblatt, 6 Seiten (Wickelfalz)", 297, 210, 9, 9.8, 8.4, panels=(97, 100, 100)),
    Format("anhaenger", "Türanhänger", 105, 297, 9, 11, 9, 2, 1, hole=35, hole_at=32),
    Format("urkunde", "Urkunde A4 hoch", 210, 297, 24, 14, 11, certificate=True),
    Format("urkunde-quer", "Urkunde A4 quer", 297, 210, 24, 14, 11, certificate=True),
)

_BY_KEY = {one.key: one for one in FORMATS}


def format_of(key: str) -> Format:
    """The format of that key.

    Raises:
        KeyError: when there is none.
    """
    return _BY_KEY[key]


def copies_on_sheet(key: str) -> int:
    """How many pieces stand on an A4 sheet of the desk printer; 0 when it goes there as it is."""
    found = format_of(key)
    return found.across * found.down
