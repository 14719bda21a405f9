"""Colours of charts on each ground. Tone and pattern differ too, so that a grey print still reads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours as ``#RRGGBB``.

    Args:
        ink: names and amounts.
        quiet: what explains.
        line: base lines and outlines.
        track: the empty part of a bar.
        bar: plain bars, and what has been paid out.
        middle: what is approved and still to be paid.
        light: ground of the hatching for what is reserved.
        hatch: its strokes.
        accent: the amount that matters most.
    """

    ink: str
    quiet: str
    line: str
    track: str
    bar: str
    middle: str
    light: str
    hatch: str
    accent: str


LIGHT = Palette(
    ink="#1F2A2C",
    quiet="#5C6B6D",
    line="#B9BEB8",
    track="#ECEEEA",
    bar="#0B5C58",
    middle="#4E9F99",
    light="#D5E8E5",
    hatch="#4E9F99",
    accent="#0B6E69",
)
DARK = Palette(
    ink="#E8ECEB",
    quiet="#9FB0B0",
    line="#4A5859",
    track="#283133",
    bar="#5BBBB3",
    middle="#33807B",
    light="#22393A",
    hatch="#5BBBB3",
    accent="#7FD0C9",
)
PAPER = LIGHT
