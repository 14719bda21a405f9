"""How hard a passphrase or password is to guess."""

import itertools
import math
import re

from app.domain.text import fold

_COMMON = (
    "passwort",
    "password",
    "kennwort",
    "quartier",
    "quartiersbuch",
    "stadtteil",
    "12345",
    "qwertz",
    "qwerty",
    "asdf",
    "hallo",
    "geheim",
    "sommer",
    "winter",
    "buero",
    "schatz",
    "vorfuhrung",
)
_CLASSES = ((r"[a-zäöüß]", 29), (r"[A-ZÄÖÜ]", 29), (r"\d", 10), (r"[^\w]|_", 33))


def bits(typed: str, known: tuple[str, ...] = ()) -> float:
    """Entropy of what is left when guessable parts count as one character each.

    Args:
        typed: the passphrase or password.
        known: words that others know: the person's name, the office, the city.
    """
    rest = fold(typed)
    for word in (*_COMMON, *(fold(part) for text in known for part in text.split() if len(part) > 3)):
        rest = rest.replace(word, "#")
    # A run of one character, or of neighbours (abcd, 4321), is worth little more than its first.
    shrunk = re.sub(r"(.)\1{2,}", r"\1\1", rest)
    steps = sum(abs(ord(left) - ord(right)) == 1 for left, right in itertools.pairwise(shrunk))
    worth = max(len(shrunk) - steps, 1)
    alphabet = sum(size for pattern, size in _CLASSES if re.search(pattern, typed)) or 2
    variety = len(set(shrunk)) / max(len(shrunk), 1)
    return worth * math.log2(alphabet) * min(1.0, 0.4 + variety) * 0.8
