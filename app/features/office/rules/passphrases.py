"""How good a passphrase is; the office's whole protection hangs on it."""

from dataclasses import dataclass

from app.domain.errors import Refused
from app.domain.guessing import bits

LEAST = 10
"""Characters; below that a passphrase is refused."""


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
    found = bits(typed, known)
    if found < 34:
        return Strength(0, "Zu leicht zu erraten. Nehmen Sie vier Wörter, die nicht zusammengehören.")
    if found < 50:
        return Strength(1, "Ausreichend. Ein weiteres Wort macht sie gut.")
    if found < 70:
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
