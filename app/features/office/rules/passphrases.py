"""How good a passphrase is; the office's whole protection hangs on it."""

import itertools
import math
import re
from dataclasses import dataclass

from app.domain.errors import Refused
from app.domain.text import fold

LEAST = 10
"""Characters; below that a passphrase is refused."""
_COMMON = (
    "passwort",
    "password",
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


@dataclass(frozen=True)
class Strength:
    """How strong a passphrase is.

    Args:
        level: 0 too weak, 1 just enough, 2 good, 3 very good.
        sentence: what to say beside the field.
    """

    level: int
    sentence: str


def strength(typed: str, known: tuple[str, ...] = ()) -> Strength:
    """Estimate a passphrase by length, variety and guessable parts.

    Args:
        typed: the passphrase.
        known: words that others know: the person's name, the office, the city.
    """
    if len(typed) < LEAST:
        missing = LEAST - len(typed)
        more = "ein Zeichen" if missing == 1 else f"{missing} Zeichen"
        return Strength(0, f"Noch mindestens {more}. Gut sind vier Wörter, die nicht zusammengehören.")
    bits = _bits(typed, known)
    if bits < 34:
        return Strength(0, "Zu leicht zu erraten. Nehmen Sie vier Wörter, die nicht zusammengehören.")
    if bits < 50:
        return Strength(1, "Ausreichend. Ein weiteres Wort macht sie gut.")
    if bits < 70:
        return Strength(2, "Gute Passphrase.")
    return Strength(3, "Sehr gute Passphrase.")


def accept(typed: str, repeated: str, known: tuple[str, ...] = ()) -> str:
    """The passphrase, when it is strong enough and was typed the same twice.

    Raises:
        Refused: with the remedy.
    """
    if not typed:
        raise Refused(
            "Bitte denken Sie sich eine Passphrase aus. Gut sind vier Wörter, die nicht zusammengehören.",
            "passphrase",
        )
    found = strength(typed, known)
    if found.level == 0:
        raise Refused(f"Diese Passphrase ist zu schwach. {found.sentence}", "passphrase")
    if typed != repeated:
        raise Refused(
            "Die beiden Eingaben sind verschieden. Bitte wiederholen Sie die Passphrase.", "repeated"
        )
    return typed


def _bits(typed: str, known: tuple[str, ...]) -> float:
    """Entropy of what is left when guessable parts count as one character each."""
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
