"""Questions to a sheet that its bytes answer faster than reading it would."""

import re
from collections.abc import Iterator

from openpyxl.utils.cell import range_boundaries

from app.domain.errors import Refused
from app.excel.guarded import GuardedPart

MOST_MERGED = 50_000
LAST_ROW = 1_048_576
_CHUNK = 1 << 20
_LONGEST_TAG = 512
"""Bytes that are looked at again with the next piece, so that no tag is cut in two."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")
_ROW_OR_VALUE = re.compile(
    rb"<(?:\w+:)?(?:(?P<row>row)(?=[\s/>])(?:[^<>]*?\sr=[\"'](?P<number>\d{1,7})[\"'])?|(?:v|is|f)(?=[\s>]))"
)

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def has_formulas(part: GuardedPart) -> bool:
    """Whether there is any formula."""
    return any(_FORMULA.search(text) for text, _ in _pieces(part))


def merged_areas(part: GuardedPart) -> list[Area]:
    """Merged cells.

    Raises:
        Refused: when there are absurdly many.
    """
    found: dict[bytes, Area] = {}
    for text, _ in _pieces(part):
        for match in _MERGED.finditer(text):
            left, top, right, bottom = range_boundaries(match[1].decode())
            found[match[1]] = (int(top), int(left), int(bottom), int(right))
            if len(found) > MOST_MERGED:
                raise Refused(
                    "Ein Blatt der Datei enthält ungewöhnlich viele verbundene Zellen. "
                    "Bitte heben Sie die Verbindungen auf."
                )
    return list(found.values())


def last_filled_row(part: GuardedPart) -> int:
    """Number of the last row in which anything stands; the last of all where rows are not numbered."""
    row = filled = 0
    for text, fresh in _pieces(part):
        for match in _ROW_OR_VALUE.finditer(text):
            if match["row"] is None:
                filled = row
            elif match.end() > fresh:
                row = int(match["number"] or LAST_ROW)
                if match["number"] is None:
                    return LAST_ROW
    return filled


def _pieces(part: GuardedPart) -> Iterator[tuple[bytes, int]]:
    """The bytes in pieces that overlap, and how many of a piece were there before."""
    rest = b""
    while chunk := part.read(_CHUNK):
        yield rest + chunk, len(rest)
        rest = chunk[-_LONGEST_TAG:]
