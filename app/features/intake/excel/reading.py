"""Opens a list from outside, whatever it was saved as, and says in one sentence why it cannot."""

import hashlib
from dataclasses import dataclass

from app.domain import formats
from app.domain.errors import Refused
from app.excel.book import Progress, silent
from app.excel.grid import open_book
from app.excel.listing import open_list
from app.excel.reading import Limits
from app.features.intake.rules import Grid, Line, Merged

LARGEST = 50_000_000
"""Bytes."""
LIMITS = Limits(rows=20_000, columns=256, blank=20_000)
NO_RESULT = "#FORMEL!"
"""Stands in a cell whose formula was never reckoned."""
_MOST_MERGED = 20_000
_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_STRANGERS = (
    (b"%PDF", "ein PDF-Dokument"),
    (b"{\\rtf", "ein Textdokument"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"<!DOCTYPE", "eine Webseite"),
    (b"<html", "eine Webseite"),
    (b"<?xml", "eine XML-Datei"),
)


@dataclass(frozen=True)
class Source:
    """A list as it was picked.

    Args:
        name: of the file. digest: SHA-256 of its bytes.
        sheets: names of its sheets, hidden ones last; empty for a text list.
        grid: the sheet that was read.
        notes: what the person should know of it.
    """

    name: str
    digest: str
    sheets: tuple[str, ...]
    grid: Grid
    notes: tuple[str, ...] = ()


def read_source(data: bytes, name: str, sheet: str | None = None, progress: Progress = silent) -> Source:
    """Read one sheet of a list.

    Args:
        data: the file.
        name: its name, for the person.
        sheet: which sheet; without it the first visible one that holds something.
        progress: told how many rows are read; may raise ``Stopped``.

    Raises:
        Refused: with one sentence for each kind of bad file.
        Stopped: when the progress says so.
    """
    for mark, what in _STRANGERS:
        if data[:64].lstrip().lower().startswith(mark.lower()):
            raise Refused(
                f"„{name}“ ist {what} und keine Liste. Bitte speichern Sie die Tabelle als "
                "Excel-Arbeitsmappe (.xlsx) oder als CSV."
            )
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_OFFICE):
        return _workbook(data, name, digest, sheet, progress)
    found = open_list(data)
    lines = tuple(Line(at, cells) for at, cells in found.rows(limits=LIMITS, progress=progress))
    return Source(
        name, digest, (), _filled(Grid(name, lines)), (found.told[0].upper() + found.told[1:] + ".",)
    )


def _workbook(data: bytes, name: str, digest: str, sheet: str | None, progress: Progress) -> Source:
    with open_book(data) as book:
        shown = [one.title for one in book.sheets if not one.hidden]
        titles = (*shown, *(one.title for one in book.sheets if one.hidden))
        if not titles:
            raise Refused(f"„{name}“ enthält kein Blatt mit Zellen. Bitte prüfen Sie die Datei.")
        if sheet is not None and sheet not in titles:
            raise Refused(f"Das Blatt „{sheet}“ gibt es in „{name}“ nicht. Bitte wählen Sie ein anderes.")
        lines: tuple[Line, ...] = ()
        title = titles[0]
        for title in (sheet,) if sheet is not None else titles:
            lines = tuple(Line(at, row) for at, row in book.rows(title, limits=LIMITS, progress=progress))
            if lines:
                break
        formulas = book.formulas(title) if lines else {}
        merged: tuple[Merged, ...] = tuple(book.merged(title)[:_MOST_MERGED]) if lines else ()
    lines, missing = _without_result(lines, formulas)
    grid = _filled(Grid(title, lines, merged))
    return Source(name, digest, titles, grid, (*_notes(len(formulas), missing), *_cut(grid)))


def _cut(grid: Grid) -> tuple[str, ...]:
    if grid.width < LIMITS.columns:
        return ()
    return (f"Gelesen werden die ersten {LIMITS.columns} Spalten; was rechts davon steht, bleibt weg.",)


def _filled(grid: Grid) -> Grid:
    if not grid.lines:
        raise Refused(f"„{grid.title}“ ist leer. Bitte wählen Sie ein anderes Blatt oder eine andere Datei.")
    return grid


def _without_result(lines: tuple[Line, ...], formulas: object) -> tuple[tuple[Line, ...], int]:
    """Formulas that were never reckoned leave an empty cell; that must not pass for an empty one."""
    if not isinstance(formulas, dict) or not formulas:
        return lines, 0
    missing, found = 0, []
    places: dict[int, list[int]] = {}
    for address in formulas:
        letters = address.rstrip("0123456789")
        places.setdefault(int(address[len(letters) :]), []).append(column_number(letters))
    for line in lines:
        cells = list(line.cells)
        for at in places.get(line.number, ()):
            if at < len(cells) and cells[at] is None:
                cells[at] = NO_RESULT
                missing += 1
        found.append(Line(line.number, tuple(cells)))
    return tuple(found), missing


def _notes(formulas: int, missing: int) -> tuple[str, ...]:
    notes = []
    if formulas:
        cells = formats.count(formulas, "Zelle enthält eine Formel", "Zellen enthalten Formeln")
        notes.append(f"{cells}; übernommen wird das Ergebnis.")
    if missing:
        cells = formats.count(missing, "Formel hat", "Formeln haben")
        notes.append(
            f"{cells} kein Ergebnis. Bitte öffnen und speichern Sie die Datei in Excel, oder tragen Sie die "
            "Werte beim Prüfen ein."
        )
    return tuple(notes)


def column_number(letters: str) -> int:
    """``A`` is 0, ``AB`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letter(column: int) -> str:
    """0 is ``A``, 27 is ``AB``."""
    letters, rest = "", column + 1
    while rest:
        rest, at = divmod(rest - 1, 26)
        letters = chr(65 + at) + letters
    return letters
