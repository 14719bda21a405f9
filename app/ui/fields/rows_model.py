"""What a small table holds: text as typed, read as values when the form is collected."""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.columns import RIGHT_ALIGNED, Kind
from app.domain.errors import Faults, Refused
from app.domain.money import Money
from app.domain.options import Option
from app.ui.fields.cell import Cell
from app.ui.fields.cells import cell_text, parse_cell
from app.ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Holds what was typed as text (choices: their value) until it is read.

    Signals:
        edited: a person changed a cell, added or removed a row.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        row: type[Any],
        cells: tuple[Cell, ...],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.cells = cells
        self._name = name
        self._row = row
        self.options: dict[str, dict[Any, Option]] = {}
        self.read_only = False
        self.wrong: set[tuple[int, str]] = set()
        self._typed: list[dict[str, Any]] = []
        self._bases: list[Any] = []
        self._begun: list[Any] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows."""
        return 0 if parent.isValid() else len(self._typed)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self.cells)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Headings, aligned like their column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.cells):
            return None
        cell = self.cells[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.label} *" if cell.required else cell.label
        return _alignment(cell) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = 0) -> Any:
        """Text of a cell, red where it is wrong."""
        if not index.isValid():
            return None
        cell = self.cells[index.column()]
        typed = self._typed[index.row()][cell.name]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(cell, typed)
        if role == Qt.ItemDataRole.EditRole:
            return typed
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(cell)
        if role == Qt.ItemDataRole.ForegroundRole and (index.row(), cell.name) in self.wrong:
            return QColor(theme().tokens.bad)
        return None

    def setData(self, index: _Index, value: Any, role: int = 0) -> bool:
        """Keep what was typed, tidied where it is understood."""
        if role not in {Qt.ItemDataRole.EditRole, 0} or not index.isValid():
            return False
        cell = self.cells[index.column()]
        kept = value if cell.options is not None else self._tidied(cell, str(value or ""))
        if self._typed[index.row()][cell.name] == kept:
            return False
        self._typed[index.row()][cell.name] = kept
        self.wrong.discard((index.row(), cell.name))
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def type(self, index: _Index, typed: str) -> None:
        """Keep what is being typed, letter by letter; the view is not told, it has the editor."""
        self._typed[index.row()][self.cells[index.column()].name] = typed
        self.edited.emit()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All cells can be edited but those that are fixed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        fixed = self.read_only or self.cells[index.column()].fixed
        return base if fixed else base | Qt.ItemFlag.ItemIsEditable

    def add(self) -> int:
        """A new row at the end; its number."""
        at = len(self._typed)
        base = self._row()
        self.beginInsertRows(QModelIndex(), at, at)
        self._bases.append(base)
        self._typed.append(self._fresh(base))
        self._begun.append(base)
        self.endInsertRows()
        self.edited.emit()
        return at

    def count(self, row: int) -> None:
        """Let a new row count as it stands, though nothing was typed in it."""
        self._begun = [base for base in self._begun if base is not self._bases[row]]

    def is_empty(self, row: int) -> bool:
        """Whether nothing was typed or chosen in a row; what a new row begins with is neither."""
        base = self._bases[row]
        begins = self._fresh(base) if any(base is one for one in self._begun) else {}
        return all(
            value in (None, "") or (name in begins and value == begins[name])
            for name, value in self._typed[row].items()
        )

    def remove(self, row: int) -> None:
        """Take a row away."""
        if 0 <= row < len(self._typed):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._typed[row]
            del self._bases[row]
            self.endRemoveRows()
            self.wrong.clear()
            self.edited.emit()

    def move(self, row: int, by: int) -> int:
        """Exchange a row with its neighbour; where it stands now."""
        target = row + by
        if not (0 <= row < len(self._typed) and 0 <= target < len(self._typed)):
            return row
        for column in (self._typed, self._bases):
            column[row], column[target] = column[target], column[row]
        self.wrong.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._typed) - 1, self.columnCount() - 1))
        self.edited.emit()
        return target

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._bases, self._begun = list(rows), []
        self._typed = [self._texts(row) for row in rows]
        self.wrong.clear()
        self.endResetModel()

    def raw(self) -> list[dict[str, Any]]:
        """What was typed, and what the rows carry unseen (their ids), for JSON."""
        seen = {cell.name for cell in self.cells}
        return [
            {
                **{n: v for n, v in _carried(base).items() if n not in seen},
                **typed,
                **({_BEGUN: True} if any(base is one for one in self._begun) else {}),
            }
            for base, typed in zip(self._bases, self._typed, strict=True)
        ]

    def show_raw(self, raw: Sequence[dict[str, Any]]) -> None:
        """Show again what :meth:`raw` gave."""
        seen = {cell.name for cell in self.cells}
        unseen = {*seen, _BEGUN}
        self.show_rows([self._row(**{n: v for n, v in row.items() if n not in unseen}) for row in raw])
        self._begun = [base for base, row in zip(self._bases, raw, strict=True) if _BEGUN in row]
        for typed, row in zip(self._typed, raw, strict=True):
            typed.update({name: row[name] for name in seen if name in row})
        self.layoutChanged.emit()

    def values(self) -> tuple[Any, ...]:
        """The rows as values; rows in which nothing was typed are left out.

        Raises:
            Refused: for each cell that is missing or wrong, as ``name[row].cell`` without the rows left out.
        """
        faults = Faults()
        kept: list[tuple[Any, dict[str, Any]]] = []
        for at, (base, typed) in enumerate(zip(self._bases, self._typed, strict=True)):
            if self.is_empty(at):
                continue
            name = f"{self._name}[{len(kept)}]"
            parsed = {
                cell.name: faults.take(self._parsed, at, cell, typed[cell.name], f"{name}.{cell.name}")
                for cell in self.cells
            }
            kept.append((base, parsed))
        faults.refuse()
        return tuple(
            self._row(**{**{f.name: getattr(base, f.name) for f in fields(base)}, **parsed})
            for base, parsed in kept
        )

    def row_of(self, kept: int) -> int:
        """The row that one of ``values`` was typed in."""
        filled = [row for row in range(self.rowCount()) if not self.is_empty(row)]
        return filled[kept] if kept < len(filled) else kept

    def total(self, cell: Cell) -> str:
        """Sum of a column, over what is understood of it."""
        amounts: list[Any] = []
        for typed in self._typed:
            try:
                value = self._read(cell, str(typed[cell.name] or ""))
            except Refused:
                continue
            if value is not None:
                amounts.append(value)
        if cell.kind is Kind.MONEY:
            return formats.money(Money.total(amounts))
        if cell.kind is Kind.AREA:
            return formats.area(sum(amounts))
        return cell_text(cell.kind, sum(amounts))

    def _parsed(self, at: int, cell: Cell, typed: Any, place: str) -> Any:
        if cell.required and typed in (None, ""):
            raise Refused(f"Zeile {at + 1}: Bitte „{cell.label}“ ausfüllen.", place)
        if cell.options is not None:
            return typed
        try:
            return self._read(cell, str(typed), place)
        except Refused as refused:
            raise Refused(f"Zeile {at + 1}: {refused.sentence}", place) from None

    def _read(self, cell: Cell, typed: str, place: str | None = None) -> Any:
        return parse_cell(cell.kind, typed, place, self._today())

    def _tidied(self, cell: Cell, typed: str) -> str:
        try:
            value = self._read(cell, typed)
        except Refused:
            return typed
        return "" if value is None else cell_text(cell.kind, value)

    def _fresh(self, base: Any) -> dict[str, Any]:
        """What the cells of a new row show."""
        days = {cell.name: cell_text(cell.kind, self._today()) for cell in self.cells if cell.today}
        return {**self._texts(base), **days}

    def _texts(self, row: Any) -> dict[str, Any]:
        """What the cells of a row show; choices keep their value."""
        values = {cell: getattr(row, cell.name) for cell in self.cells}
        return {
            cell.name: value if cell.options is not None else cell_text(cell.kind, value)
            for cell, value in values.items()
        }

    def _shown(self, cell: Cell, typed: Any) -> str:
        if cell.options is None:
            # Only here: what is typed over would have to be typed again with the sign.
            sign = (
                _SIGNS.get(cell.kind, "") if typed and _SIGNS.get(cell.kind, "").strip() not in typed else ""
            )
            return f"{typed}{sign}"
        option = self.options.get(cell.name, {}).get(typed)
        return option.label if option else ("" if typed in {None, ""} else "…")


_BEGUN = "+"
"""Kept with a row that was added and not asked for as it is."""
_SIGNS = {Kind.SHARE: f"{formats.NBSP}%", Kind.AREA: f"{formats.NBSP}m²"}


def _alignment(cell: Cell) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if cell.kind in RIGHT_ALIGNED else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _carried(base: Any) -> dict[str, Any]:
    """Attributes of a row that JSON can hold: ids and codes the table does not show."""
    values = {f.name: getattr(base, f.name) for f in fields(base) if f.default is not MISSING}
    return {name: value for name, value in values.items() if value is None or isinstance(value, str | int)}
