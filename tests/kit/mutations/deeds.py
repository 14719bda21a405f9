"""Any number of deeds, one after the other."""

from collections.abc import Iterator

from tests.kit.mutations.columns import COLUMNS
from tests.kit.mutations.contents import CONTENTS
from tests.kit.mutations.hand import Chance, Deed, Hand
from tests.kit.mutations.model import Book
from tests.kit.mutations.rows import ROWS
from tests.kit.mutations.sheets import SHEETS

DEEDS: tuple[Deed, ...] = (*CONTENTS, *ROWS, *COLUMNS, *SHEETS)


def deeds(chance: Chance, book: Book, most: int) -> Iterator[str]:
    """Do up to so many things to a workbook; tells each after it was done."""
    hand = Hand(chance, book)
    for _ in range(hand.number(1, most)):
        # Typing is what most people do most of the time.
        group = hand.pick((CONTENTS, CONTENTS, ROWS, COLUMNS, SHEETS))
        deed = hand.pick(group)
        sheet = hand.sheet()
        if sheet is not None:
            deed(hand, sheet)
            yield deed.__name__
