"""The lines of the comparison: one a cell, under a heading for each sheet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain import formats
from app.domain.columns import Column, Kind
from app.features.handover.rules.deciding import Deciding, by_sheet
from app.features.handover.rules.returned import GRADE_LABELS, Grade, Graded, Way
from app.ui.chips import Chip, Chips, Tone
from app.ui.table.ticked import TICK, Mark, TickColumn

_MARKS = {True: Mark.YES, False: Mark.NO, None: Mark.OPEN}
_TONES = {
    Grade.ANSWER: Tone.GOOD,
    Grade.PROPOSED: Tone.INFO,
    Grade.PARALLEL: Tone.INFO,
    Grade.CONFLICT: Tone.BAD,
    Grade.UNREADABLE: Tone.WARN,
    Grade.ROW_UNKNOWN: Tone.WARN,
    Grade.ROW_DUPLICATED: Tone.WARN,
    Grade.ROW_MISSING: Tone.WARN,
    Grade.COLUMN_MISSING: Tone.WARN,
    Grade.COLUMN_UNKNOWN: Tone.WARN,
    Grade.COMMENT: Tone.INFO,
}
_COLUMNS = frozenset({Grade.COLUMN_UNKNOWN, Grade.COLUMN_RENAMED})
CHIPS: Chips = {
    "grade": {grade: Chip(label, _TONES.get(grade, Tone.NEUTRAL)) for grade, label in GRADE_LABELS.items()}
}
COLUMNS: tuple[Column[Any], ...] = (
    TickColumn(TICK, "Ja", width=56, sortable=False, rigid=True, help="Angekreuzt wird übernommen."),
    Column("label", "Vorgang", width=200, sortable=False),
    Column("column", "Spalte", width=150, sortable=False),
    Column("theirs", "Zurückgekommen", width=200, sortable=False),
    Column("grade", "Bewertung", Kind.STATE, 164, sortable=False, rigid=True),
    Column("ours", "Hier jetzt", width=200, sortable=False, shown=False),
    Column("sent", "Gesendet", width=200, sortable=False, shown=False),
    Column("address", "Zelle", width=76, sortable=False, shown=False),
)


@dataclass(frozen=True)
class CellLine:
    """One cell; its mark is asked of the decisions each time it is drawn."""

    cell: Graded
    deciding: Deciding

    @property
    def id(self) -> int:
        """That of the cell."""
        return self.cell.id

    @property
    def heading(self) -> str:
        """None."""
        return ""

    @property
    def mark(self) -> Mark:
        """Yes, no, or a conflict that is open."""
        return Mark.NONE if self.cell.way is Way.NONE else _MARKS[self.deciding.state(self.cell)]

    @property
    def tick(self) -> str:
        """The mark in words."""
        return self.mark.value[2]

    @property
    def label(self) -> str:
        """How people know the record, or where in the file it is."""
        if self.cell.label:
            return self.cell.label
        return f"Spalte {self.cell.address}" if self.cell.grade in _COLUMNS else self.cell.address

    @property
    def column(self) -> str:
        """Heading of the column."""
        return self.cell.column

    @property
    def theirs(self) -> str:
        """What came back."""
        return self.cell.theirs_text

    @property
    def ours(self) -> str:
        """What is here."""
        return self.cell.ours_text

    @property
    def sent(self) -> str:
        """What went out."""
        return self.cell.sent_text

    @property
    def address(self) -> str:
        """The cell in the file."""
        return self.cell.address

    @property
    def grade(self) -> Grade:
        """For the chip."""
        return self.cell.grade


@dataclass
class SheetLine:
    """The heading of a sheet; its box stands for all lines below it."""

    id: int
    heading: str
    below: tuple[CellLine, ...]
    _known: tuple[int, Mark] = (-1, Mark.NONE)

    @property
    def mark(self) -> Mark:
        """Of all that can be ticked; counted once after each decision, for it is drawn often."""
        version = self.below[0].deciding.version
        if self._known[0] != version:
            marks = {line.mark for line in self.below} - {Mark.NONE}
            one = marks.pop() if marks else Mark.NONE
            self._known = (version, Mark.SOME if marks else one)
        return self._known[1]


Line = CellLine | SheetLine


@dataclass(frozen=True)
class Listed:
    """Lines as a table shows them.

    Args:
        numbers: where each stands, by id. front: the line the cursor comes to.
    """

    lines: Sequence[Line]
    numbers: Mapping[int, int]
    front: int | None


def listed(
    deciding: Deciding, grades: Collection[Grade], wanted: Callable[[Graded], bool] | None, name: str
) -> Listed:
    """The cells of these grades (of all where none is named) that are wanted, sheet by sheet.

    The cursor comes to the cell of that name, or to the first.
    """
    cells = [
        cell
        for cell in deciding.comparison.cells
        if (not grades or cell.grade in grades) and (wanted is None or wanted(cell))
    ]
    found: list[Line] = []
    for number, (sheet, together) in enumerate(by_sheet(cells).items(), 1):
        below = tuple(CellLine(cell, deciding) for cell in together)
        many = formats.count(len(below), "Zelle", "Zellen")
        found += [SheetLine(-number, f"{sheet or 'Ganze Datei'} · {many}", below), *below]
    same = (cell.id for cell in cells if name and deciding.name(cell) == name)
    first = found[1].id if found else None
    return Listed(found, {line.id: at for at, line in enumerate(found)}, next(same, first))


def contains(typed: str) -> Callable[[Graded], bool] | None:
    """Whether a cell holds all the words typed; None when nothing was."""
    words = typed.casefold().split()
    if not words:
        return None

    def holds(cell: Graded) -> bool:
        text = f"{cell.label} {cell.column} {cell.theirs_text} {cell.ours_text} {cell.address}".casefold()
        return all(word in text for word in words)

    return holds
