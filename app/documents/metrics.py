"""Widths of letters, read straight from the font files.

Layout and charts need only widths. Reading two tables of the file costs a few milliseconds, while
reportlab's own reading costs the start screen a fifth of a second; reportlab reads the fonts only
when a PDF is really written.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from app.system import resources

FAMILY = "Source Sans 3"
FILES = {
    (False, False): "SourceSans3-Regular",
    (True, False): "SourceSans3-SemiBold",
    (False, True): "SourceSans3-Italic",
    (True, True): "SourceSans3-SemiBoldItalic",
}
LENDING = (
    "NotoSansArabic",
    "NotoSansHebrew",
    "NotoSansEthiopic",
    "NotoSansTamil",
    "NotoSansArmenian",
    "NotoSansGeorgian",
)
"""Families that lend the letters of scripts ours has not, each regular and bold."""
Stack: TypeAlias = tuple[str, ...]
"""Names of font files; a letter is drawn with the first that has it."""
_JOINERS = re.compile("(?<![\u0600-\u08ff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u08ff])")
"""They steer how the letters of Arabic script join, and nothing else here."""
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
_INVISIBLE = frozenset({"\n", SOFT_HYPHEN, ZERO_WIDTH_SPACE})
_NO_SIGN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SPACES = re.compile("[\t\v\f\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)))) | frozenset(
    "€–—„“”‚‘’…"
)
"""What nearly every text is made of; the fonts have it, and it is composed already."""
_BLANKS = re.compile(" {2,}")
_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 60


class Face:
    """One style of the family: what is as wide as what, in thousandths of the size.

    Args:
        name: name of the file and of the font in the PDF.
        data: the file.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.bold = name.endswith(("Bold", "BoldItalic", "Black"))
        tables = _tables(data)
        head, hhea = tables["head"], tables["hhea"]
        units: int = struct.unpack(">H", head[18:20])[0]
        full: int = struct.unpack(">H", hhea[34:36])[0]
        advances = struct.unpack(f">{full * 2}H", tables["hmtx"][: full * 4])[::2]
        self.widths: dict[str, int] = {
            chr(code): round(advances[min(glyph, full - 1)] * 1000 / units)
            for code, glyph in _characters(tables["cmap"])
        }
        for mark in _INVISIBLE:
            self.widths[mark] = 0
        self._known: dict[str, int] = {}

    def units(self, text: str) -> int:
        """Width in thousandths of the size; words are remembered."""
        known = self._known.get(text)
        if known is not None:
            return known
        total = self._measured(text)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = total
        return total

    def width(self, text: str, size: float) -> float:
        """Width in points."""
        return self.units(text) * size / 1000

    def _measured(self, text: str) -> int:
        widths = self.widths
        return sum([widths[mark] for mark in text])


class Lent(Face):
    """A font of another script: its letters have their shapes and widths only beside each other."""

    def _measured(self, text: str) -> int:
        # Loaded with the first such word: the start of the program must not pay for HarfBuzz.
        from app.documents import shaping  # noqa: PLC0415 - see above

        return round(shaping.shaped(text, self).units)


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    """That style of the family, read once."""
    return cut(FILES[bold, italic])


@cache
def cut(name: str) -> Face:
    """A font by the name of its file, read once."""
    kind = Lent if name.startswith(LENDING) else Face
    return kind(name, resources.data(f"fonts/{name}.ttf"))


@cache
def lender(mark: str) -> str:
    """The family that lends the letter; empty where ours has it, or none has."""
    if mark in _drawable() or unicodedata.category(mark) in _NO_SIGN - {"Cf"}:
        return ""
    return next((family for family in LENDING if mark in cut(f"{family}-Regular").widths), "")


def stretches(text: str, style: Face) -> Iterator[tuple[Face, str]]:
    """A printable text parted by the fonts that draw it, in the order it is read.

    Args:
        text: what :func:`printable` makes of it.
        style: what draws all that needs no other font.
    """
    if _COMMON.issuperset(text) or _drawable().issuperset(text):
        yield style, text
        return
    weight = "Bold" if style.bold else "Regular"
    family, begun = "", 0
    for at, mark in enumerate(text):
        # A blank and what joins stay with the letters before, so that a stretch is not torn for them.
        its = family if mark in " \u200c\u200d" else lender(mark)
        if its != family:
            if at > begun:
                yield (cut(f"{family}-{weight}") if family else style), text[begun:at]
            family, begun = its, at
    yield (cut(f"{family}-{weight}") if family else style), text[begun:]


@cache
def _drawable() -> frozenset[str]:
    return frozenset(
        mark for mark in face().widths if mark in _INVISIBLE or unicodedata.category(mark) not in _NO_SIGN
    )


def missing_glyphs(text: str) -> str:
    """The characters of the text that no font can draw, each once, in order."""
    if _COMMON.issuperset(text) or _drawable().issuperset(text):
        return ""
    foreign = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(
        mark for mark in foreign if not _drawn(mark) and _unseen(mark) == mark and not _simpler(mark)
    )


def printable(text: str) -> str:
    """The text as it can be printed: composed, no control characters.

    Letters that no font has are written in Latin ones; other signs without a glyph are left out, never
    printed as a box. :func:`missing_glyphs` tells which they are.
    """
    if _COMMON.issuperset(text):
        return text
    foreign = set(text) - _drawable()
    if foreign:
        # First what is invisible: it may have stood between a letter and its accent.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _SPACES.sub(" ", _JOINERS.sub("", text))
        text = text.translate({ord(mark): _unseen(mark) for mark in foreign})
    composed = unicodedata.normalize("NFC", text)
    others = {ord(mark): _instead(mark) for mark in set(composed) if not _drawn(mark)}
    written = composed.translate(others)
    return _BLANKS.sub(" ", written) if "" in others.values() else written


def _drawn(mark: str) -> bool:
    return mark in _drawable() or lender(mark) != ""


def _unseen(mark: str) -> str:
    """What stands for a sign that has no shape of its own; every other stands for itself."""
    category = unicodedata.category(mark)
    if category in {"Zl", "Zp"}:
        return "\n"
    hidden = category in _NO_SIGN - {"Co"} or "\ufe00" <= mark <= "\ufe0f"
    return "" if hidden and mark not in _INVISIBLE and mark not in "\u200c\u200d" else mark


def _simpler(mark: str) -> str:
    """The parts of a sign, or a simpler form of it, that can be drawn; empty where there is none."""
    for form in ("NFD", "NFKC", "NFKD"):
        simpler = unicodedata.normalize(form, mark)
        if simpler != mark and all(map(_drawn, simpler)):
            return simpler
    return ""


@cache
def _instead(mark: str) -> str:
    """What stands for a sign that no font has: a simpler form, its Latin letters, or nothing."""
    simpler = _simpler(mark)
    if simpler or unicodedata.category(mark)[0] not in "LMN":
        return simpler
    # Loaded with the first such letter: the start of the program must not pay for the tables.
    from anyascii import anyascii  # noqa: PLC0415 - see above

    return anyascii(mark)


def _tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack(">H", data[4:6])[0]
    entries = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag.decode("ascii"): data[start : start + length] for tag, _, start, length in entries}


def _characters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Code points and glyphs of the best Unicode table: format 12 where there is one, else 4."""
    count = struct.unpack(">H", cmap[2:4])[0]
    offsets = {entry[2] for entry in struct.iter_unpack(">HHL", cmap[4 : 4 + 8 * count])}
    formats = {struct.unpack(">H", cmap[offset : offset + 2])[0]: offset for offset in offsets}
    if 12 in formats:
        yield from _format_12(cmap[formats[12] :])
    else:
        yield from _format_4(cmap[formats[4] :])


def _format_12(table: bytes) -> Iterator[tuple[int, int]]:
    groups = struct.unpack(">L", table[12:16])[0]
    for first, last, glyph in struct.iter_unpack(">LLL", table[16 : 16 + 12 * groups]):
        for code in range(first, last + 1):
            yield code, glyph + code - first


def _format_4(table: bytes) -> Iterator[tuple[int, int]]:
    twice = struct.unpack(">H", table[6:8])[0]
    half = twice // 2
    lasts = struct.unpack(f">{half}H", table[14 : 14 + twice])
    firsts = struct.unpack(f">{half}H", table[16 + twice : 16 + 2 * twice])
    deltas = struct.unpack(f">{half}H", table[16 + 2 * twice : 16 + 3 * twice])
    ranges_at = 16 + 3 * twice
    ranges = struct.unpack(f">{half}H", table[ranges_at : ranges_at + twice])
    for at, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if ranges[at]:
                place = ranges_at + 2 * at + ranges[at] + 2 * (code - first)
                glyph = struct.unpack(">H", table[place : place + 2])[0]
                if not glyph:
                    continue
            yield code, (glyph + deltas[at]) & 0xFFFF
