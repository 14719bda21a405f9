"""Takes the values of a form by name, strictly; what is not understood is kept with its sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from app.domain import formats
from app.domain.dates import parse_date
from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.parsing import parse_area, parse_number
from app.domain.text import clean_line, quoted
from app.features.applications.rules.draft import checked_iban
from app.features.applications.rules.filled.data import Unclear

Value = TypeVar("Value")


class Reader:
    """Takes values by name, remembering what was understood and what was not."""

    def __init__(self, values: Mapping[str, str], today: date) -> None:
        self._values = values
        self._today = today
        self.understood: list[tuple[str, str]] = []
        self.unclear: list[Unclear] = []

    def text(self, name: str, label: str, longest: int = 300) -> str:
        """One line."""
        return self._read(name, label, lambda typed: clean_line(typed, None, longest), str, "")

    def long(self, name: str, label: str) -> str:
        """Several lines."""
        return self._read(name, label, str.strip, str, "")

    def day(self, name: str, label: str) -> date | None:
        """A date."""
        return self._read(name, label, lambda typed: parse_date(typed, self._today), formats.day, None)

    def money(self, name: str, label: str) -> Money | None:
        """An amount."""
        return self._read(name, label, _money, formats.money, None)

    def number(self, name: str, label: str, most: int) -> int | None:
        """A whole number."""
        return self._read(name, label, lambda typed: parse_number(typed, most=most), str, None)

    def area(self, name: str, label: str) -> int | None:
        """An area in square decimetres."""
        return self._read(name, label, parse_area, formats.area, None)

    def iban(self, name: str, label: str) -> str:
        """An IBAN."""
        return self._read(name, label, checked_iban, str, "")

    def tick(self, name: str, label: str) -> bool:
        """Whether it is ticked; every reader has its own word for yes."""
        on = self._values.get(name, "").strip() not in {"", "Off", "0", "false"}
        if on:
            self.understood.append((label, "angekreuzt"))
        return on

    def ticks(self, name: str) -> tuple[int, ...]:
        """Numbers of the ticked entries of a list."""
        found = []
        for key, value in self._values.items():
            number = key.removeprefix(f"{name}.")
            if key != number and number.isdecimal() and len(number) < 4 and value not in {"", "Off"}:
                found.append(int(number))
        return tuple(sorted(found))

    def has(self, *names: str) -> bool:
        """Whether anything stands in one of the fields."""
        return any(self._values.get(name, "").strip() for name in names)

    def _read(
        self,
        name: str,
        label: str,
        read: Callable[[str], Value],
        show: Callable[[Value], str],
        empty: Value,
    ) -> Value:
        typed = self._values.get(name, "")
        if not typed.strip():
            return empty
        try:
            value = read(typed)
        except Refused as refused:
            self.unclear.append(Unclear(label, quoted(typed, 80), f"{label}: {refused.sentence}"))
            return empty
        self.understood.append((label, show(value)))
        return value


def _money(typed: str) -> Money:
    amount = Money.parse(typed)
    if amount < Money(0):
        raise Refused(f"„{quoted(typed, 30)}“ ist negativ. Erwartet wird ein Betrag ab 0, z. B. 1.250,00.")
    return amount
