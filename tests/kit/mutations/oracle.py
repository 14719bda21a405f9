"""What has to be true of a comparison, whatever was done to the workbook."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.features.handover.rules.identity import MARK, UID
from app.features.handover.rules.returned import Comparison, Grade, Graded, Way
from app.features.handover.rules.sent import Plain
from tests.kit.mutations.model import Book, Cell, Row, Sheet

_ROW = re.compile(r"\d+$")


@dataclass(frozen=True)
class _Place:
    sheet: Sheet
    row: Row
    key: str
    cell: Cell


class Oracle:
    """Holds a comparison against what was meant.

    Args:
        book: the workbook as it came back.
        comparison: what the program made of it.
    """

    def __init__(self, book: Book, comparison: Comparison) -> None:
        self.book = book
        self.comparison = comparison
        self.places = {
            (sheet.title, address): _Place(sheet, row, sheet.columns[at].key, cell)
            for sheet, row, at, address, cell in book.cells()
        }
        self.by_address: dict[tuple[str, str], list[Graded]] = defaultdict(list)
        self.unknown: dict[tuple[str, str], str] = {}
        self.by_record: dict[tuple[str, str, str], list[Graded]] = defaultdict(list)
        for cell in comparison.cells:
            self.by_address[cell.sheet, cell.address].append(cell)
            self.by_record[cell.sheet_key, cell.uid, cell.key].append(cell)
            if cell.grade is Grade.ROW_UNKNOWN:
                self.unknown[cell.sheet, _number(cell.address)] = cell.theirs_text

    def check(self) -> None:
        """Everything."""
        faults = [*self.lost(), *self.misplaced(), *self.unmentioned()]
        assert not faults, "\n".join(faults)

    def lost(self) -> Iterator[str]:
        """What was typed and is told nowhere."""
        for (title, address), place in self.places.items():
            if place.cell.typed is not None and place.cell.filled and not self._told(title, address, place):
                yield f"lost: {title} {address} {place.cell}"

    def misplaced(self) -> Iterator[str]:
        """What would be written to another record or column than it was typed for, or was not typed at all."""
        for cell in self.comparison.cells:
            if cell.way not in {Way.ANSWER, Way.WRITE}:
                continue
            place = self.places.get((cell.sheet, cell.address))
            typed = place.cell.typed if place is not None else None
            if typed is None:
                yield f"nobody typed it: {cell}"
            elif (typed.uid, typed.key) != (cell.uid, cell.key) or not _same(typed.plain, cell.theirs):
                yield f"meant otherwise: {typed} became {cell}"

    def unmentioned(self) -> Iterator[str]:
        """Records that did not come back though nothing says so."""
        if self.comparison.stopped is not None:
            return
        back = {sheet.key for sheet in self.book.sheets if sheet.title in self.comparison.sheets}
        missing = {
            (cell.sheet_key, cell.uid)
            for cell in self.comparison.cells
            if cell.grade is Grade.ROW_MISSING
        }
        for key in back:
            for row in self.book.sent.by_key[key].rows:
                if (key, row.uid) not in missing and not self._there(key, row.uid):
                    yield f"gone without a word: {key} {row.label}"

    def untouched(self) -> None:
        """Nothing was changed, so nothing is said."""
        assert self.comparison.cells == ()
        assert self.comparison.findings == ()

    def _told(self, title: str, address: str, place: _Place) -> bool:
        typed = place.cell.typed
        assert typed is not None
        if title in self.comparison.unread or self.comparison.stopped is not None:
            return True
        whole = self.unknown.get((title, _number(address)), "")
        if typed.text.strip() in whole or (place.cell.text and place.cell.text.strip() in whole):
            return True
        for cell in self.by_address[title, address]:
            if cell.grade is Grade.UNREADABLE or not cell.key:
                return typed.text.strip() in cell.theirs_text
            if _same(cell.theirs, typed.plain) or typed.text.strip() in cell.theirs_text:
                return True
        return self._elsewhere(place, typed.plain)

    def _elsewhere(self, place: _Place, plain: Plain) -> bool:
        """The same is told of another row of the record, or was sent already."""
        uid, key = place.cell.typed.uid if place.cell.typed else "", place.key
        if plain is not None and _same(plain, self.book.value(place.sheet, uid, key)):
            return True
        if self._copies(place) < 2:
            return False
        told = self.by_record[place.sheet.key, uid, key]
        return any(_same(cell.theirs, plain) or place.cell.text.strip() in cell.theirs_text for cell in told)

    def _copies(self, place: _Place) -> int:
        return sum(
            one.cell.typed == place.cell.typed and one.cell.text == place.cell.text
            for one in self.places.values()
        )

    def _there(self, key: str, uid: str) -> bool:
        """Whether any row says it is that record."""
        for sheet in self.book.sheets:
            if sheet.key != key:
                continue
            hidden = {UID, MARK} & {column.key for column in sheet.columns}
            for row in sheet.rows:
                if not hidden and row.uid == uid:
                    return True
                if any(
                    uid in cell.text.lower()
                    for column, cell in zip(sheet.columns, row.cells, strict=True)
                    if column.key in hidden
                ):
                    return True
        return False


def _number(address: str) -> str:
    found = _ROW.search(address)
    return found[0] if found else ""


def _same(one: Plain, other: Plain) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return one == other

