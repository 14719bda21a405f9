"""Lines of titles: balanced, and as large as there is room."""

import re
from itertools import pairwise
from typing import NamedTuple

from app.documents.lines import bound
from app.documents.metrics import Stack
from app.documents.parting import parts_of
from app.documents.poster.faces import clean
from app.documents.shaping import units

_LARGE_PART = 4
"""Letters of a part of a word in a title; smaller ones look like slips."""
_CRAMPED = 1.2
"""A title is hyphenated only where its size is below so many times the smallest …"""
_MUCH_LARGER = 1.5
"""… and becomes so much larger by it."""
_WORTH = 0.78
"""How much of its size a title gives up so that no article stands at the end of a line."""
_LITTLE = re.compile(
    r"\b([Dd](?:er|ie|as|em|en|es)|[AaIi]m|[AaIi]n|[Uu]nd|[Vv]o[nm]|[Ff]ür|[Zz]u[mr]?|[Mm]it|[Aa]uf|[Ee]ine?"
    r"|[Bb]ei|[Ii]ns|[Aa]us|[Üü]ber|–) "
)
_FOR_A_HYPHEN = 0.7
"""Share of its size that a parted word in a title must be worth."""


class Fitted(NamedTuple):
    """Large lines that fit: their size in points, the lines, whether they really do."""

    size: float
    lines: tuple[str, ...]
    fits: bool


def title(
    text: str,
    stack: Stack,
    room: tuple[float, float],
    *,
    leading: float,
    largest: float,
    smallest: float,
    most: int = 5,
    language: str = "de",
) -> Fitted:
    """The largest size at which a title fits its room, in balanced lines.

    Args:
        text: the title.
        stack: fonts.
        room: width and height in points.
        leading: from line to line, as a share of the size.
        largest: size in points.
        smallest: size in points below which it does not fit.
        most: lines at most.
        language: for hyphenation.
    """
    plain = bound(clean(text).replace("\n", " "))
    words = plain.split(" ")
    setting = (leading, largest)
    whole = _largest([(word, False) for word in words], stack, room, setting, most)
    held = _LITTLE.sub("\\1\u00a0", plain).split(" ")
    together = _largest([(word, False) for word in held], stack, room, setting, most)
    if together.size >= whole.size * _WORTH and together.size >= smallest:
        whole = together
    size = whole.size
    if whole.size < largest:
        pieces = [
            (part, at < len(found) - 1 and part[-1] not in "-–/")
            for found in (parts_of(word, language, _LARGE_PART) for word in words)
            for at, part in enumerate(found)
        ]
        joints = _joints(words, language)
        parted = _largest(pieces, stack, room, setting, most + 1, joints)
        cramped = size < smallest * _CRAMPED and parted.size > size * _MUCH_LARGER
        if cramped or size < smallest <= parted.size:
            whole, size = parted, parted.size
    return Fitted(max(size, smallest), whole.lines, size >= smallest)


def _joints(words: list[str], language: str) -> tuple[bool, ...]:
    """For each piece, whether it belongs to the word before it."""
    return tuple(bool(at) for word in words for at in range(len(parts_of(word, language, _LARGE_PART))))


def _largest(
    pieces: list[tuple[str, bool]],
    stack: Stack,
    room: tuple[float, float],
    setting: tuple[float, float],
    most: int,
    joints: tuple[bool, ...] = (),
) -> Fitted:
    """The largest size, or the largest wanted in as few lines as may be; ``setting``: leading and largest."""
    leading, largest = setting
    worth, text = 0.0, "".join(piece for piece, _ in pieces)
    best = Fitted(0.0, (_line(pieces, joints or (False,) * len(pieces)),), fits=False)
    for count in range(1, min(most, len(pieces)) + 1):
        lines, widest = _balanced(pieces, stack, count, joints)
        if lines is None:
            continue
        size = min(room[0] * 1000 / max(widest, 1), room[1] / (1 + leading * (count - 1)), largest)
        # One parted word in a title is a pity, two are a slip.
        value = size * _FOR_A_HYPHEN ** sum(_is_parted(line, text) for line in lines)
        if value > worth * 1.04:
            best, worth = Fitted(size, tuple(lines), fits=True), value
    return best


def _is_parted(line: str, text: str) -> bool:
    """Whether a line ends with a hyphen that the title itself does not have."""
    return line.endswith("-") and line.replace(" ", "") not in text


def _balanced(
    pieces: list[tuple[str, bool]], stack: Stack, count: int, joints: tuple[bool, ...]
) -> tuple[list[str] | None, float]:
    """The pieces in so many lines, the widest as narrow as can be."""
    joined = joints or (False,) * len(pieces)
    total = len(pieces)
    width = {
        (a, b): units(_line(pieces[a:b], joined[a:b]), stack)
        for a in range(total)
        for b in range(a + 1, total + 1)
        if b - a <= 12
    }
    # best[n][b]: the widest line when the first b pieces stand in n lines, and where the last begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        row: dict[int, tuple[float, int]] = {}
        for (a, b), wide in width.items():
            before = best[-1].get(a)
            if before is not None and (b not in row or max(before[0], wide) < row[b][0]):
                row[b] = (max(before[0], wide), a)
        best.append(row)
    if total not in best[count]:
        return None, 0.0
    cuts, at = [total], total
    for number in range(count, 0, -1):
        at = best[number][at][1]
        cuts.append(at)
    cuts.reverse()
    lines = [_line(pieces[a:b], joined[a:b]) for a, b in pairwise(cuts)]
    return lines, best[count][total][0]


def _line(pieces: list[tuple[str, bool]], joined: tuple[bool, ...]) -> str:
    text = ""
    for at, (piece, _) in enumerate(pieces):
        text += piece if not at or joined[at] else f" {piece}"
    return f"{text}-" if pieces[-1][1] else text
