"""What has to be true of a comparison, whatever was done to the workbook."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.excel.cells import serial
from app.features.handover.rules.identity import MARK, UID
from app.features.handover.rules.returned import Comparison, Grade, Graded, Way
from app.features.handover.rules.sent import Plain
from tests.kit.mutations.model import Book, Cell, Row, Sheet, Typed

_WORDS: dict[Plain, Plain] = {"ja": True, "nein": False}
"""Yes and no stand as words in a sheet."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_ZERO, _LAST_DAY = date(1899, 12, 30), 2_958_466
"""As Excel counts days, up to the end of 9999."""
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
        """What would be written elsewhere than it was typed for, or was not typed at all."""
        for cell in self.comparison.cells:
            if cell.way not in {Way.ANSWER, Way.WRITE}:
                continue
            place = self.places.get((cell.sheet, cell.address))
            if place is not None and place.row.pasted == cell.uid and not self._named(place.sheet, place.row):
                # What stands there now is told apart from something typed by nothing but the name.
                continue
            typed = place.cell.typed if place is not None else None
            if typed is None:
                yield f"nobody typed it: {cell}"
            elif (self._meant_for(place, typed), typed.key) != (cell.uid, cell.key) or not _same(
                typed.plain, cell.theirs
            ):
                yield f"meant otherwise: {typed} became {cell}"

    def unmentioned(self) -> Iterator[str]:
        """Records that did not come back though nothing says so."""
        if self.comparison.stopped is not None:
            return
        back = {sheet.key for sheet in self.book.sheets if sheet.title in self.comparison.sheets}
        missing = {
            (cell.sheet_key, cell.uid) for cell in self.comparison.cells if cell.grade is Grade.ROW_MISSING
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
        if _shows(self.unknown.get((title, _number(address)), ""), place.cell):
            return True
        for cell in self.by_address[title, address]:
            if _shows(cell.theirs_text, place.cell):
                return True
            if cell.grade is not Grade.UNREADABLE and cell.key and _same(cell.theirs, typed.plain):
                return True
        return self._elsewhere(place, typed.plain)

    def _elsewhere(self, place: _Place, plain: Plain) -> bool:
        """The same is told of another row of the record, or was sent already."""
        uid, key = place.cell.typed.uid if place.cell.typed else "", place.key
        sent = self.book.value(place.sheet, uid, key)
        if plain is not None and _same(plain, sent):
            return True
        if place.cell.kind == "n" and float(place.cell.text) in _figures(sent):
            return True
        if self._copies(place) < 2:
            return False
        told = self.by_record[place.sheet.key, uid, key]
        return any(_same(cell.theirs, plain) or _shows(cell.theirs_text, place.cell) for cell in told)

    def _meant_for(self, place: _Place | None, typed: Typed) -> str:
        """The record; of a torn row without any identity left it is the one that is named."""
        if typed.uid or place is None or {UID, MARK} & {column.key for column in place.sheet.columns}:
            return typed.uid
        return self._named(place.sheet, place.row)

    def _named(self, sheet: Sheet, row: Row) -> str:
        """The record whose reference number stands in a row."""
        at = sheet.at("reference")
        if at is None or not row.cells[at].text:
            return ""
        base = self.book.sent.by_key[sheet.key]
        place = base.places["reference"]
        return next((one.uid for one in base.rows if one.values[place] == row.cells[at].text), "")

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
                if not hidden and self._named(sheet, row) == uid:
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


def _shows(told: str, cell: Cell) -> bool:
    """Whether a cell's content can be read in a text, numbers and days in whatever writing."""
    typed = cell.typed
    wanted = [cell.text.strip(), typed.text.strip() if typed else ""]
    if typed is not None and isinstance(typed.plain, str) and _ISO.fullmatch(typed.plain):
        wanted.append(f"{date.fromisoformat(typed.plain):%d.%m.%Y}")
    if any(text and text in told for text in wanted):
        return True
    if cell.kind == "n" and _day(cell.text) in told:
        return True
    digits = _digits(cell.text) if cell.kind == "n" else ""
    return bool(digits) and any(
        digits in _digits(part) or digits == _digits(part) for part in told.split(";")
    )


def _day(number: str) -> str:
    """A number as a cell that shows days shows it."""
    days = int(float(number))
    return f"{_DAY_ZERO + timedelta(days=days):%d.%m.%Y}" if 1 <= days < _LAST_DAY else number


def _digits(text: str) -> str:
    """Only what counts of a number, without the noughts behind the comma."""
    whole, _, part = text.replace(",", ".").rpartition(".") if "," in text or "." in text else (text, "", "")
    return re.sub(r"\D", "", whole) + re.sub(r"\D", "", part).rstrip("0")


def _figures(sent: Plain) -> set[float]:
    """The numbers that stand in a cell for what was sent: as it is, in euros, as Excel counts days."""
    if isinstance(sent, int):
        return {float(sent), sent / 100}
    if isinstance(sent, str) and _ISO.fullmatch(sent):
        return {float(serial(date.fromisoformat(sent)) or 0)}
    return set()


def _same(one: Plain, other: Plain) -> bool:
    one, other = _WORDS.get(one, one), _WORDS.get(other, other)
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return one == other
