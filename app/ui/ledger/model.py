"""What a long list holds; only lines that were touched cost anything, whatever its length."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import Money
from app.ui.fields import Cell
from app.ui.fields.cells import parse_cell
from app.ui.fields.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex


class _Typed(list[Any]):
    """Texts of the lines; those of a line are made when it is first looked at."""

    def __init__(self, bases: list[Any], make: Callable[[Any], dict[str, Any]]) -> None:
        super().__init__([None] * len(bases))
        self._bases = bases
        self._make = make

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        if found is None:
            found = self._make(self._bases[at])
            self[at] = found
        return found

    def forget(self, at: int) -> None:
        """The line is another by now; its texts are made anew."""
        self[at] = None


class LedgerModel(RowsModel):
    """Rows as typed; amounts are added up as they change.

    Args:
        follows: cell → cell that takes its value over until somebody changes it.
    """

    def __init__(
        self,
        name: str,
        row: type[Any],
        cells: tuple[Cell, ...],
        follows: Mapping[str, str],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(name, row, cells, today, parent)
        self._follows = dict(follows)
        self._summed = {cell.name: cell for cell in cells if cell.total}
        self._sums = dict.fromkeys(self._summed, 0)
        self._touched: list[bool] = []
        self._made = _Typed(self._bases, self._texts)
        self._typed = self._made
        self._began: dict[tuple[int, str], Any] = {}
        self._known: dict[int, Any] = {}

    # -- editing ---------------------------------------------------------------------------

    def setData(self, index: _Index, value: Any, role: int = 0) -> bool:
        """Keep what was typed; a follower that had the old value gets the new one."""
        if not index.isValid() or self.read_only:
            return False
        row, name = index.row(), self.cells[index.column()].name
        amount = self._cents(row, name)
        before = self._began.pop((row, name), self._typed[row][name])
        self._touched[row] = True
        done = super().setData(index, value, role)
        self._recount(row, name, amount)
        if self._typed[row][name] != before:
            self._lead(row, name, before)
        return done

    def type(self, index: _Index, typed: str) -> None:
        """Keep what is being typed, letter by letter."""
        row, name = index.row(), self.cells[index.column()].name
        self._began.setdefault((row, name), self._typed[row][name])
        self._touched[row] = True
        amount = self._cents(row, name)
        super().type(index, typed)
        self._recount(row, name, amount)

    def add(self) -> int:
        """A new empty row at the end; its number."""
        self._touched.append(True)
        return super().add()

    def remove(self, row: int) -> None:
        """Take a row away."""
        if not 0 <= row < len(self._touched) or self.read_only:
            return
        for name in self._summed:
            self._sums[name] -= self._cents(row, name)
        del self._touched[row]
        self._began.clear()
        super().remove(row)

    def fill(self, row: int, name: str, typed: Any) -> None:
        """Put a value into a cell as if it had been typed."""
        column = next(at for at, cell in enumerate(self.cells) if cell.name == name)
        self.setData(self.index(row, column), typed, Qt.ItemDataRole.EditRole)

    def complete(self, source: str, target: str) -> None:
        """In every line whose target is empty, take the source over; told once for all of them."""
        for row in range(self.rowCount()):
            if self._touched[row]:
                typed = self._typed[row]
                if typed[target] == "" and typed[source] != "":
                    typed[target] = typed[source]
            elif getattr(self._bases[row], target) is None:
                base = self._bases[row]
                self._bases[row] = replace(base, **{target: getattr(base, source)})
                self._made.forget(row)
        self._count_all()
        self.layoutChanged.emit()
        self.edited.emit()

    # -- reading ---------------------------------------------------------------------------

    def typed(self, row: int, name: str) -> Any:
        """What stands in a cell."""
        return self._typed[row][name]

    def line(self, row: int) -> Any:
        """One line as a value.

        Raises:
            Refused: when a cell cannot be read.
        """
        if not self._touched[row]:
            return self._bases[row]
        typed = self._typed[row]
        parsed = {cell.name: self._parsed(row, cell, typed[cell.name], cell.name) for cell in self.cells}
        return replace(self._bases[row], **parsed)

    def values(self) -> tuple[Any, ...]:
        """The lines as values; lines in which nothing was typed are left out.

        Raises:
            Refused: for each cell that is wrong, as ``name[line].cell`` without the lines left out.
        """
        faults, kept = Faults(), []
        for row in self._filled():
            if not self._touched[row]:
                kept.append(self._bases[row])
                continue
            place = f"{self._name}[{len(kept)}]"
            parsed = {
                cell.name: faults.take(
                    self._parsed, row, cell, self._typed[row][cell.name], f"{place}.{cell.name}"
                )
                for cell in self.cells
            }
            kept.append(replace(self._bases[row], **parsed))
        faults.refuse()
        return tuple(kept)

    def row_of(self, kept: int) -> int:
        """The row that one of ``values`` was typed in."""
        filled = list(self._filled())
        return filled[kept] if kept < len(filled) else kept

    def total(self, cell: Cell) -> str:
        """Sum of a column, over what is understood of it."""
        return formats.money(Money(self._sums[cell.name]))

    # -- showing ---------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; each has an ``id``, which is 0 while it has none."""
        self.beginResetModel()
        self._bases = list(rows)
        self._made = _Typed(self._bases, self._texts)
        self._typed = self._made
        self._touched = [False] * len(self._bases)
        self._known = {row.id: row for row in rows if row.id}
        self.wrong.clear()
        self._began.clear()
        self._count_all()
        self.endResetModel()

    def raw(self) -> list[Any]:
        """What was typed; a line of the file nobody touched is its id alone."""
        return [
            self._bases[row].id
            if not self._touched[row] and self._bases[row] == self._known.get(self._bases[row].id)
            else {"id": self._bases[row].id, **self._typed[row]}
            for row in range(self.rowCount())
        ]

    def show_raw(self, raw: Sequence[Any]) -> None:
        """Show again what :meth:`raw` gave; a line that is gone from the file since is left out."""
        known = dict(self._known)
        kept = [one for one in raw if isinstance(one, dict) or one in known]
        self.show_rows([self._base_of(one, known) for one in kept])
        self._known = known
        for row, one in enumerate(kept):
            if isinstance(one, dict):
                self._typed[row].update({key: value for key, value in one.items() if key != "id"})
                self._touched[row] = True
        self._count_all()
        self.layoutChanged.emit()

    # -- inside ----------------------------------------------------------------------------

    def _base_of(self, one: Any, known: Mapping[int, Any]) -> Any:
        if not isinstance(one, dict):
            return known[one]
        return known.get(one["id"]) or self._row()

    def _filled(self) -> Iterator[int]:
        return (row for row in range(self.rowCount()) if not self._touched[row] or not self.is_empty(row))

    def _lead(self, row: int, name: str, before: Any) -> None:
        follower = self._follows.get(name)
        if follower is not None and self._typed[row][follower] in {"", before}:
            self.fill(row, follower, self._typed[row][name])

    def _cents(self, row: int, name: str) -> int:
        """What a cell counts in the sum of its column."""
        cell = self._summed.get(name)
        if cell is None:
            return 0
        if not self._touched[row]:
            value = getattr(self._bases[row], name)
            return value.cents if isinstance(value, Money) else 0
        try:
            value = parse_cell(cell.kind, str(self._typed[row][name] or ""), None, date.max)
        except Refused:
            return 0
        return value.cents if isinstance(value, Money) else 0

    def _recount(self, row: int, name: str, before: int) -> None:
        if name in self._sums:
            self._sums[name] += self._cents(row, name) - before

    def _count_all(self) -> None:
        for name in self._summed:
            self._sums[name] = sum(self._cents(row, name) for row in range(len(self._bases)))
