"""Texts of a document that the fonts cannot draw, found before it is drawn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from app.documents.metrics import missing_glyphs
from app.domain.errors import Refused
from app.domain.text import shorten

_MOST = 3
"""Texts that are named; the others are counted."""


def foreign(document: Any) -> Iterator[tuple[str, str]]:
    """Each text of a document that has characters without a glyph: those characters, and the text."""
    for text in _texts(document):
        marks = missing_glyphs(text)
        if marks:
            yield marks, text


def told(document: Any) -> str:
    """What the preview of a paper says of signs that no font has; empty where all can be drawn."""
    found = list(foreign(document))
    if not found:
        return ""
    marks = " ".join(dict.fromkeys("".join(each for each, _ in found)))
    where = list(dict.fromkeys(f"„{shorten(text, 60)}“" for _, text in found))
    more = f" und {len(where) - _MOST} weiteren" if len(where) > _MOST else ""
    return (
        "Auf dem Blatt stehen Zeichen in lateinischer Umschrift oder fehlen, weil keine Schrift sie hat: "
        f"{marks} (in {', '.join(where[:_MOST])}{more}). Bitte schreiben Sie dort in Buchstaben, was man "
        "lesen soll."
    )


def must_have_glyphs(document: Any, of: str) -> None:
    """Refuse a document whose letters would be boxes on paper.

    Args:
        document: frozen values with texts in them.
        of: what it is, in the genitive (``der Pressemitteilung``).

    Raises:
        Refused: naming the characters, the text they stand in, and what to do.
    """
    found = next(foreign(document), None)
    if found is None:
        return
    marks, text = found
    named = ", ".join(f"„{mark}“" for mark in marks[:5])
    raise Refused(
        f"Die Schrift {of} hat kein Zeichen für {named} (in „{shorten(text, 80)}“). "
        "Bitte schreiben Sie es dort mit lateinischen Buchstaben oder löschen Sie das Zeichen."
    )


def _texts(part: Any) -> Iterator[str]:
    """Every text in a document made of frozen values, however deep."""
    if isinstance(part, str):
        if not part.isascii():
            yield part
    elif isinstance(part, tuple | list):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _texts(getattr(part, each.name))
