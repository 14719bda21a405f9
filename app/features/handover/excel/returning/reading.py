"""The whole file: its sheets matched to ours, its rows known again, its cells held against what was sent."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from app.domain.text import fold
from app.excel.book import NOTHING, Progress, column_name, silent
from app.excel.grid import column_letter, column_number, open_book
from app.excel.opening import OpenBook
from app.excel.reading import Limits
from app.excel.values import Raw, shown
from app.features.handover.excel.returning.cells import Cells, cells_of
from app.features.handover.excel.returning.columns import (
    Columns,
    Row,
    Sheet,
    Values,
    heading_texts,
    recognise,
    titles_of,
)
from app.features.handover.excel.returning.rows import Rows
from app.features.handover.rules.identity import MARK, UID, check_digits, read_mark, read_uid
from app.features.handover.rules.returned.found import Found, FoundCell, FoundRow, FoundSheet
from app.features.handover.rules.returned.hints import NO_HINTS, Hints
from app.features.handover.rules.sent import Plain, Sent, SentSheet

LIMITS = Limits(rows=60_000, columns=200)
_HEADING_WITHIN = 30
_MARKS_WITHIN = 400
_FORMULA_LOST = (
    "Hier steht eine Formel, deren Ergebnis nicht gespeichert ist. Bitte öffnen Sie die Datei in Excel und "
    "speichern Sie sie noch einmal."
)
_STEP = 500
_MARKED, _TITLED, _ENOUGH = 1.0, 0.2, 0.4
"""What marks and title of a sheet weigh beside its headings, and from where on it is taken for ours."""
_LEAST = 2
"""Headings that have to be there."""
_NO_HEADING = -1


@dataclass(frozen=True)
class Asked:
    """What a file is read against.

    Args:
        office: uid of the office.
        sent: what was sent.
        synonyms: what counts as one of the choices, by sheet and folded word.
        hints: what somebody said where the program had to ask.
    """

    office: str
    sent: Sent
    synonyms: Mapping[str, Mapping[str, str]]
    hints: Hints = NO_HINTS


def read_returned(data: bytes, asked: Asked, progress: Progress = silent) -> Found:
    """Read a returned file; only what is not as it was sent is kept.

    Raises:
        Refused: when it is no workbook, is damaged, or is larger than anything that went out.
        Stopped: when the progress says so.
    """
    sheets: list[FoundSheet] = []
    unread: list[str] = []
    with open_book(data, progress) as book:
        notes = list(book.notes)
        for sheet in book.sheets:
            rows = list(book.rows(sheet.title, limits=LIMITS, progress=progress))
            if book.beyond(sheet.title):
                last = column_letter(LIMITS.columns)
                notes.append(
                    f"Blatt „{sheet.title}“: Was rechts von Spalte {last} steht, wurde nicht gelesen."
                )
            found = _sheet(book, sheet.title, rows, asked, progress)
            if found is not None:
                sheets.append(found)
            elif rows:
                unread.append(sheet.title)
    return Found(tuple(sheets), tuple(unread), tuple(notes))


def _sheet(
    book: OpenBook, title: str, rows: list[Row], asked: Asked, progress: Progress
) -> FoundSheet | None:
    chosen = _which(book, title, rows, asked)
    if chosen is None:
        return None
    base, at = chosen
    cells = {
        column.key: cells_of(column, base.choices, asked.synonyms.get(base.key, {}))
        for column in base.columns
    }
    names = {
        column.key: place.column - 1
        for column in base.columns
        if (place := book.names.get(column_name(base.key, column.key))) is not None and place.sheet == title
    }
    hints = {letter: key for (sheet, letter), key in asked.hints.columns.items() if sheet == title}
    body = [row for row in rows[at + 1 :] if not _is_hint(row[1])]
    heading: Row = (0, ()) if at == _NO_HEADING else rows[at]
    columns = recognise(Sheet(base, heading[1], body, names, cells, hints))
    reader = _Body(book, title, asked, base, cells, columns, progress)
    above = [row for row in rows[: max(at, 0)] if any(shown(value).strip() for value in row[1])]
    return FoundSheet(
        title,
        base.key,
        columns.letters(),
        columns.renamed,
        tuple(column.key for column in base.columns if column.key not in columns.places),
        tuple((column_letter(place + 1), text) for place, text in columns.unknown.items()),
        heading[0],
        tuple(reader.read([*above, *body], heading[0], progress)),
        reader.notes(),
    )


def _which(book: OpenBook, title: str, rows: Sequence[Row], asked: Asked) -> tuple[SentSheet, int] | None:
    """Which of our sheets it is, and where among the rows the headings stand."""
    best: tuple[float, SentSheet, int] | None = None
    key = _by_marks(rows, asked)
    headings = [set(heading_texts(values)) for _number, values in rows[:_HEADING_WITHIN]]
    for base in asked.sent.sheets:
        known = titles_of(base)
        given = _MARKED * (base.key == key) + _TITLED * (fold(base.title) == fold(title))
        for at, texts in enumerate(headings):
            hits = len(texts & known.keys())
            score = hits / len(known) + given
            if hits >= _LEAST and (best is None or score > best[0]):
                best = (score, base, at)
    if best is not None and (best[0] >= _ENOUGH or _named(book, title, best[1])):
        return best[1], best[2]
    marked = asked.sent.by_key.get(key)
    return None if marked is None else (marked, _NO_HEADING)


def _named(book: OpenBook, title: str, base: SentSheet) -> bool:
    """Whether a name of the file says that the sheet is that one."""
    names = (book.names.get(column_name(base.key, column.key)) for column in base.columns)
    return any(place is not None and place.sheet == title for place in names)


def _by_marks(rows: Sequence[Row], asked: Asked) -> str:
    """The sheet whose check digits fit most rows; a few may have been pasted from another one."""
    found: Counter[str] = Counter()
    for _number, values in rows[:_MARKS_WITHIN]:
        for value in values:
            mark = read_mark(value) if isinstance(value, str) else None
            if mark is not None:
                found.update(
                    base.key
                    for base in asked.sent.sheets
                    if mark.check == check_digits(asked.office, mark.number, base.key, mark.uid)
                )
    key, many = found.most_common(1)[0] if found else ("", 0)
    return key if many * 2 >= len(rows[:_MARKS_WITHIN]) - 1 else ""


def _is_hint(values: Values) -> bool:
    """The line that stands in a sheet without rows."""
    return [value for value in values if value is not None and value != ""] == [NOTHING]


class _Body:
    """The rows of one sheet."""

    def __init__(
        self,
        book: OpenBook,
        title: str,
        asked: Asked,
        base: SentSheet,
        cells: Mapping[str, Cells],
        columns: Columns,
        progress: Progress,
    ) -> None:
        self._title = title
        self._base = base
        self._columns = columns
        self._rows = Rows.of(asked.office, asked.sent.number, base, columns, cells)
        self._formulas = book.formulas(title, progress=progress)
        for address in self._formulas:
            # A column of nothing but formulas without a result looks empty, and is not.
            at = column_number(address) - 1
            if at not in columns.places.values():
                columns.unknown.setdefault(at, "")
        self._merged = book.merged(title)
        self._comments: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for address, text in book.comments(title).items():
            self._comments[int(address.lstrip(ascii_uppercase) or 0)].append((address, text))
        self._uids = {row: uid for (sheet, row), uid in asked.hints.rows.items() if sheet == title}
        self._typed = {
            address: text for (sheet, address), text in asked.hints.values.items() if sheet == title
        }
        letters = {key: column_letter(at + 1) for key, at in columns.places.items()}
        self._parts = [
            (columns.places[column.key], at, column.key, column.title, cells[column.key], letters[column.key])
            for at, column in enumerate(base.columns)
            if column.key in columns.places
        ]

    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the sheet, comments included that belong to no row of it."""
        told = [
            f"Blatt „{self._title}“, Kommentar zu {address}: „{text}“"
            for pinned in self._comments.values()
            for address, text in pinned
        ]
        below = [one for one in self._merged if one[2] > one[0]]
        if below:
            top, bottom = below[0][0], below[0][2]
            cells = f"Blatt „{self._title}“ hat verbundene Zellen (Zeile {top} bis {bottom})"
            told.append(f"{cells}: Was darin steht, zählt nur für die erste Zeile.")
        return tuple(told)

    def read(self, rows: Sequence[Row], heading: int, progress: Progress) -> Iterator[FoundRow]:
        """Every row, with what is not as it was sent."""
        for done, (number, values) in enumerate([*rows, *self._uncomputed(rows, heading)], start=1):
            if done % _STEP == 0:
                progress(done, len(rows), self._title)
            uid, fault = self._rows.identify(values)
            if number in self._uids and self._uids[number] in self._base.by_uid:
                uid, fault = self._uids[number], ""
            if not uid:
                cells = tuple(self._everything(number, values))
                if cells:
                    yield FoundRow(number, "", fault, cells)
                continue
            yield FoundRow(number, uid, "", tuple(self._changed(number, values, uid)))

    def _uncomputed(self, rows: Sequence[Row], heading: int) -> Iterator[Row]:
        """Rows below the headings in which nothing stands but formulas without a result."""
        there = {number for number, _values in rows}
        for number in sorted({int(address.lstrip(ascii_uppercase)) for address in self._formulas} - there):
            if number > heading:
                yield number, (None,) * LIMITS.columns

    def _changed(self, number: int, values: Values, uid: str) -> Iterator[FoundCell]:
        sent = self._base.by_uid[uid].values
        width = len(values)
        special = bool(self._formulas or self._typed)
        for place, at, key, title, cells, letter in self._parts:
            raw = values[place] if place < width else None
            if special:
                yield from self._special(f"{letter}{number}", key, title, cells, raw, sent[at])
            elif not cells.same(raw, sent[at]):
                fit = cells.read(raw, sent[at])
                yield FoundCell(key, title, f"{letter}{number}", fit.value, fit.text, fit.unfit)
        yield from self._unknown(number, values)
        yield from self._pinned(number)

    def _pinned(self, number: int) -> Iterator[FoundCell]:
        """Comments on cells of the row."""
        titles = {part[5]: part[3] for part in self._parts}
        for address, text in self._comments.pop(number, ()):
            heading = titles.get(address.rstrip("0123456789"), "")
            yield FoundCell("", heading, address, text, text, comment=True)

    def _special(
        self, address: str, key: str, title: str, cells: Cells, raw: Raw, sent: Plain
    ) -> Iterator[FoundCell]:
        """A cell of a sheet that has formulas, or in which somebody mended something."""
        formula = self._formulas.get(address, "")
        if address in self._typed:
            raw, formula = self._typed[address], ""
        if formula and raw is None:
            yield FoundCell(key, title, address, None, formula, _FORMULA_LOST, formula)
        elif not cells.same(raw, sent):
            fit = cells.read(raw, sent)
            yield FoundCell(key, title, address, fit.value, fit.text, fit.unfit, formula)

    def _unknown(self, number: int, values: Values) -> Iterator[FoundCell]:
        """What stands in columns that are none of ours."""
        for at, heading in self._columns.unknown.items():
            address = f"{column_letter(at + 1)}{number}"
            formula = self._formulas.get(address, "")
            text = (shown(values[at]).strip() if at < len(values) else "") or formula
            if text:
                yield FoundCell("", heading, address, text, text, formula=formula)

    def _everything(self, number: int, values: Values) -> Iterator[FoundCell]:
        """All that stands in a row nobody knows, but for its identities."""
        keys = {at: key for key, at in self._columns.places.items()}
        titles = {column.key: column.title for column in self._base.columns}
        for at, value in enumerate(values):
            address = f"{column_letter(at + 1)}{number}"
            formula = self._formulas.get(address, "")
            key, text = keys.get(at, ""), shown(value).strip() or formula
            if text and text != NOTHING and not (key in {UID, MARK} and (read_uid(text) or read_mark(text))):
                heading = titles.get(key) or self._columns.unknown.get(at, "")
                yield FoundCell(key, heading, address, text, text, formula=formula)
        yield from self._pinned(number)
