"""Readers of the values in a guideline file: what TOML holds → what the rules hold.

A reader refuses with the end of a sentence; the caller puts the key before it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.domain.errors import Refused
from app.domain.money import WHOLE, Money
from app.domain.text import clean_line, clean_text
from app.features.funds.rules.guideline import CLAUSE_KEYS, ClauseLine


def line(value: Any) -> str:
    """One line of text."""
    if not isinstance(value, str):
        raise Refused("muss ein Text in Anführungszeichen sein.")
    return clean_line(value)


def paragraph(value: Any) -> str:
    """A text of several sentences."""
    if not isinstance(value, str):
        raise Refused("muss ein Text in Anführungszeichen sein.")
    return clean_text(value)


def needed_line(value: Any) -> str:
    """One line that says something."""
    text = line(value)
    if not text:
        raise Refused("darf nicht leer sein.")
    return text


def one_of(known: Mapping[str, str]) -> Callable[[Any], str]:
    """One of the known words."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise Refused(f"muss eines von {', '.join(known)} sein.")
        return value

    return read


def day(value: Any) -> date:
    """A TOML date."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Refused("muss ein Datum ohne Anführungszeichen sein, z. B. 2026-01-01.")
    return value


def _decimal(value: Any, what: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Refused(what)
    number = Decimal(value)
    if not number.is_finite() or number.as_tuple().exponent < -2:  # type: ignore[operator] # finite: exponent is a number
        raise Refused(what)
    return number


def rate(value: Any) -> int:
    """A share in per cent, as basis points."""
    what = "muss ein Prozentsatz über 0 und bis 100 sein, z. B. 50 oder 33.33."
    points = int(_decimal(value, what) * 100)
    if not 0 < points <= WHOLE:
        raise Refused(what)
    return points


def money(value: Any) -> Money:
    """An amount in euros."""
    what = "muss ein Betrag in Euro über 0 sein, z. B. 1249 oder 1249.50."
    if isinstance(value, str):
        try:
            amount = Money.parse(value)
        except Refused:
            raise Refused(what) from None
    else:
        number = _decimal(value, what)
        if abs(number) > 10**11:
            raise Refused(what)
        amount = Money(int(number * 100))
    if amount.cents <= 0:
        raise Refused(what)
    return amount


def whole(most: int) -> Callable[[Any], int]:
    """A whole number up to ``most``."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise Refused(f"muss eine ganze Zahl zwischen 0 und {most} sein.")
        return value

    return read


def truth(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Refused("muss true oder false sein.")
    return value


def texts(value: Any) -> str:
    """A list of texts, as paragraphs."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Refused('muss eine Liste von Texten sein, z. B. ["Erste Bestimmung.", "Zweite."].')
    return "\n\n".join(" ".join(part.split()) for part in value)


def clauses(value: Any) -> tuple[ClauseLine, ...]:
    """The section of clauses."""
    if not isinstance(value, dict):
        raise Refused("muss ein Abschnitt [rules.clauses] sein.")
    lines = []
    for key, text in value.items():
        if key not in CLAUSE_KEYS:
            raise Refused(f"kennt „{key}“ nicht. Möglich sind: {', '.join(CLAUSE_KEYS)}.")
        if not isinstance(text, str):
            raise Refused(f"braucht für „{key}“ einen Text in Anführungszeichen.")
        lines.append(ClauseLine(key, text))
    return tuple(lines)
