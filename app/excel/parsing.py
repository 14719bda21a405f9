"""How a sheet is read: find the sheet, find the heading row, convert cell by cell."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from app.domain.columns import Column
from app.domain.errors import Refused
from app.domain.formats import number
from app.domain.text import fold
from app.excel.book import NOTHING, Progress
from app.excel.opening import OpenBook, opened
from app.excel.reading import Limits, Problem, Reading, ReadRow
from app.excel.scanning import LAST_ROW
from app.excel.values import WANTED, Raw, Unfit, Value, convert, shown

_HEADING_WITHIN = 20
"""Rows in which the heading is looked for; somebody may have put a title above it."""
_STEP = 200


def titles(data: bytes) -> tuple[str, ...]:
    """The names of the sheets of a checked file."""
    with opened(data) as book:
        return tuple(sheet.title for sheet in book.sheets)


def read(
    data: bytes,
    columns: Sequence[Column[Any]],
    *,
    title: str | None,
    optional: Collection[str],
    limits: Limits,
    notes: tuple[str, ...],
    progress: Progress,
) -> Reading:
    """Read one sheet of a checked file; see ``reading.read_sheet``."""
    with opened(data, notes=notes, progress=progress) as book:
        sheet, heading = _choose(book.worksheets, columns, title, limits)
        reader = _Reader(book, sheet, heading, columns, limits, progress, notes=list(notes))
        return reader.read(frozenset(optional))


@dataclass(frozen=True)
class _Heading:
    """Where the headings stand and what they mean: column number → column."""

    row: int
    columns: dict[int, Column[Any]]
    unknown: tuple[str, ...]


def _choose(
    sheets: Sequence[Any], columns: Sequence[Column[Any]], title: str | None, limits: Limits
) -> tuple[Any, _Heading]:
    if title is not None:
        named = [sheet for sheet in sheets if fold(sheet.title) == fold(title)]
        if not named:
            there = ", ".join(f"„{sheet.title}“" for sheet in sheets[:10])
            raise Refused(f"Das Blatt „{title}“ fehlt. Vorhanden: {there}. Bitte prüfen Sie die Datei.")
        sheets = named
    best = max(
        ((sheet, _find_heading(sheet, columns, limits)) for sheet in sheets),
        key=lambda found: len(found[1].columns),
        default=None,
    )
    if best is None or not best[1].columns:
        wanted = ", ".join(f"„{column.title}“" for column in columns[:8])
        more = " …" if len(columns) > 8 else ""
        raise Refused(
            f"Kein Blatt der Datei hat die erwarteten Überschriften ({wanted}{more}). "
            "Bitte prüfen Sie, ob es die richtige Datei ist."
        )
    return best


def _find_heading(sheet: Any, columns: Sequence[Column[Any]], limits: Limits) -> _Heading:
    known = {fold(column.title).strip(): column for column in columns}
    best = _Heading(1, {}, ())
    for at, row in enumerate(_rows(sheet, _HEADING_WITHIN, limits.columns), start=1):
        found: dict[int, Column[Any]] = {}
        unknown = []
        for place, cell in enumerate(row, start=1):
            text = " ".join(shown(cell.value).split())
            column = known.get(fold(text))
            if column is not None and column not in found.values():
                found[place] = column
            elif text:
                unknown.append(text)
        if len(found) > len(best.columns):
            best = _Heading(at, found, tuple(unknown))
    return best


def _rows(sheet: Any, last: int, width: int) -> Iterator[Sequence[Any]]:
    """The rows of a sheet, whatever size it claims to have."""
    yield from sheet.iter_rows(min_row=1, max_row=last, max_col=width)


@dataclass
class _Reader:
    book: OpenBook
    sheet: Any
    heading: _Heading
    columns: Sequence[Column[Any]]
    limits: Limits
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, optional: frozenset[str]) -> Reading:
        found = frozenset(column.key for column in self.heading.columns.values())
        for column in self.columns:
            if column.key not in found and column.key not in optional:
                self._add(
                    f"Zeile {self.heading.row}",
                    "",
                    f"die Spalte „{column.title}“",
                    "Bitte die Spalte mit dieser Überschrift wieder einfügen.",
                )
        rows = []
        for row in self._data():
            rows.append(row)
            if len(rows) >= self.limits.rows:
                self._add(
                    f"Zeile {row.number}",
                    "",
                    f"höchstens {number(self.limits.rows)} Zeilen",
                    "Bitte teilen Sie die Datei auf.",
                )
                break
            if len(self.problems) >= self.limits.problems:
                self.notes.append(
                    f"Nach {number(len(self.problems))} Fehlern wurde nicht weitergelesen. "
                    "Ist es die richtige Datei?"
                )
                break
        self.progress(len(rows), len(rows), self.sheet.title)
        return Reading(
            self.sheet.title,
            tuple(rows),
            tuple(self.problems),
            found,
            self.heading.unknown,
            tuple(self.notes),
            {column.key: get_column_letter(place) for place, column in self.heading.columns.items()},
        )

    def _data(self) -> Iterator[ReadRow]:
        """Rows with something in them; what stands below a long gap too."""
        width = max(self.heading.columns)
        blank = last = 0
        for at, row in enumerate(_rows(self.sheet, LAST_ROW, width), start=1):
            if at % _STEP == 0:
                self.progress(at, 0, self.sheet.title)
            if at <= self.heading.row:
                continue
            if all(cell.value is None or cell.value == "" for cell in row):
                blank += 1
                if blank == self.limits.blank:
                    last = last or self.book.last_row(self.sheet.title, self.progress)
                if blank >= self.limits.blank and at >= last:
                    self.notes.append(
                        f"Ab Zeile {at - blank + 1} sind {number(blank)} Zeilen leer; "
                        "danach wurde nicht weitergelesen."
                    )
                    return
                continue
            blank = 0
            if [cell.value for cell in row if cell.value] == [NOTHING]:
                continue
            yield ReadRow(
                at,
                {
                    column.key: self._value(at, place, column, row)
                    for place, column in self.heading.columns.items()
                },
            )

    def _value(self, at: int, place: int, column: Column[Any], row: Sequence[Any]) -> Value:
        cell = row[place - 1] if place <= len(row) else None
        raw: Raw = None if cell is None else cell.value
        wanted = WANTED[column.kind]
        address = f"{get_column_letter(place)}{at}"
        if cell is not None and getattr(cell, "data_type", "n") == "e":
            self._add(address, str(raw), wanted.expected, "Die Formel in dieser Zelle ergibt einen Fehler.")
            return None
        try:
            return convert(column.kind, raw)
        except Unfit:
            self._add(address, shown(raw), wanted.expected, wanted.remedy)
            return None

    def _add(self, address: str, value: str, expected: str, remedy: str) -> None:
        self.problems.append(Problem(self.sheet.title, address, value[:300], expected, remedy))
