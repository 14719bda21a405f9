"""Questions to a sheet that its bytes answer faster than reading it would."""

import re
from collections.abc import Iterator

from openpyxl.utils.cell import range_boundaries

from app.domain.errors import Refused
from app.excel.guarded import GuardedPart

MOST_MERGED = 50_000
LAST_ROW = 1_048_576
_CHUNK = 1 << 20
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")
_ROW_OR_VALUE = re.compile(
    rb"<(?:\w+:)?(?:"
    rb"(?P<row>row)(?:\s(?:[^<>]*?\s)?r=[\"'](?P<number>\d{1,7})[\"'])?(?:[\s/][^<>]*)?>|(?:v|is|f)[\s>])"
)

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def has_formulas(part: GuardedPart) -> bool:
    """Whether there is any formula."""
    return any((b"<f" in text or b":f" in text) and _FORMULA.search(text) for text in _pieces(part))


def merged_areas(part: GuardedPart) -> list[Area]:
    """Merged cells.

    Raises:
        Refused: when there are absurdly many.
    """
    found: dict[bytes, Area] = {}
    for text in _pieces(part):
        if b"mergeCell" not in text:
            continue
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
    for text in _pieces(part):
        for match in _ROW_OR_VALUE.finditer(text):
            if match["row"] is None:
                filled = row
            elif match["number"] is None:
                return LAST_ROW
            else:
                row = int(match["number"])
    return filled


def _pieces(part: GuardedPart) -> Iterator[bytes]:
    """The bytes in pieces in which no tag is cut in two; the last tag of a piece may come again."""
    rest = b""
    while chunk := part.read(_CHUNK):
        text = rest + chunk
        yield text
        rest = text[max(text.rfind(b"<"), 0) :]
