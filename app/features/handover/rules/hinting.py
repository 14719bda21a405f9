"""What a person says where the program has to ask about a returned file, and how that is kept."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.features.handover.rules.returned import NO_HINTS, Grade, Graded, Hints

_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"\b([A-Z]{1,3})\d*$")
_BY_HAND = frozenset({Grade.UNREADABLE})
_OF_ROWS = frozenset({Grade.ROW_UNKNOWN, Grade.ROW_DUPLICATED})
_OF_COLUMNS = frozenset({Grade.COLUMN_UNKNOWN, Grade.COLUMN_RENAMED})


def asks_value(cell: Graded) -> bool:
    """Whether the right value can be typed for it."""
    return cell.grade in _BY_HAND and bool(cell.address)


def asks_row(cell: Graded) -> bool:
    """Whether the record can be chosen it belongs to."""
    return cell.grade in _OF_ROWS and row_number(cell) is not None


def asks_column(cell: Graded) -> bool:
    """Whether it can be said which column it is."""
    return cell.grade in _OF_COLUMNS and bool(column_letter(cell))


def row_number(cell: Graded) -> int | None:
    """The row of the file, as the address tells it (``9``, ``Zeile 9``, ``A9``)."""
    found = _NUMBER.search(cell.address)
    return int(found.group()) if found else None


def column_letter(cell: Graded) -> str:
    """The column of the file, as the address tells it (``H``, ``Spalte H``, ``H1``)."""
    found = _LETTER.search(cell.address)
    return found.group(1) if found else ""


def with_value(hints: Hints, cell: Graded, typed: str) -> Hints:
    """The cell is to be read so; empty takes that back."""
    return replace(hints, values=_changed(hints.values, (cell.sheet, cell.address), typed))


def with_row(hints: Hints, cell: Graded, uid: str) -> Hints:
    """The row is about that record; empty takes that back."""
    number = row_number(cell)
    return hints if number is None else replace(hints, rows=_changed(hints.rows, (cell.sheet, number), uid))


def with_column(hints: Hints, cell: Graded, key: str) -> Hints:
    """The column is that one; an empty key says that it is none of ours."""
    return replace(hints, columns={**hints.columns, (cell.sheet, column_letter(cell)): key})


def count_hints(hints: Hints) -> int:
    """How many places somebody said something about."""
    return len(hints.columns) + len(hints.rows) + len(hints.values)


def store_hints(hints: Hints) -> dict[str, Any]:
    """As plain values."""
    return {
        "columns": [[*place, key] for place, key in hints.columns.items()],
        "rows": [[*place, uid] for place, uid in hints.rows.items()],
        "values": [[*place, typed] for place, typed in hints.values.items()],
    }


def read_hints(kept: Mapping[str, Any]) -> Hints:
    """From plain values; what does not fit any more is left out."""
    try:
        return Hints(
            columns={(str(sheet), str(letter)): str(key) for sheet, letter, key in kept.get("columns", ())},
            rows={(str(sheet), int(number)): str(uid) for sheet, number, uid in kept.get("rows", ())},
            values={(str(sheet), str(place)): str(typed) for sheet, place, typed in kept.get("values", ())},
        )
    except (TypeError, ValueError):
        return NO_HINTS


def _changed(kept: Mapping[Any, str], place: Any, value: str) -> dict[Any, str]:
    rest = {other: said for other, said in kept.items() if other != place}
    return {**rest, place: value} if value else rest
