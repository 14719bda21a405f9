"""The look of paper: sizes, spaces and colours in one place. Lengths are points unless said."""

from dataclasses import dataclass
from functools import cache

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM

Colour = tuple[float, float, float]


@cache
def colour(code: str) -> Colour:
    """``#1F2A2C`` as red, green and blue from 0 to 1."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (round(red, 4), round(green, 4), round(blue, 4))


INK = colour("#1A2224")
QUIET = colour("#55605F")
LINE = colour("#C9CCC8")
STRONG_LINE = colour("#5C6B6D")
ACCENT = colour("#0B6E69")
TINT = colour("#F1F4F2")
ALERT = colour("#8A3A08")


@dataclass(frozen=True)
class Style:
    """How a text looks.

    Args:
        size: of the type.
        leading: from line to line.
        bold: semibold throughout.
        italic: italic throughout.
        colour: of the text.
        before: space above, unless it begins a page.
        after: space below.
    """

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0


BODY = Style(11, 14.8, after=7.4)
SMALL = Style(8.5, 11.2, colour=QUIET, after=5.6)
LIST_ITEM = Style(11, 14.8, after=3.2)
CELL = Style(9.5, 12.4)
CELL_HEAD = Style(8.5, 11.2, bold=True, colour=QUIET)
CELL_TOTAL = Style(9.5, 12.4, bold=True)
CAPTION = Style(8.5, 11.2, bold=True, colour=QUIET, after=3)
NOTICE_TITLE = Style(9.5, 12.4, bold=True, after=3)
NOTICE = Style(9.5, 12.8, after=4)
FIGURE_VALUE = Style(20, 24, bold=True, colour=ACCENT)
FIGURE_LABEL = Style(8.5, 11, colour=INK)
FIGURE_NOTE = Style(8, 10.4, colour=QUIET)

REPORT_HEADINGS = (
    Style(13, 16.6, bold=True, before=12, after=4.5),
    Style(11, 14.8, bold=True, before=7, after=2.5),
    Style(11, 14.8, italic=True, before=5, after=2),
)
LETTER_HEADINGS = (
    Style(11, 14.8, bold=True, before=9, after=3),
    Style(11, 14.8, italic=True, before=6, after=2),
    Style(11, 14.8, italic=True, before=6, after=2),
)

SUBJECT = Style(12, 15.2, bold=True)
ADDRESS = Style(11, 12.8)
ANNOTATION = Style(8.5, 10.8, colour=QUIET)
RETURN_LINE = Style(7, 9, colour=QUIET)
INFO_LABEL = Style(8, 13, colour=QUIET)
INFO_VALUE = Style(9.5, 13)
LETTERHEAD = Style(17, 20.5, bold=True, colour=ACCENT)
LETTERHEAD_LINE = Style(9.5, 12.4, colour=QUIET)
FOOTER = Style(7.2, 9.2, colour=QUIET)
RUNNING_HEAD = Style(8, 10.4, colour=QUIET)
DRAFT = Style(9, 12, bold=True, colour=ALERT)
TITLE = Style(24, 29, bold=True, colour=INK)
SUBTITLE = Style(11.5, 15.4, colour=QUIET)
