"""The password of an encrypted ZIP: typed twice or made up, hard to guess, and the same in every program.

WinZip's AES derives its key with 1,000 rounds only (AE-2, PBKDF2-HMAC-SHA1), so a password has to be good by
itself. It is a secret between the office and whoever receives the list; it is never kept.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.errors import Refused
from app.domain.guessing import bits

LEAST = 12
"""Characters; below that a password is refused."""
MOST = 99
"""Characters; WinZip takes no more."""
_ENOUGH, _GOOD, _BEST = 45, 60, 80
"""Bits."""
_HEADS, _VOWELS, _DIGITS = "bdfghkmnprstvwz", "aeiu", "23456789"
"""Signs that are told apart on paper and on the telephone."""
_GROUPS = 4
_NEITHER = "Bitte geben Sie ein Kennwort ein oder lassen Sie eines erzeugen."
_PLAIN = re.compile(r"[\x20-\x7e]*")


@dataclass(frozen=True)
class ZipDraft:
    """What is typed; never shown in a report."""

    password: str = field(default="", repr=False)
    repeated: str = field(default="", repr=False)


def strength(typed: str) -> str:
    """How good a password is, in a sentence; empty while nothing is typed."""
    if not typed:
        return ""
    fault = _fault(typed)
    if fault:
        return fault
    worth = bits(typed)
    if worth < _GOOD:
        return "Ausreichend. Ein paar Zeichen mehr machen es gut."
    return "Gutes Kennwort." if worth < _BEST else "Sehr gutes Kennwort."


def accept(typed: str, repeated: str) -> str:
    """The password, when it is good enough and was typed the same twice.

    Raises:
        Refused: with the remedy; the field is ``password`` or ``repeated``.
    """
    if not typed:
        raise Refused(f"Es fehlt das Kennwort. {_NEITHER}", "password")
    fault = _fault(typed)
    if fault:
        raise Refused(fault, "password")
    if typed != repeated:
        raise Refused("Die beiden Eingaben sind verschieden. Bitte wiederholen Sie das Kennwort.", "repeated")
    return typed


def make_up(choose: Callable[[Sequence[str]], str]) -> str:
    """A password that can be read aloud: ``bakuti-remufa-disapu-gawine-47`` (more than 70 bits).

    Args:
        choose: picks one at random, and nobody can tell which: ``secrets.choice``.
    """
    groups = ["".join(choose(_HEADS) + choose(_VOWELS) for _ in range(3)) for _ in range(_GROUPS)]
    return "-".join([*groups, choose(_DIGITS) + choose(_DIGITS)])


def _fault(typed: str) -> str:
    if len(typed) < LEAST:
        missing = LEAST - len(typed)
        more = "ein Zeichen fehlt" if missing == 1 else f"{missing} Zeichen fehlen"
        return f"Das Kennwort ist zu kurz: Noch {more} bis zu den nötigen {LEAST}."
    if len(typed) > MOST:
        return f"Das Kennwort hat {len(typed)} Zeichen; ZIP-Programme nehmen höchstens {MOST} an."
    if not _PLAIN.fullmatch(typed) or typed != typed.strip():
        return (
            "Bitte nehmen Sie nur Buchstaben ohne Umlaute, Ziffern und einfache Satzzeichen, am Rand kein "
            "Leerzeichen: Sonst öffnet nicht jedes Programm die Datei."
        )
    if bits(typed) < _ENOUGH:
        return "Das Kennwort ist zu leicht zu erraten. Bitte nehmen Sie mehr und verschiedene Zeichen."
    return ""
