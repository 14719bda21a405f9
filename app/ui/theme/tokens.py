"""The colours and measures of the look, once for light and once for dark.

Pairs of text and ground keep WCAG 2.1 AA (4.5:1 for text, 3:1 for lines of controls and focus);
``tests/ui/theme`` computes every pair.
"""

from dataclasses import dataclass
from enum import Enum

GRID = 8
ROW_HEIGHT = 32
CONTROL_HEIGHT = 32
RADIUS = 6
FORM_WIDTH = 640


class Tone(Enum):
    """What a colour says; always beside a word, never alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"


@dataclass(frozen=True)
class Shade:
    """Text and ground of a tone: chips, banners."""

    text: str
    ground: str
    line: str


@dataclass(frozen=True)
class Tokens:
    """All colours of one theme.

    Args:
        canvas: ground of the window. surface: cards, tables, fields. sunken: ground of the navigation.
        hover, pressed: quiet feedback on surfaces. text, quiet, faint: three strengths of text;
            faint is for placeholders and disabled things only.
        line: separators. control: outline of fields and buttons (3:1). control_soft: scroll handles.
        accent: the one colour. accent_hover, accent_text: primary button. accent_ground: selected rows.
        focus: focus ring.
    """

    dark: bool
    canvas: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    text: str
    quiet: str
    faint: str
    line: str
    control: str
    control_soft: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_ground: str
    focus: str
    bad: str
    warn: str
    good: str
    tones: dict[Tone, Shade]


LIGHT = Tokens(
    dark=False,
    canvas="#F6F5F1",
    surface="#FFFFFF",
    sunken="#EFEDE7",
    hover="#F1F0EB",
    pressed="#E6E4DD",
    text="#1F2A2C",
    quiet="#566466",
    faint="#636F71",
    line="#E3E1DA",
    control="#838A88",
    control_soft="#C9CAC4",
    accent="#0B6E69",
    accent_hover="#095B57",
    accent_text="#FFFFFF",
    accent_ground="#E2F0EE",
    focus="#0B6E69",
    bad="#B3261E",
    warn="#9A4607",
    good="#256B29",
    tones={
        Tone.NEUTRAL: Shade("#4A5658", "#ECEBE6", "#D8D6CE"),
        Tone.INFO: Shade("#1F5A8A", "#E4EFF8", "#C4DBEE"),
        Tone.GOOD: Shade("#226326", "#E4F1E4", "#C3DFC4"),
        Tone.WARN: Shade("#8C4006", "#FBEEDC", "#F0D6B2"),
        Tone.BAD: Shade("#A3201A", "#FBE7E5", "#F1C8C4"),
        Tone.ACCENT: Shade("#0A625D", "#E2F0EE", "#BFDFDB"),
    },
)

DARK = Tokens(
    dark=True,
    canvas="#14191A",
    surface="#1C2324",
    sunken="#101516",
    hover="#242C2E",
    pressed="#2C3638",
    text="#E8ECEB",
    quiet="#A3B0B0",
    faint="#8A9797",
    line="#2B3436",
    control="#6F7C7D",
    control_soft="#414C4E",
    accent="#4FB3AC",
    accent_hover="#68C4BD",
    accent_text="#0C1413",
    accent_ground="#1E3A39",
    focus="#6CCBC4",
    bad="#F2938C",
    warn="#EFB26A",
    good="#8CCB8F",
    tones={
        Tone.NEUTRAL: Shade("#BEC8C8", "#2A3335", "#3A4547"),
        Tone.INFO: Shade("#9CC8EC", "#1B3040", "#28465C"),
        Tone.GOOD: Shade("#9AD29D", "#1B3220", "#284A2F"),
        Tone.WARN: Shade("#F1BC7E", "#3A2A17", "#554022"),
        Tone.BAD: Shade("#F4A59F", "#3F2221", "#5C302E"),
        Tone.ACCENT: Shade("#7DD0C9", "#1E3A39", "#2A5351"),
    },
)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours after WCAG 2.1, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
