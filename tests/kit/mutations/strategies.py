"""Any number of deeds, one after the other."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from tests.kit.mutations.columns import COLUMNS
from tests.kit.mutations.contents import CONTENTS
from tests.kit.mutations.hand import Deed, Hand
from tests.kit.mutations.model import Book
from tests.kit.mutations.rows import ROWS
from tests.kit.mutations.sheets import SHEETS

DEEDS: tuple[Deed, ...] = (*CONTENTS, *ROWS, *COLUMNS, *SHEETS)


def deeds(draw: Callable[[st.SearchStrategy[Any]], Any], book: Book, most: int) -> Iterator[str]:
    """Do up to so many things to a workbook; tells each after it was done."""
    hand = Hand(draw, book)
    for _ in range(draw(st.integers(1, most))):
        # Typing is what most people do most of the time.
        group = hand.pick((CONTENTS, CONTENTS, ROWS, COLUMNS, SHEETS))
        deed = hand.pick(group)
        sheet = hand.sheet()
        if sheet is not None:
            deed(hand, sheet)
            yield deed.__name__
