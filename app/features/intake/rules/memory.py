"""What is remembered of lists with the same headings: which column is which field, and what words meant."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST = 40
"""Makes of lists that are remembered for one kind of records; the oldest goes."""
MOST_WORDS = 500


@dataclass(frozen=True)
class Mapped:
    """What a person chose for a list.

    Args:
        columns: place and heading of a column → key of its field, empty for one left out.
        constants: key of a field → what holds for all rows, as typed.
        words: key of a field → what stood in a cell → what was typed instead.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def found_in(kept: Mapping[str, Any], headings: str) -> Mapped | None:
    """What is remembered for these headings; None when nothing (readable) is."""
    one = _tables(kept).get(_short(headings))
    if not isinstance(one, Mapping):
        return None
    words = one.get("words")
    return Mapped(
        _texts(one.get("columns")),
        _texts(one.get("constants")),
        {str(key): _texts(value) for key, value in words.items()} if isinstance(words, Mapping) else {},
    )


def with_one(kept: Mapping[str, Any], headings: str, mapped: Mapped) -> dict[str, Any]:
    """The setting with this list remembered, too."""
    tables = {key: value for key, value in _tables(kept).items() if key != _short(headings)}
    tables[_short(headings)] = {
        "columns": dict(mapped.columns),
        "constants": dict(mapped.constants),
        "words": {key: dict(list(words.items())[:MOST_WORDS]) for key, words in mapped.words.items()},
    }
    return {"lists": dict(list(tables.items())[-MOST:])}


def setting_key(intake: str) -> str:
    """Under what the setting is kept."""
    return f"intake.{intake}"


def _short(headings: str) -> str:
    return hashlib.sha256(headings.encode("utf-8")).hexdigest()[:24]


def _tables(kept: Mapping[str, Any]) -> dict[str, Any]:
    lists = kept.get("lists")
    return dict(lists) if isinstance(lists, Mapping) else {}


def _texts(value: Any) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, Mapping) else {}
