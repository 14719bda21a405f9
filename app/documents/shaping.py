"""From text to glyphs: directions by the Unicode algorithm, shapes and kerning by HarfBuzz.

Loaded with the first publication or the first letter of another script: the start of the program must not
pay for HarfBuzz.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

import uharfbuzz
from bidi import algorithm
from bidi.mirror import MIRRORED

from app.documents.metrics import Face, Lent, Stack, cut
from app.system import resources

Part = TypeVar("Part")

PRIVATE = 0xF0000
"""Glyphs without a character of their own are named by a private one: this and the number of the glyph."""
_PLAIN = {"kern": True, "liga": False, "clig": False, "calt": False}
_RIGHT = frozenset({"R", "AL", "AN"})
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}


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
    return tuple(_shaped(run, cut(name), rtl=rtl) for run, name, rtl in _runs(text, stack))


@lru_cache(maxsize=20_000)
def units(text: str, stack: Stack) -> float:
    """Width of a line in thousandths of the size."""
    return sum(span.units for span in spans(text, stack))


@lru_cache(maxsize=4000)
def joined(text: str, stack: Stack) -> bool:
    """Whether a line has glyphs that are no characters, so that reading them must be said beside."""
    if text.isascii():
        return False
    return any(ord(glyph.mark) >= PRIVATE for span in spans(text, stack) for glyph in span.glyphs)


@lru_cache(maxsize=4000)
def shaped(text: str, face: Face) -> Span:
    """A stretch of one font and one direction; that of its script."""
    return _shaped(text, face, rtl=any(_turns(mark) and not _counts(mark) for mark in text))


def arranged(pieces: Sequence[tuple[Face, str]], *, rtl: bool) -> tuple[tuple[Face, str], ...]:
    """Stretches of a line, from left to right as they are seen.

    Args:
        pieces: in the order they are read.
        rtl: whether the paragraph they are of is read from right to left.
    """
    levels = iter(_levels("".join(text for _, text in pieces), int(rtl)))
    parts: list[tuple[int, Face, str]] = []
    for face, text in pieces:
        marked = [(next(levels), mark) for mark in text]
        parts += [
            (level, face, "".join(mark for _, mark in group))
            for level, group in groupby(marked, lambda one: one[0])
        ]
    return tuple(
        (face, text if level % 2 == 0 or isinstance(face, Lent) else _turned(text))
        for level, face, text in _visual(parts, lambda part: part[0])
    )


def _turned(text: str) -> str:
    """Brackets and stops between letters that are read from right to left."""
    return "".join(MIRRORED.get(mark, mark) for mark in reversed(text))


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
    for run, name, level in _visual(found, lambda part: part[2]):
        yield run, name, level % 2 == 1


def _visual(found: Sequence[Part], level_of: Callable[[Part], int]) -> list[Part]:
    """Reversed level by level, highest first (UAX 9, rule L2)."""
    order = list(found)
    for level in range(max(map(level_of, order), default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and level_of(order[end]) >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order


def _levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character (UAX 9); the first letter with a direction says the base."""
    if not base and (text.isascii() or not any(_turns(mark) for mark in text)):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(text) if base is None else base
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = iter([int(one["level"]) for one in storage["chars"]])
    levels: list[int] = []
    for mark in text:
        # What steers or joins only (the zero-width non-joiner of Persian) goes with what stands before it.
        silent = algorithm.bidirectional(mark) in algorithm.X9_REMOVED
        levels.append((levels[-1] if levels else base) if silent else next(found))
    return levels


def _resolve_brackets(storage: dict[str, Any]) -> None:
    """Brackets go with what they hold and where they stand (UAX 9, rule N0); the library lacks it."""
    chars, base = storage["chars"], storage["base_dir"]
    for opening, closing in sorted(_pairs([one["ch"] for one in chars])):
        inside = {_STRONG.get(one["type"]) for one in chars[opening:closing]} - {None}
        if not inside:
            continue
        found = base
        if base not in inside:
            before = [_STRONG[one["type"]] for one in chars[:opening] if one["type"] in _STRONG]
            found = before[-1] if before else base
        chars[opening]["type"] = chars[closing]["type"] = found


def _pairs(marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where brackets open and close."""
    opened: list[tuple[str, int]] = []
    for at, mark in enumerate(marks):
        if mark in _BRACKETS:
            opened.append((_BRACKETS[mark], at))
        elif any(mark == closing for closing, _ in opened):
            while opened[-1][0] != mark:
                opened.pop()
            yield opened.pop()[1], at


@cache
def _turns(mark: str) -> bool:
    return algorithm.bidirectional(mark) in _RIGHT


@cache
def _counts(mark: str) -> bool:
    """Digits of Arabic script, that stand from left to right."""
    return bool(algorithm.bidirectional(mark) == "AN")


@lru_cache(maxsize=4000)
def _font(mark: str, stack: Stack) -> str:
    return next((name for name in stack if mark in cut(name).widths), stack[0])


@cache
def _harfbuzz(name: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(resources.data(f"fonts/{name}.ttf")))


def _shaped(run: str, face: Face, *, rtl: bool) -> Span:
    font = _harfbuzz(face.name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(font, buffer, {} if rtl else _PLAIN)
    scale = 1000 / font.face.upem
    # Other scripts join and reorder letters also where there are as many glyphs as characters.
    whole = not rtl and not isinstance(face, Lent) and len(buffer.glyph_infos) == len(run)
    glyphs = tuple(
        Glyph(
            run[info.cluster] if whole else chr(PRIVATE + info.codepoint),
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    )
    return Span(face, run, glyphs, rtl)
