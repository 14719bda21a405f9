"""What differs between two texts, word by word, so that it can be made visible."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 2_000
"""Words on either side up to which they are compared one by one; comparing takes time by their product."""


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
    if not other or max(len(mine), len(others)) > _MOST:
        return _ends(text, other)
    matcher = SequenceMatcher(None, others, mine, autojunk=False)
    found = []
    for kind, _from, _to, start, end in matcher.get_opcodes():
        if start < end:
            found.append(Piece("".join(mine[start:end]), changed=kind != "equal"))
    return tuple(found)


def _ends(text: str, other: str) -> tuple[Piece, ...]:
    """Very long texts: the same beginning and the same end, and all between them."""
    most = min(len(text), len(other))
    head = next((at for at in range(most) if text[at] != other[at]), most)
    tail = next((at for at in range(most - head) if text[-1 - at] != other[-1 - at]), most - head)
    parts = (
        Piece(text[:head]),
        Piece(text[head : len(text) - tail], changed=True),
        Piece(text[len(text) - tail :]),
    )
    return tuple(part for part in parts if part.text)
