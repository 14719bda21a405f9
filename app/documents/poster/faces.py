"""Typefaces of publications, and for each a sequence of fonts that together have all letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from app.documents.metrics import LENDING, Stack, cut

_JOINING = frozenset("\u200c\u200d")
"""Part or join the letters of Arabic script."""

_UNUSUAL = re.compile("[^\n\x20-\x7e\xa0-\xac\xae-\u017f\u20ac\u2013\u2014\u2018-\u201e\u2026]")
"""All but what nearly every text is made of; the fonts have that, and it is composed already."""

TEXT: Stack = ("SourceSans3-Regular", *(f"{family}-Regular" for family in LENDING))
STRONG: Stack = ("SourceSans3-SemiBold", *(f"{family}-Bold" for family in LENDING))


@dataclass(frozen=True)
class Typeface:
    """How a publication speaks.

    Args:
        key: name in the program. title: German.
        display: for title and date. strong: for what is stressed. text: for reading.
        leading: of large lines, as a share of the size.
        rise: height of capitals, as a share of the size.
    """

    key: str
    title: str
    display: Stack
    strong: Stack
    text: Stack
    leading: float
    rise: float


TYPEFACES: tuple[Typeface, ...] = (
    Typeface(
        "schmal",
        "Plakatschrift (Sofia Sans Extra Condensed)",
        ("SofiaSansExtraCondensed-Black", *STRONG),
        STRONG,
        TEXT,
        0.88,
        0.70,
    ),
    Typeface(
        "grotesk",
        "Grotesk (Inter Tight)",
        ("InterTight-Bold", *STRONG),
        ("InterTight-Bold", *STRONG),
        ("InterTight-Medium", *TEXT),
        1.02,
        0.727,
    ),
    Typeface(
        "antiqua",
        "Antiqua (Source Serif)",
        ("SourceSerif4-SemiBold", *STRONG),
        ("SourceSerif4-SemiBold", *STRONG),
        ("SourceSerif4-Regular", *TEXT),
        1.1,
        0.67,
    ),
    Typeface("haus", "Hausschrift (Source Sans)", STRONG, STRONG, TEXT, 1.04, 0.66),
)

_BY_KEY = {one.key: one for one in TYPEFACES}


def typeface(key: str, usual: str) -> Typeface:
    """The typeface of that key, or the usual one of the design."""
    return _BY_KEY.get(key) or _BY_KEY[usual]


def missing(text: str) -> str:
    """The characters that none of the fonts can draw, each once."""
    if not _UNUSUAL.search(text):
        return ""
    return "".join(mark for mark in dict.fromkeys(clean(text)) if not _drawn(mark))


@cache
def _drawn(mark: str) -> bool:
    if mark == "\n" or mark in _JOINING:
        return True
    return any(mark in cut(name).widths for name in TEXT)


def clean(text: str) -> str:
    """Composed, with plain blanks, without what is invisible."""
    if not _UNUSUAL.search(text):
        return text
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return "".join(mark for mark in composed if mark == "\n" or not _hidden(mark))


def _hidden(mark: str) -> bool:
    """What has no shape of its own and joins nothing."""
    if mark in _JOINING:
        return False
    return "\ufe00" <= mark <= "\ufe0f" or unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Co"}
