"""Lines: large ones balanced and as large as there is room, running text hyphenated and without widows."""

import re
from itertools import pairwise
from typing import NamedTuple

from app.documents.lines import bound
from app.documents.parting import parts_of
from app.documents.poster.faces import Stack, clean
from app.documents.poster.shaping import units

_LARGE_PART = 4
"""Letters of a part of a word in a title; smaller ones look like slips."""
_CRAMPED = 1.2
"""A title is hyphenated only where its size is below so many times the smallest …"""
_MUCH_LARGER = 1.5
"""… and becomes so much larger by it."""
_WIDOW = 0.18
"""Share of the width a last line has at least."""
_WORTH = 0.78
"""How much of its size a title gives up so that no article stands at the end of a line."""
_LITTLE = re.compile(
    r"\b([Dd](?:er|ie|as|em|en|es)|[AaIi]m|[AaIi]n|[Uu]nd|[Vv]o[nm]|[Ff]ür|[Zz]u[mr]?|[Mm]it|[Aa]uf|[Ee]ine?"
    r"|[Bb]ei|[Ii]ns|[Aa]us|[Üü]ber|–) "
)


class Fitted(NamedTuple):
    """Large lines that fit: their size in points, the lines, whether they really do."""

    size: float
    lines: tuple[str, ...]
    fits: bool


def running(text: str, stack: Stack, size: float, width: float, language: str = "de") -> list[str]:
    """The lines of running text in a width in points; empty lines stay."""
    limit = width * 1000 / size
    found: list[str] = []
    for paragraph in bound(clean(text)).split("\n"):
        found.extend(_paragraph(paragraph.split(" "), stack, limit, language))
    return found


def _paragraph(words: list[str], stack: Stack, limit: float, language: str) -> list[str]:
    lines = _filled(words, stack, limit, language)
    if len(lines) > 1 and units(lines[-1], stack) < limit * _WIDOW:
        # Narrower by little, the words above give the last line company.
        for share in (0.96, 0.92, 0.88):
            other = _filled(words, stack, limit * share, language)
            if len(other) == len(lines) and units(other[-1], stack) >= limit * _WIDOW:
                return other
    return lines


def _filled(words: list[str], stack: Stack, limit: float, language: str) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    blank = units(" ", stack)
    for word in words:
        wide = units(word, stack)
        if line and used + blank + wide <= limit:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if not line and wide <= limit:
            line, used = word, wide
            continue
        line, used = _parted(word, (line, used), lines, (stack, limit, language))
    return [*lines, line]


def _parted(
    word: str, begun: tuple[str, float], lines: list[str], setting: tuple[Stack, float, str]
) -> tuple[str, float]:
    """Put a word that does not fit the line; what stands in the last line then."""
    stack, limit, language = setting
    line, used = begun
    parts = list(parts_of(word, language))
    hyphen, blank = units("-", stack), units(" ", stack)
    while parts:
        head = _head(parts, limit - used - (blank if line else 0), stack, hyphen)
        if head and len(head) < len(parts):
            joined = "".join(head)
            lines.append(f"{line} {joined}".strip() + ("" if joined[-1] in "-–/" else "-"))
            parts = parts[len(head) :]
        elif head:
            whole = f"{line} {''.join(parts)}".strip()
            return whole, units(whole, stack)
        elif line:
            lines.append(line)
        else:
            fitting, rest = _chopped(parts[0], stack, limit)
            lines.append(fitting)
            parts = [rest, *parts[1:]] if rest else parts[1:]
        line, used = "", 0.0
    return line, used


def _head(parts: list[str], room: float, stack: Stack, hyphen: float) -> list[str]:
    """As many parts as there is room for, with the hyphen behind them."""
    for count in range(len(parts), 0, -1):
        text = "".join(parts[:count])
        closed = count == len(parts) or text[-1] in "-–/"
        if units(text, stack) + (0 if closed else hyphen) <= room:
            return parts[:count]
    return []


def _chopped(word: str, stack: Stack, limit: float) -> tuple[str, str]:
    """What fits of a word without any place to part it, and the rest."""
    at = len(word)
    while at > 1 and units(word[:at], stack) > limit:
        at -= 1
    return word[:at], word[at:]


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
    whole = _largest([(word, False) for word in words], stack, room, leading, most)
    held = _LITTLE.sub("\\1\u00a0", plain).split(" ")
    together = _largest([(word, False) for word in held], stack, room, leading, most)
    if min(together.size, largest) >= min(whole.size, largest) * _WORTH and together.size >= smallest:
        whole = together
    size = min(whole.size, largest)
    if whole.size < largest:
        pieces = [
            (part, at < len(found) - 1 and part[-1] not in "-–/")
            for found in (parts_of(word, language, _LARGE_PART) for word in words)
            for at, part in enumerate(found)
        ]
        joints = _joints(words, language)
        parted = _largest(pieces, stack, room, leading, most + 1, joints)
        cramped = size < smallest * _CRAMPED and min(parted.size, largest) > size * _MUCH_LARGER
        if cramped or size < smallest <= parted.size:
            whole, size = parted, min(parted.size, largest)
    return Fitted(max(size, smallest), whole.lines, size >= smallest)


def _joints(words: list[str], language: str) -> tuple[bool, ...]:
    """For each piece, whether it belongs to the word before it."""
    return tuple(bool(at) for word in words for at in range(len(parts_of(word, language, _LARGE_PART))))


def _largest(
    pieces: list[tuple[str, bool]],
    stack: Stack,
    room: tuple[float, float],
    leading: float,
    most: int,
    joints: tuple[bool, ...] = (),
) -> Fitted:
    best = Fitted(0.0, (_line(pieces, joints or (False,) * len(pieces)),), fits=False)
    for count in range(1, min(most, len(pieces)) + 1):
        lines, widest = _balanced(pieces, stack, count, joints)
        if lines is None:
            continue
        size = min(room[0] * 1000 / max(widest, 1), room[1] / (1 + leading * (count - 1)))
        if size > best.size * 1.04:
            best = Fitted(size, tuple(lines), fits=True)
    return best


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
