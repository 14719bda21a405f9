"""What a value of a guideline can be: how it is kept, exchanged, and what is said when it is none.

A unit refuses with the end of a sentence without its full stop („muss ein Betrag … sein“); whoever asks puts
the name of the key before it and what stands there behind it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import WHOLE, Money

_MOST_CENTS = 10**13


@dataclass(frozen=True)
class Unit:
    """Base: what is kept is what is exchanged.

    Args:
        expected: what has to stand there, as the end of a sentence.
    """

    expected: str = ""

    def kept_as(self, name: str) -> str:
        """The key in the file of the office."""
        return name

    def exchanged_as(self, name: str) -> str:
        """The key in a TOML file."""
        return name

    def keep(self, value: Any) -> Any:
        """As JSON."""
        return value

    def load(self, kept: Any) -> Any:
        """From JSON.

        Raises:
            Refused: when it is no such value.
        """
        return self.check(kept)

    def write(self, value: Any) -> Any:
        """As TOML."""
        return self.keep(value)

    def read(self, given: Any) -> Any:
        """From TOML.

        Raises:
            Refused: when it is no such value.
        """
        return self.load(given)

    def check(self, value: Any) -> Any:
        """The value itself, cleaned.

        Raises:
            Refused: when it cannot be.
        """
        raise NotImplementedError

    def say(self, value: Any) -> str:
        """As a person reads it."""
        return str(value)

    @property
    def blank(self) -> Any:
        """What an empty field of a form holds."""
        return None

    @property
    def speaks(self) -> bool:
        """Whether a value says by itself what it is (``5 Jahre``, ``Verwaltung``)."""
        return False

    @property
    def form(self) -> str:
        """What has to stand there, for a list of keys."""
        return self.expected.removeprefix("muss ").replace(" sein", "", 1)


@dataclass(frozen=True)
class Amount(Unit):
    """Money; whole cents in the office's file, euros in a TOML file."""

    expected: str = "muss ein Betrag in Euro über 0 sein, z. B. 1249 oder 1249.50"

    def kept_as(self, name: str) -> str:
        """``cap_project_cents``."""
        return f"{name}_cents"

    def keep(self, value: Money) -> int:
        """Cents."""
        return value.cents

    def load(self, kept: Any) -> Money:
        """From cents; nothing at all is an amount too, where a version of old kept one."""
        if isinstance(kept, bool) or not isinstance(kept, int) or not 0 <= kept <= _MOST_CENTS:
            raise Refused("muss eine ganze Zahl von Cent sein")
        return Money(kept)

    def write(self, value: Money) -> int | Decimal:
        """Euros."""
        return plain(Decimal(value.cents) / 100)

    def read(self, given: Any) -> Money:
        """From euros, as a number or as typed in German."""
        if isinstance(given, str):
            try:
                return self.check(Money.parse(given))
            except Refused:
                raise Refused(self.expected) from None
        number = decimal(given, self.expected)
        if abs(number) * 100 > _MOST_CENTS:
            raise Refused(self.expected)
        return self.check(Money(int(number * 100)))

    def check(self, value: Any) -> Money:
        """Above nothing."""
        if not isinstance(value, Money) or value.cents <= 0:
            raise Refused(self.expected)
        return value

    def say(self, value: Money) -> str:
        """``1.249,00 €``."""
        return formats.money(value)


@dataclass(frozen=True)
class PerHour(Amount):
    """Money an hour."""

    expected: str = "muss ein Betrag in Euro je Stunde über 0 sein, z. B. 15"

    def say(self, value: Money) -> str:
        """``15,00 €/h``."""
        return f"{formats.money(value)}/h"


@dataclass(frozen=True)
class PerArea(Amount):
    """Money a square metre."""

    expected: str = "muss ein Betrag in Euro je m² über 0 sein, z. B. 30"

    def say(self, value: Money) -> str:
        """``30,00 €/m²``."""
        return f"{formats.money(value)}/m²"


@dataclass(frozen=True)
class Share(Unit):
    """Basis points; per cent in a TOML file (``rate_bp`` becomes ``rate_percent``)."""

    expected: str = "muss ein Prozentsatz über 0 und bis 100 sein, z. B. 50 oder 33.33"

    def exchanged_as(self, name: str) -> str:
        """``rate_percent``."""
        return f"{name.removesuffix('_bp')}_percent"

    def write(self, value: int) -> int | Decimal:
        """Per cent."""
        return plain(Decimal(value) / 100)

    def read(self, given: Any) -> int:
        """From per cent."""
        return self.check(int(decimal(given, self.expected) * 100))

    def check(self, value: Any) -> int:
        """Above nothing, at most the whole."""
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= WHOLE:
            raise Refused(self.expected)
        return value

    def say(self, value: int) -> str:
        """``33,33 %``."""
        return formats.percent(value)


@dataclass(frozen=True)
class Whole(Unit):
    """A whole number of something.

    Args:
        least, most: the bounds. one, many: what is counted.
    """

    least: int = 0
    most: int = 100
    one: str = ""
    many: str = ""

    @property
    def speaks(self) -> bool:
        """With the word for what is counted."""
        return bool(self.one)

    @property
    def form(self) -> str:
        """With its bounds."""
        return f"eine ganze Zahl zwischen {self.least} und {self.most}"

    def check(self, value: Any) -> int:
        """Within the bounds."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise Refused(f"muss {self.form} sein")
        return value

    def say(self, value: int) -> str:
        """``5 Jahre``."""
        return formats.count(value, self.one, self.many) if self.one else formats.number(value)


@dataclass(frozen=True)
class SquareMetres(Unit):
    """An area: whole square decimetres; square metres in a TOML file."""

    expected: str = "muss eine Fläche in m² über 0 sein, z. B. 120 oder 85.5"
    most: int = 10**9

    def kept_as(self, name: str) -> str:
        """``most_area_dm2``."""
        return f"{name}_dm2"

    def exchanged_as(self, name: str) -> str:
        """``most_area_m2``."""
        return f"{name}_m2"

    def write(self, value: int) -> int | Decimal:
        """Square metres."""
        return plain(Decimal(value) / 100)

    def read(self, given: Any) -> int:
        """From square metres."""
        return self.check(int(decimal(given, self.expected) * 100))

    def check(self, value: Any) -> int:
        """Above nothing."""
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= self.most:
            raise Refused(self.expected)
        return value

    def say(self, value: int) -> str:
        """``85,50 m²``."""
        return square_metres(value)


def plain(value: Decimal) -> int | Decimal:
    """A number without needless places behind the point."""
    return int(value) if value == value.to_integral_value() else value


def decimal(value: Any, expected: str) -> Decimal:
    """A number with at most two places behind the point.

    Raises:
        Refused: with what was expected.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Refused(expected)
    number = Decimal(value)
    if not number.is_finite() or number.as_tuple().exponent < -2:  # type: ignore[operator] # finite: exponent is a number
        raise Refused(expected)
    return number


def square_metres(dm2: int) -> str:
    """``120,00 m²`` from square decimetres."""
    whole, part = divmod(dm2, 100)
    return f"{formats.number(whole)},{part:02d}{formats.NBSP}m²"
