"""A list as text (CSV): which encoding, which separator, then plain rows.

Excel writes ``;`` and cp1252 in Germany, other programs ``,`` and UTF-8; „Unicode-Text“ is UTF-16 with
tabs. A row's number is the one Excel shows after opening the file: a line break inside quotes is none.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from app.domain.errors import Refused
from app.domain.formats import number
from app.excel.book import Progress, silent
from app.excel.reading import USUAL, Limits
from app.excel.values import Raw

LARGEST_LIST = 50_000_000
LONGEST_CELL = 32_767
"""Characters; more is mostly a quotation mark that never ends."""
_SAMPLE_ROWS = 60
_SAMPLE = 200_000
_STEP = 200
_SEPARATORS = (";", "\t", ",")
_WORDS = {";": "Semikolon", "\t": "Tabulator", ",": "Komma"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows (cp1252)"}
_NO_LIST = (
    "Die Datei ist keine Liste, die sich lesen lässt. Bitte speichern Sie sie als Excel-Arbeitsmappe (.xlsx) "
    "oder als CSV."
)


@dataclass(frozen=True)
class TextList:
    """A decoded list.

    Args:
        text: all of it.
        separator: between two cells.
        encoding: as it was read.
    """

    text: str
    separator: str
    encoding: str

    @property
    def told(self) -> str:
        """How it was read, for a person."""
        return f"gelesen als {_NAMES[self.encoding]}, getrennt durch {_WORDS[self.separator]}"

    def rows(
        self, *, limits: Limits = USUAL, progress: Progress = silent
    ) -> Iterator[tuple[int, tuple[Raw, ...]]]:
        """The rows that hold something, with their number.

        Raises:
            Refused: when there are too many, or a cell is longer than any cell can be.
            Stopped: when the progress says so.
        """
        done = 0
        for at, cells in enumerate(_reader(self.text, self.separator), start=1):
            if at % _STEP == 0:
                progress(at, 0, "Liste")
            row = cells[: limits.columns]
            if not any(cell.strip() for cell in row):
                continue
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise _endless(at)
            done += 1
            if done > limits.rows:
                raise Refused(
                    f"Die Liste hat mehr als {number(limits.rows)} Zeilen. Bitte teilen Sie die Datei auf."
                )
            yield at, tuple(row)


def open_list(data: bytes) -> TextList:
    """Find out how a list was written.

    Raises:
        Refused: when it is no text, empty, or too large.
    """
    if len(data) > LARGEST_LIST:
        raise Refused(
            f"Die Datei ist größer als {LARGEST_LIST // 1_000_000} MB. Bitte teilen Sie die Liste auf."
        )
    text, encoding = _decoded(data)
    if not text.strip():
        raise Refused("Die Datei ist leer. Bitte wählen Sie die Liste, die Sie übernehmen möchten.")
    told = _told_separator(text)
    if told:
        return TextList(text.split("\n", 1)[1] if "\n" in text else "", told, encoding)
    return TextList(text, _likely_separator(text), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\x00" in data:
        raise Refused(_NO_LIST)
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            return _lines(data.decode(name)), name
        except UnicodeDecodeError:
            continue
    raise Refused(_NO_LIST)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _told_separator(text: str) -> str:
    """Excel's own hint in the first line: ``sep=;``."""
    first = text.split("\n", 1)[0].strip().strip('"')
    said = first[4:5] if first.lower().startswith("sep=") else ""
    return said if said in _SEPARATORS else ""


def _likely_separator(text: str) -> str:
    """The one that parts most rows into the same number of cells; a semicolon where none does."""
    return max(_SEPARATORS, key=lambda separator: (_evenness(text, separator), -_SEPARATORS.index(separator)))


def _evenness(text: str, separator: str) -> float:
    widths = []
    try:
        for cells in _reader(text[:_SAMPLE], separator):
            if any(cells):
                widths.append(len(cells))
            if len(widths) >= _SAMPLE_ROWS:
                break
    except Refused:
        return 0
    parted = Counter(width for width in widths if width > 1)
    if not parted:
        return 0
    width, count = max(parted.items(), key=lambda one: (one[1], one[0]))
    return count / len(widths) + min(width, 50) / 1000


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    at = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    while True:
        at += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _endless(at) from None


def _endless(at: int) -> Refused:
    return Refused(
        f"In Zeile {number(at)} ist eine Zelle länger als {number(LONGEST_CELL)} Zeichen; vermutlich fehlt "
        "ein schließendes Anführungszeichen. Bitte prüfen Sie die Zeile, oder speichern Sie als .xlsx."
    )
