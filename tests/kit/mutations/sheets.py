"""Whole sheets renamed, copied, moved and deleted."""

from tests.kit.mutations.hand import Deed, Hand
from tests.kit.mutations.model import Sheet

_LONGEST = 31


def rename_sheet(hand: Hand, sheet: Sheet) -> None:
    """Another name."""
    _entitle(
        hand, sheet, hand.pick((f"{sheet.title} (2)", "Tabelle1", sheet.title.upper(), "Rücklauf KW 47"))
    )


def copy_sheet(hand: Hand, sheet: Sheet) -> None:
    """A copy beside the original."""
    other = sheet.copy("")
    hand.book.sheets.append(other)
    _entitle(hand, other, f"{sheet.title[:20]} (2)")


def copy_and_delete(hand: Hand, sheet: Sheet) -> None:
    """A copy instead of the original."""
    copy_sheet(hand, sheet)
    hand.book.sheets.remove(sheet)


def move_sheet(hand: Hand, sheet: Sheet) -> None:
    """Another place among the sheets."""
    hand.book.sheets.remove(sheet)
    hand.book.sheets.insert(hand.number(0, len(hand.book.sheets)), sheet)


def delete_sheet(hand: Hand, sheet: Sheet) -> None:
    """Gone."""
    if len(hand.book.sheets) > 1:
        hand.book.sheets.remove(sheet)


def _entitle(hand: Hand, sheet: Sheet, title: str) -> None:
    taken = {one.title.casefold() for one in hand.book.sheets if one is not sheet}
    name, number = title[:_LONGEST], 2
    while name.casefold() in taken:
        number += 1
        name = f"{title[: _LONGEST - 5]} ({number})"
    sheet.title = name


SHEETS: tuple[Deed, ...] = (rename_sheet, copy_sheet, move_sheet, copy_and_delete, delete_sheet)
