"""What differs between two texts, word by word, so that it can be made visible."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 500
"""Words, signs and blanks up to which what lies between the same beginning and end is compared one by one.

The time that takes grows with the square, and a cell can hold 32,767 letters.
"""


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; ``changed`` where the other text has something else there."""

    text: str
    changed: bool = False


def pieces(text: str, other: str) -> tuple[Piece, ...]:
    """The text in stretches: the same as in the other one, or not."""
    if text == other or not text:
        return (Piece(text),) if text else ()
    mine, others = _WORDS.findall(text), _WORDS.findall(other)
    most = min(len(mine), len(others))
    head = next((at for at in range(most) if mine[at] != others[at]), most)
    tail = next((at for at in range(most - head) if mine[-1 - at] != others[-1 - at]), most - head)
    parts = (
        Piece("".join(mine[:head])),
        *_between(mine[head : len(mine) - tail], others[head : len(others) - tail]),
        Piece("".join(mine[len(mine) - tail :])),
    )
    return tuple(part for part in parts if part.text)


def _between(mine: Sequence[str], others: Sequence[str]) -> Iterator[Piece]:
    if max(len(mine), len(others)) > _MOST:
        yield Piece("".join(mine), changed=True)
        return
    for kind, _from, _to, start, end in SequenceMatcher(None, others, mine, autojunk=False).get_opcodes():
        yield Piece("".join(mine[start:end]), changed=kind != "equal")
