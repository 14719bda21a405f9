"""How a list made by hand is built: title lines, headings over several rows, sums between the rows."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from app.domain.text import fold

Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column; counted from 1."""
HEADING_WITHIN = 25
"""Lines in which the heading is looked for."""
_LONGEST_TITLE = 80
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_SUM = re.compile(
    r"^(?:end|zwischen|gesamt|jahres|monats|teil)?(?:summen?|betrag)$"
    r"|^(?:gesamt|insgesamt|total|summa|ubertrag|sum|anzahl gesamt)$"
)
_SUM_WORDS = re.compile(r"^(?:zwischen|gesamt|end)?summen?\b|^(?:gesamt|insgesamt|total|ubertrag)\b")
_NUMBER = re.compile(r"^-?\d{1,3}(?:[. ]?\d{3})*(?:,\d+)?\s*(?:€|eur|euro|%)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list that holds something.

    Args:
        number: as Excel counts it.
        cells: what stands in it, from column A.
    """

    number: int
    cells: tuple[Any, ...]

    def cell(self, column: int) -> Any:
        """What stands in a column, counted from 0; nothing behind the last."""
        return self.cells[column] if column < len(self.cells) else None

    @property
    def filled(self) -> int:
        """Cells that hold something."""
        return sum(1 for cell in self.cells if not blank(cell))


@dataclass(frozen=True)
class Grid:
    """One sheet as it lies in the file.

    Args:
        title: its name.
        lines: the rows that hold something.
        merged: cells that were joined.
    """

    title: str
    lines: tuple[Line, ...]
    merged: tuple[Merged, ...] = ()

    @property
    def width(self) -> int:
        """Columns that hold something anywhere."""
        return max((_last(line.cells) for line in self.lines), default=0)


@dataclass(frozen=True)
class Heading:
    """Where the headings stand and what they say.

    Args:
        first: number of its first row; 0 where the list has none.
        last: number of its last row.
        titles: by column, upper and lower words joined.
        own: by column, the lowest word alone.
    """

    first: int
    last: int
    titles: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A list taken apart.

    Args:
        heading: where it stands.
        lines: the rows that are records.
        left: number and reason of every row that is none.
    """

    heading: Heading
    lines: tuple[Line, ...]
    left: tuple[tuple[Line, str], ...]


def blank(cell: Any) -> bool:
    """Whether a cell holds nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def squeezed(text: str) -> str:
    """What two spellings of one heading share: ``Tel.-Nr.`` is ``TelNr``, ``Straße`` is ``strasse``."""
    words = re.sub(r"[^a-z0-9€%]+", " ", fold(text)).strip()
    for pair, single in _UMLAUTS:
        words = words.replace(pair, single)
    return words


def find_heading(grid: Grid, words: Collection[str]) -> Heading:
    """The headings of a list; the words are what its columns may be called, squeezed.

    The row is taken that has most known words and most texts; rows of joined cells above it belong to it.
    """
    candidates = grid.lines[:HEADING_WITHIN]
    if not candidates:
        return Heading(0, 0, (), ())
    known = frozenset(words)
    best = max(candidates, key=lambda line: (_score(line, known), -line.number))
    if not _is_heading(best, known):
        return heading_at(grid, 0)
    return heading_at(grid, best.number)


def heading_at(grid: Grid, row: int) -> Heading:
    """The heading that stands in a row, with what belongs to it above and below; 0 for none."""
    lines = {line.number: line for line in grid.lines}
    if row not in lines:
        return Heading(0, 0, ("",) * grid.width, ("",) * grid.width)
    first = last = row
    while first - 1 in lines and _groups(grid, lines[first - 1], lines[row]):
        first -= 1
    while any(top <= last < bottom for top, _left, bottom, _right in _flat(grid)) and last + 1 in lines:
        last += 1
    rows = [_spread(grid, lines[number]) for number in range(first, last + 1)]
    own, titles = [], []
    for column in range(grid.width):
        parts = list(dict.fromkeys(text for cells in rows if (text := _text(cells, column))))
        titles.append(" ".join(parts))
        own.append(parts[-1] if parts else "")
    return Heading(first, last, tuple(titles), tuple(own))


def take_apart(grid: Grid, heading: Heading) -> Table:
    """The records of a list, and every row that is none with the reason."""
    lines: list[Line] = []
    left: list[tuple[Line, str]] = []
    own = tuple(squeezed(text) for text in heading.own)
    for line in grid.lines:
        if line.number < heading.first:
            left.append((line, "Zeile über der Überschrift"))
        elif heading.first <= line.number <= heading.last:
            continue
        elif any(own) and _repeats(line, own):
            left.append((line, "Überschrift, noch einmal"))
        elif (reason := _sum_reason(line, lines, len([text for text in own if text]) or grid.width)) != "":
            left.append((line, reason))
        else:
            lines.append(_joined(grid, line, lines))
    return Table(heading, tuple(lines), tuple(left))


def _score(line: Line, known: frozenset[str]) -> int:
    texts = [squeezed(cell) for cell in line.cells if isinstance(cell, str) and cell.strip()]
    short = {text for text in texts if 0 < len(text) <= _LONGEST_TITLE}
    others = sum(1 for cell in line.cells if not blank(cell) and (not isinstance(cell, str) or _data(cell)))
    return 4 * sum(1 for text in short if text in known) + len(short) - 3 * others


def _is_heading(line: Line, known: frozenset[str]) -> bool:
    texts = [cell for cell in line.cells if isinstance(cell, str) and cell.strip()]
    if any(squeezed(text) in known for text in texts):
        return True
    return bool(texts) and not any(
        not blank(cell) and (not isinstance(cell, str) or _data(cell)) for cell in line.cells
    )


def _data(text: str) -> bool:
    """Whether a text is no heading: an amount, a day, an address of a mailbox."""
    return bool(re.search(r"@|^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$|^\d{4,}$", text.strip())) or bool(
        _NUMBER.match(text.strip())
    )


def _groups(grid: Grid, above: Line, below: Line) -> bool:
    """Whether the row above names groups of columns: joined cells, or fewer words with gaps between them."""
    if any(not blank(cell) and (not isinstance(cell, str) or _data(cell)) for cell in above.cells):
        return False
    spans = [span for span in grid.merged if span[0] <= above.number <= span[2]]
    wide = [right - left + 1 for _top, left, _bottom, right in spans]
    if wide:
        return max(wide) < max(grid.width, 2) and any(
            size > 1 or span[2] > span[0] for size, span in zip(wide, spans, strict=True)
        )
    return 2 <= above.filled < below.filled and above.number == below.number - 1 and _gaps(above, below)


def _gaps(above: Line, below: Line) -> bool:
    """Every word of the row above stands over a heading of its own, with columns of its group behind it."""
    places = [at for at, cell in enumerate(above.cells) if not blank(cell)]
    return all(not blank(below.cell(at)) for at in places) and any(
        later - at > 1 for at, later in pairwise(places)
    )


def _flat(grid: Grid) -> tuple[Merged, ...]:
    """Joined cells that go over rows."""
    return tuple(span for span in grid.merged if span[2] > span[0])


def _spread(grid: Grid, line: Line) -> list[Any]:
    """The cells of a heading row; a joined cell's word stands over all its columns."""
    cells = [line.cell(at) for at in range(grid.width)]
    for top, left, bottom, right in grid.merged:
        if top <= line.number <= bottom:
            word = line.cell(left - 1) if top == line.number else None
            for column in range(left - 1, min(right, grid.width)):
                cells[column] = word if blank(cells[column]) else cells[column]
    return cells


def _text(cells: Sequence[Any], column: int) -> str:
    cell = cells[column]
    return "" if blank(cell) else " ".join(str(cell).split())[:200]


def _repeats(line: Line, own: tuple[str, ...]) -> bool:
    said = [squeezed(cell) if isinstance(cell, str) else "" for cell in line.cells]
    same = sum(1 for at, word in enumerate(own) if word and at < len(said) and said[at] == word)
    return same >= 2 and same >= line.filled - 1


def _sum_reason(line: Line, above: Sequence[Line], width: int) -> str:
    """Why a row is a sum; empty when it is none."""
    texts = [cell for cell in line.cells if isinstance(cell, str) and cell.strip() and not figure(cell)]
    if texts:
        word = squeezed(texts[0]).rstrip(" 0123456789")
        few = line.filled <= max(2, width // 2) or len(texts) == 1
        named = bool(_SUM.match(word)) or (len(texts) == 1 and bool(_SUM_WORDS.match(word)))
        return "Summenzeile" if named and few and (len(texts) == 1 or _SUM.match(word)) else ""
    return "Summe der Spalte" if _adds_up(line, above, width) else ""


def _adds_up(line: Line, above: Sequence[Line], width: int) -> bool:
    """Only figures, in few of the columns, each the sum of what stands over it."""
    places = [at for at, cell in enumerate(line.cells) if not blank(cell)]
    if not places or len(above) < 2 or len(places) > max(1, width // 2):
        return False
    for at in places:
        value = figure(line.cell(at))
        parts = [part for one in above if (part := figure(one.cell(at))) is not None]
        if value is None or len(parts) < 2 or abs(sum(parts) - value) > Decimal("0.005"):
            return False
    return True


def figure(cell: Any) -> Decimal | None:
    """The number in a cell, as a number or as German text; None when there is none."""
    if isinstance(cell, bool | date):
        return None
    if isinstance(cell, int | float | Decimal):
        found = Decimal(str(cell))
        return found if found.is_finite() else None
    if not isinstance(cell, str) or not _NUMBER.match(cell.strip()):
        return None
    digits = re.sub(r"[^\d,\-]", "", cell).replace(",", ".")
    return Decimal(digits) if digits.strip("-.") else None


def _joined(grid: Grid, line: Line, above: Sequence[Line]) -> Line:
    """A cell joined over several rows holds for all of them."""
    cells = list(line.cells)
    for top, left, bottom, right in _flat(grid):
        if top < line.number <= bottom and left == right:
            source = next((one for one in reversed(above) if one.number == top), None)
            cells.extend([None] * (left - len(cells)))
            if source is not None and blank(cells[left - 1]):
                cells[left - 1] = source.cell(left - 1)
    return replace(line, cells=tuple(cells))


def _last(cells: Sequence[Any]) -> int:
    return max((at for at, cell in enumerate(cells, start=1) if not blank(cell)), default=0)
