"""Reusable wording that is picked when one decides or writes: reasons with their clause, conditions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SETTING = "letters.snippets"
"""Key of the office's setting that holds them; without it the shipped ones count."""

SNIPPET_KINDS: Mapping[str, str] = {
    "rejection": "Ablehnungsgrund",
    "reason": "Begründung",
    "condition": "Nebenbestimmung",
    "document": "Unterlage",
}


@dataclass(frozen=True)
class Snippet:
    """A sentence to pick.

    Args:
        kind: key of ``SNIPPET_KINDS``.
        title: what the list calls it.
        text: what is put into the letter.
        clause: where the guideline says so; stands in brackets behind the text.
    """

    kind: str = ""
    title: str = ""
    text: str = ""
    clause: str = ""

    @property
    def whole(self) -> str:
        """The text with its clause before the full stop."""
        if not self.clause:
            return self.text
        bare = self.text.rstrip()
        stop = "." if bare.endswith(".") else ""
        return f"{bare.removesuffix('.')} ({self.clause}){stop}"


def read(data: Mapping[str, Any]) -> tuple[Snippet, ...]:
    """As kept; entries that are none are left out."""
    rows = data.get("rows")
    return tuple(
        Snippet(*(str(row.get(name, "")) for name in ("kind", "title", "text", "clause")))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and row.get("kind") in SNIPPET_KINDS
    )


def store(snippets: Iterable[Snippet]) -> dict[str, Any]:
    """What ``read`` reads back."""
    return {
        "rows": [
            {"kind": one.kind, "title": one.title, "text": one.text, "clause": one.clause} for one in snippets
        ]
    }
