"""From text to glyphs: directions by the Unicode algorithm, shapes and kerning by HarfBuzz.

Loaded with the first publication: the start of the program must not pay for HarfBuzz.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz
from bidi import algorithm

from app.documents.metrics import Face
from app.documents.poster.faces import Stack, cut
from app.system import resources

PRIVATE = 0xF0000
"""Glyphs without a character of their own are named by a private one: this and the number of the glyph."""
_PLAIN = {"kern": True, "liga": False, "clig": False, "calt": False}
_RIGHT = frozenset({"R", "AL", "AN"})


class Glyph(NamedTuple):
    """One letter as it is drawn; lengths in thousandths of the size."""

    mark: str
    advance: float
    right: float = 0.0
    up: float = 0.0


class Span(NamedTuple):
    """Neighbouring glyphs of one font, from left to right; ``text`` as it is read."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    rtl: bool

    @property
    def units(self) -> float:
        """Width in thousandths of the size."""
        return sum(glyph.advance for glyph in self.glyphs)


@lru_cache(maxsize=4000)
def spans(text: str, stack: Stack) -> tuple[Span, ...]:
    """A line as it is drawn, from left to right."""
    return tuple(_shaped(run, name, rtl=rtl) for run, name, rtl in _runs(text, stack))


@lru_cache(maxsize=20_000)
def units(text: str, stack: Stack) -> float:
    """Width of a line in thousandths of the size."""
    return sum(span.units for span in spans(text, stack))


def is_rtl(text: str) -> bool:
    """Whether a text is read from right to left: its first letter with a direction says."""
    return not text.isascii() and algorithm.get_base_level(text) == 1


def _runs(text: str, stack: Stack) -> Iterator[tuple[str, str, bool]]:
    """Stretches of one font and direction in the order they stand, each as it is read."""
    levels = _levels(text)
    named = [(mark, _font(mark, stack), level) for mark, level in zip(text, levels, strict=True)]
    for at in range(len(named)):
        if named[at][0] == " " and at:
            # A blank belongs to the word before it, so that a stretch is not torn for it.
            named[at] = (" ", named[at - 1][1], named[at][2])
    found = [
        ("".join(mark for mark, _, _ in part), name, level)
        for (name, level), part in (
            (key, list(group)) for key, group in groupby(named, key=lambda one: (one[1], one[2]))
        )
    ]
    for run, name, level in _visual(found):
        yield run, name, level % 2 == 1


def _visual(found: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Reversed level by level, highest first (UAX 9, rule L2)."""
    order = list(found)
    for level in range(max((one[2] for one in order), default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and order[end][2] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order


def _levels(text: str) -> list[int]:
    """The embedding level of each character (UAX 9)."""
    if text.isascii() or not any(_turns(mark) for mark in text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(text)
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = iter([int(one["level"]) for one in storage["chars"]])
    levels: list[int] = []
    for mark in text:
        # What steers or joins only (the zero-width non-joiner of Persian) goes with what stands before it.
        silent = algorithm.bidirectional(mark) in algorithm.X9_REMOVED
        levels.append((levels[-1] if levels else base) if silent else next(found))
    return levels


@cache
def _turns(mark: str) -> bool:
    return algorithm.bidirectional(mark) in _RIGHT


@lru_cache(maxsize=4000)
def _font(mark: str, stack: Stack) -> str:
    return next((name for name in stack if mark in cut(name).widths), stack[0])


@cache
def _harfbuzz(name: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(resources.data(f"fonts/{name}.ttf")))


def _shaped(run: str, name: str, *, rtl: bool) -> Span:
    font, face = _harfbuzz(name), cut(name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(font, buffer, {} if rtl else _PLAIN)
    scale = 1000 / font.face.upem
    whole = not rtl and len(buffer.glyph_infos) == len(run)
    glyphs = tuple(
        Glyph(
            run[info.cluster] if whole else chr(PRIVATE + info.codepoint),
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
    return Span(face, run, glyphs, rtl)
