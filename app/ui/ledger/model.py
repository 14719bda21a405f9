"""What a long list holds; sums and followers cost the same whatever its length."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import Money
from app.ui.fields import Cell
from app.ui.fields.cells import parse_cell
from app.ui.fields.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex


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
        self._summed = tuple(cell for cell in cells if cell.total)
        self._cents: list[dict[str, int]] = []
        self._began: dict[tuple[int, str], Any] = {}

    def setData(self, index: _Index, value: Any, role: int = 0) -> bool:
        """Keep what was typed; a follower that had the old value gets the new one."""
        if not index.isValid():
            return False
        row, name = index.row(), self.cells[index.column()].name
        before = self._began.pop((row, name), self._typed[row][name])
        done = super().setData(index, value, role)
        if self._typed[row][name] != before:
            self._lead(row, name, before)
            self._count(row)
        return done

    def type(self, index: _Index, typed: str) -> None:
        """Keep what is being typed, letter by letter."""
        row, name = index.row(), self.cells[index.column()].name
        self._began.setdefault((row, name), self._typed[row][name])
        super().type(index, typed)

    def add(self) -> int:
        """A new empty row at the end; its number."""
        at = super().add()
        self._count(at)
        return at

    def remove(self, row: int) -> None:
        """Take a row away."""
        if 0 <= row < len(self._cents):
            del self._cents[row]
        super().remove(row)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        super().show_rows(rows)
        self._recount()

    def show_raw(self, raw: Sequence[dict[str, Any]]) -> None:
        """Show again what :meth:`raw` gave."""
        super().show_raw(raw)
        self._recount()

    def fill(self, row: int, name: str, typed: Any) -> None:
        """Put a value into a cell as if it had been typed."""
        column = next(at for at, cell in enumerate(self.cells) if cell.name == name)
        self.setData(self.index(row, column), typed, Qt.ItemDataRole.EditRole)

    def typed(self, row: int, name: str) -> Any:
        """What stands in a cell."""
        return self._typed[row][name]

    def line(self, row: int) -> Any:
        """One line as a value.

        Raises:
            Refused: when a cell cannot be read.
        """
        typed = self._typed[row]
        parsed = {cell.name: self._parsed(row, cell, typed[cell.name], cell.name) for cell in self.cells}
        return replace(self._bases[row], **parsed)

    def total(self, cell: Cell) -> str:
        """Sum of a column, over what is understood of it."""
        return formats.money(Money(sum(row.get(cell.name, 0) for row in self._cents)))

    def _lead(self, row: int, name: str, before: Any) -> None:
        follower = self._follows.get(name)
        if follower is not None and self._typed[row][follower] in {"", before}:
            self.fill(row, follower, self._typed[row][name])

    def _recount(self) -> None:
        self._began.clear()
        self._cents = []
        for row in range(len(self._typed)):
            self._count(row)

    def _count(self, row: int) -> None:
        while len(self._cents) <= row:
            self._cents.append({})
        for cell in self._summed:
            try:
                value = parse_cell(cell.kind, str(self._typed[row][cell.name] or ""), None, date.max)
            except Refused:
                value = None
            self._cents[row][cell.name] = value.cents if isinstance(value, Money) else 0
