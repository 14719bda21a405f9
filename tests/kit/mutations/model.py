"""A workbook as a person handles it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from app.features.handover.rules.identity import MARK, UID
from app.features.handover.rules.sent import ANSWERS, Plain, Sent


@dataclass(frozen=True)
class Typed:
    """What somebody put into a cell.

    Args:
        uid: the record it is meant for; empty when for none that is known.
        key: the column it is meant for; empty for one of their own.
        plain: the value meant, as the program keeps values; None when it can be none.
        text: what is looked for where nothing else can be told of it.
    """

    uid: str
    key: str
    plain: Plain
    text: str


@dataclass(frozen=True)
class Cell:
    """A cell.

    Args:
        kind: ``s`` text, ``n`` number, ``b`` truth, ``e`` error; empty when nothing stands in it.
        text: what stands in it, numbers as the file writes them; of a formula its last result.
        style: number of its style.
        formula: what it is computed by.
        typed: what somebody meant by it; None for what was sent and for copies of it.
    """

    kind: str = ""
    text: str = ""
    style: str = "0"
    formula: str = ""
    typed: Typed | None = None

    @property
    def cleared(self) -> "Cell":
        """The cell with nothing in it."""
        return Cell(style=self.style)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.kind or self.formula)


@dataclass
class Column:
    """A column; ``key`` is empty for one of their own, ``named`` says whether the file has a name for it."""

    key: str
    hidden: bool = False
    named: bool = False


@dataclass
class Row:
    """A row.

    Args:
        uid: the record a person takes it for; empty where nobody can tell.
        cells: in the order of the columns.
        hidden: whether a filter hides it.
        pasted: the record it was before what one sees of another one was pasted over it.
    """

    uid: str
    cells: list[Cell]
    hidden: bool = False
    pasted: str = ""


@dataclass
class Sheet:
    """A sheet of data.

    Args:
        title: its name.
        key: which sheet of ours it is; empty for one of their own.
        columns: in order.
        heading: the cells of the headings.
        rows: below the headings.
        above: rows above the headings.
        merged: top row, bottom row and column of merged cells; nothing is moved after there are any.
        torn: whether only some columns were sorted, so that identities stand apart.
    """

    title: str
    key: str
    columns: list[Column]
    heading: list[Cell]
    rows: list[Row]
    above: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[Row, Row, int]] = field(default_factory=list)
    torn: bool = False

    def at(self, key: str) -> int | None:
        """Place of a column; None when it is gone."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), None)

    def places(self, fits: Callable[[Column], bool]) -> list[int]:
        """Places of columns."""
        return [at for at, column in enumerate(self.columns) if fits(column)]

    @property
    def answers(self) -> list[int]:
        """Places of the columns to be filled in."""
        return self.places(lambda column: column.key in ANSWERS)

    @property
    def office(self) -> list[int]:
        """Places of the columns of the office."""
        return self.places(lambda column: column.key not in {*ANSWERS, UID, MARK, ""})

    @property
    def visible(self) -> list[int]:
        """Places of the columns one sees."""
        return self.places(lambda column: not column.hidden)

    def number_of(self, row: Row) -> int:
        """Number of a row as the sheet shows it."""
        return len(self.above) + 2 + next(at for at, one in enumerate(self.rows) if one is row)

    def copy(self, title: str) -> "Sheet":
        """The same under another name; names of the file stay with the original."""
        columns = [replace(column, named=False) for column in self.columns]
        rows = [Row(row.uid, list(row.cells), row.hidden, row.pasted) for row in self.rows]
        return Sheet(title, self.key, columns, list(self.heading), rows, [list(row) for row in self.above])


@dataclass
class Book:
    """A workbook.

    Args:
        sheets: those with data, in order.
        sent: what went out.
        original: the file that went out, for everything that is not its data.
        titles: keys of the sheets by the title they went out under.
        count: how much was typed; makes every text another one.
    """

    sheets: list[Sheet]
    sent: Sent
    original: bytes
    count: int = 0

    def next(self) -> int:
        """A number nobody typed yet."""
        self.count += 1
        return self.count

    def value(self, sheet: Sheet, uid: str, key: str) -> Plain:
        """What was sent in a cell."""
        base = self.sent.by_key.get(sheet.key)
        if base is None or uid not in base.by_uid or key not in base.places:
            return None
        return base.by_uid[uid].values[base.places[key]]

    def cells(self) -> Iterator[tuple[Sheet, Row, int, str, Cell]]:
        """Every cell below the headings with its place and address."""
        for sheet in self.sheets:
            for number, row in enumerate(sheet.rows, start=len(sheet.above) + 2):
                for at, cell in enumerate(row.cells):
                    yield sheet, row, at, f"{get_column_letter(at + 1)}{number}", cell

    def copy(self) -> "Book":
        """The same, to be changed."""
        sheets = []
        for sheet in self.sheets:
            other = sheet.copy(sheet.title)
            other.columns = [replace(column) for column in sheet.columns]
            sheets.append(other)
        return Book(sheets, self.sent, self.original, self.count)
