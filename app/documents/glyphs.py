"""Texts of a document that the fonts cannot draw, found before it is drawn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from app.documents.metrics import missing_glyphs


def foreign(document: Any) -> Iterator[tuple[str, str]]:
    """Each text of a document that has characters without a glyph: those characters, and the text."""
    for text in _texts(document):
        marks = missing_glyphs(text)
        if marks:
            yield marks, text


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
