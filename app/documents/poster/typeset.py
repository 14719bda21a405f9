"""Lines of running text: hyphenated where it is read through, without widows."""

from collections.abc import Iterator
from typing import NamedTuple

from app.documents.lines import bound
from app.documents.metrics import Stack
from app.documents.parting import parts_of
from app.documents.poster.faces import clean
from app.documents.shaping import units

_WIDOW = 0.18
"""Share of the width a last line has at least."""
_HALVINGS = 6


class _Setting(NamedTuple):
    """How running text is set: fonts, language, whether any word may be parted."""

    stack: Stack
    language: str
    hyphens: bool


def running(
    text: str,
    stack: Stack,
    size: float,
    width: float,
    language: str = "de",
    *,
    hyphens: bool = False,
    even: bool = False,
) -> list[str]:
    """The lines of running text in a width in points; empty lines stay.

    Args:
        text: what is said.
        stack: fonts.
        size: in points.
        width: of a line in points.
        language: for hyphenation.
        hyphens: any word may be parted; else only one that is wider than a line.
        even: as long as each other, as centred lines are.
    """
    limit = width * 1000 / size
    setting = _Setting(stack, language, hyphens=hyphens)
    found: list[str] = []
    for paragraph in bound(clean(text)).split("\n"):
        words = paragraph.split(" ")
        found.extend(_evened(words, setting, limit) if even else _paragraph(words, setting, limit))
    return found


def _evened(words: list[str], setting: _Setting, limit: float) -> list[str]:
    """As few lines as there must be, the longest as short as can be."""
    lines = _filled(words, setting, limit)
    low, high = 0.5, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        other = _filled(words, setting, limit * middle)
        whole = not any(line.endswith("-") for line in other)
        low, high, lines = (
            (low, middle, other) if len(other) == len(lines) and whole else (middle, high, lines)
        )
    return lines


def _paragraph(words: list[str], setting: _Setting, limit: float) -> list[str]:
    lines = _filled(words, setting, limit)
    stack = setting.stack
    if len(lines) > 1 and units(lines[-1], stack) < limit * _WIDOW:
        # Narrower by little, the words above give the last line company.
        for share in (0.96, 0.92, 0.88):
            other = _filled(words, setting, limit * share)
            if len(other) == len(lines) and units(other[-1], stack) >= limit * _WIDOW:
                return other
    return lines


def _filled(words: list[str], setting: _Setting, limit: float) -> list[str]:
    stack = setting.stack
    lines: list[str] = []
    line, used = "", 0.0
    blank = units(" ", stack)
    for word in _torn(words, stack, limit):
        wide = units(word, stack)
        if line and used + blank + wide <= limit:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if line and wide <= limit and not setting.hyphens:
            lines.append(line)
            line = ""
        if not line and wide <= limit:
            line, used = word, wide
            continue
        line, used = _parted(word, (line, used), lines, setting, limit)
    return [*lines, line]


def _torn(words: list[str], stack: Stack, limit: float) -> Iterator[str]:
    """What belongs together is torn where it is wider than a line, before a word or a year is."""
    for word in words:
        if "\u00a0" not in word or units(word, stack) <= limit:
            yield word
            continue
        head = ""
        for part in word.split("\u00a0"):
            joined = f"{head}\u00a0{part}" if head else part
            if head and units(joined, stack) > limit:
                yield head
                joined = part
            head = joined
        yield head


def _parted(
    word: str, begun: tuple[str, float], lines: list[str], setting: _Setting, limit: float
) -> tuple[str, float]:
    """Put a word that does not fit the line; what stands in the last line then."""
    stack = setting.stack
    line, used = begun
    parts = list(parts_of(word, setting.language))
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
