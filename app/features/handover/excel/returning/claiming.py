"""Which handover a file answers, told without comparing anything yet."""

from collections import Counter
from itertools import islice

from app.excel.grid import open_book, read_properties
from app.features.handover.rules.identity import read_identity, read_mark
from app.features.handover.rules.returned.found import Claim

_LOOKED_AT = 200
"""Rows of each sheet in which marks are looked for when the file's properties are gone."""


def claim(data: bytes) -> Claim:
    """What the file says it is: by its properties, else by the marks of its rows.

    Raises:
        Refused: when it is no workbook, or cannot be read.
    """
    properties = read_properties(data)
    identity = read_identity(properties)
    saved_by = properties.get("last_modified_by", "")
    if identity is not None:
        return Claim(identity, identity.number, saved_by)
    return Claim(None, _number(data), saved_by)


def _number(data: bytes) -> int | None:
    """The handover most rows say they are of: copied into another file, they still carry it."""
    seen: Counter[int] = Counter()
    with open_book(data) as book:
        for sheet in book.sheets:
            for _number_of, values in islice(book.rows(sheet.title), _LOOKED_AT):
                marks = (read_mark(value) for value in values if isinstance(value, str))
                seen.update(mark.number for mark in marks if mark is not None)
    return seen.most_common(1)[0][0] if seen else None
