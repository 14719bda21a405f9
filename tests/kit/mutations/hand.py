"""The hand that changes a workbook."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from app.domain.columns import Kind
from app.features.handover.rules.identity import MARK, UID
from tests.kit.mutations.model import Book, Cell, Row, Sheet, Typed
from tests.kit.mutations.typing import Asked, ways

Item = TypeVar("Item")


class Chance(Protocol):
    """Where choices come from."""

    def number(self, least: int, most: int) -> int:
        """A number."""

    def order(self, items: list[Item]) -> list[Item]:
        """The same in another order."""


NUMBERS = st.lists(st.integers(0, 999), min_size=30, max_size=60)
"""What ``Drawn`` lives on: Hypothesis shrinks the numbers, and with them what is done."""


class Drawn:
    """Choices drawn by Hypothesis beforehand; where there are no more, the simplest."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = iter(numbers)

    def number(self, least: int, most: int) -> int:
        """A number."""
        return least + next(self._numbers, 0) % (most - least + 1)

    def order(self, items: list[Item]) -> list[Item]:
        """The same in another order."""
        left = list(items)
        return [left.pop(self.number(0, len(left) - 1)) for _ in items]


@dataclass(frozen=True)
class Thrown:
    """The same choices each time, for what is too slow to shrink."""

    dice: random.Random

    def number(self, least: int, most: int) -> int:
        """A number."""
        return self.dice.randint(least, most)

    def order(self, items: list[Item]) -> list[Item]:
        """The same in another order."""
        return self.dice.sample(items, len(items))


@dataclass(frozen=True)
class Hand:
    """Makes one choice after the other.

    Args:
        chance: where they come from.
        book: the workbook in its hands.
    """

    chance: Chance
    book: Book

    def number(self, least: int, most: int) -> int:
        """A number."""
        return self.chance.number(least, most)

    def pick(self, items: Sequence[Item]) -> Item:
        """One of them; the first is the simplest."""
        return items[self.number(0, len(items) - 1)]

    def sheet(self) -> Sheet | None:
        """A sheet that has rows and may still be moved about in."""
        fit = [sheet for sheet in self.book.sheets if sheet.rows and sheet.columns and not sheet.merged]
        return self.pick(fit) if fit else None

    def row(self, sheet: Sheet) -> Row:
        """One of its rows."""
        return self.pick(sheet.rows)

    def typed(self, sheet: Sheet, row: Row, at: int) -> Cell:
        """Something typed into a cell, meant for the record of the row."""
        key = sheet.columns[at].key
        style = row.cells[at].style
        if not key or key in {UID, MARK}:
            text = f"Vermerk {self.book.next()}"
            return Cell("s", text, style, typed=Typed(row.uid, "", None, text))
        base = self.book.sent.by_key[sheet.key]
        kind = base.columns[base.places[key]].kind if key in base.places else Kind.TEXT
        asked = Asked(row.uid, key, kind, style, base.choices, self.book.next())
        return self.pick(ways(key, kind, base.choices))(asked)


Deed = Callable[[Hand, Sheet], None]
"""Something done to a sheet."""
