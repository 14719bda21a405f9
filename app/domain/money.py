"""Money in whole cents of one currency (EUR), and shares in basis points (1 % = 100)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import total_ordering

from app.domain.errors import Refused
from app.domain.text import quoted

WHOLE = 10_000
"""Basis points of 100 %."""

_AMOUNT = re.compile(
    r"^(?P<sign>-?)(?P<euros>\d{1,3}(?:[.\u202f\u00a0 ]\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?$", re.ASCII
)
_PLAIN = re.compile(r"^(?P<sign>-?)(?P<euros>\d+)\.(?P<cents>\d{1,2})$", re.ASCII)
_LIMIT = 10**13


class Rounding(Enum):
    """How a share of an amount becomes whole cents; named at each place it happens."""

    DOWN = "down"
    HALF_UP = "half up"
    UP = "up"
    DOWN_TO_EURO = "down to whole euros"


@total_ordering
@dataclass(frozen=True)
class Money:
    """An amount in euros, held as whole cents; no float ever enters.

    Raises:
        TypeError: when cents is not a whole number.
    """

    cents: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.cents, int) or isinstance(self.cents, bool):
            raise TypeError("Money takes whole cents")

    @classmethod
    def euros(cls, euros: int) -> "Money":
        """The amount of that many whole euros."""
        return cls(euros * 100)

    @classmethod
    def parse(cls, typed: str, field: str | None = None) -> "Money":
        """Read what a person types: ``1.250,00``, ``1250``, ``12,5 €``, ``1250.50``.

        Raises:
            Refused: with a sentence that names what was typed.
        """
        text = typed.strip().replace("€", "").replace("EUR", "").replace("\u2212", "-").strip()
        match = _AMOUNT.match(text) or _PLAIN.match(text)
        if match is None:
            shown = quoted(typed)
            raise Refused(f"„{shown}“ ist kein Betrag. Bitte nur Ziffern eingeben, z. B. 1.250,00.", field)
        euros = int(re.sub(r"\D", "", match["euros"]))
        cents = int((match["cents"] or "0").ljust(2, "0"))
        total = euros * 100 + cents
        if total > _LIMIT:
            raise Refused("Der Betrag ist zu groß. Bitte prüfen Sie die Zahl der Stellen.", field)
        return cls(-total if match["sign"] else total)

    @classmethod
    def total(cls, amounts: Iterable["Money"]) -> "Money":
        """The sum; nothing sums to zero."""
        return cls(sum(amount.cents for amount in amounts))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - other.cents)

    def __neg__(self) -> "Money":
        return Money(-self.cents)

    def __mul__(self, times: int) -> "Money":
        return Money(self.cents * times)

    def __lt__(self, other: "Money") -> bool:
        return self.cents < other.cents

    def __bool__(self) -> bool:
        return self.cents != 0

    def share(self, basis_points: int, rounding: Rounding) -> "Money":
        """That share of the amount, rounded to whole cents (or euros) as named."""
        return Money(_divide(self.cents * basis_points, WHOLE, rounding))

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """Parts in proportion to the weights whose sum is exactly this amount (largest remainder).

        Raises:
            ValueError: when the weights are negative or sum to zero.
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            raise ValueError("weights must be positive")
        sign = -1 if self.cents < 0 else 1
        amount = abs(self.cents)
        parts = [amount * weight // whole for weight in weights]
        remainders = [amount * weight % whole for weight in weights]
        order = sorted(range(len(weights)), key=lambda at: (-remainders[at], at))
        for at in order[: amount - sum(parts)]:
            parts[at] += 1
        return [Money(sign * part) for part in parts]


ZERO = Money(0)


def _divide(dividend: int, divisor: int, rounding: Rounding) -> int:
    """Whole-number division, away from or towards zero as named."""
    sign = -1 if dividend < 0 else 1
    size = abs(dividend)
    if rounding is Rounding.DOWN:
        return sign * (size // divisor)
    if rounding is Rounding.UP:
        return sign * -(-size // divisor)
    if rounding is Rounding.DOWN_TO_EURO:
        return sign * (size // (divisor * 100)) * 100
    return sign * ((2 * size + divisor) // (2 * divisor))
