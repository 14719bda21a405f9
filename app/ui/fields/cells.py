"""How one cell of a small table is typed, read and shown."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain import formats
from app.domain.columns import Kind
from app.domain.dates import parse_date
from app.domain.money import Money
from app.domain.parsing import parse_area, parse_minutes, parse_number, parse_share
from app.domain.text import LONGEST_LINE, clean_line
from app.ui.fields.numbers import amount_text, minutes_text

if TYPE_CHECKING:
    from app.ui.fields.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex

_READERS: dict[Kind, Callable[[str, str | None], Any]] = {
    Kind.MONEY: Money.parse,
    Kind.NUMBER: parse_number,
    Kind.SHARE: parse_share,
    Kind.MINUTES: parse_minutes,
    Kind.AREA: parse_area,
}


def parse_cell(kind: Kind, typed: str, field: str | None, today: date) -> Any:
    """The value of a cell; empty is an empty text, or None for everything else.

    Raises:
        Refused: when it is none.
    """
    if kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.STATE}:
        return clean_line(typed, field)
    if not typed.strip():
        return None
    if kind is Kind.DATE:
        return parse_date(typed, today, field)
    return _READERS[kind](typed, field)


def cell_text(kind: Kind, value: Any) -> str:
    """A value as it is typed."""
    if value is None:
        return ""
    shown: dict[Kind, Callable[[Any], str]] = {
        Kind.MONEY: amount_text,
        Kind.NUMBER: formats.number,
        Kind.SHARE: lambda share: formats.percent(share).removesuffix(f"{formats.NBSP}%"),
        Kind.MINUTES: minutes_text,
        Kind.AREA: lambda dm2: formats.area(dm2).removesuffix(f"{formats.NBSP}m²"),
        Kind.DATE: formats.day,
    }
    return shown[kind](value) if kind in shown else str(value)


class CellDelegate(QStyledItemDelegate):
    """A line for typed cells, a list for choices."""

    def __init__(self, model: "RowsModel", parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The widget over the cell."""
        del option
        cell = self._model.cells[index.column()]
        made: QWidget
        if cell.options is None:
            line = QLineEdit(parent)
            line.setMaxLength(LONGEST_LINE)
            # Kept letter by letter, so that Ctrl+S in the middle of a cell saves what is there.
            at = QPersistentModelIndex(index)
            line.textEdited.connect(lambda typed: self._model.type(at, typed))
            line.setAlignment(Qt.AlignmentFlag(self._model.data(index, Qt.ItemDataRole.TextAlignmentRole)))
            made = line
        else:
            box = QComboBox(parent)
            box.addItem("–", None)
            for choice in self._model.options.get(cell.name, {}).values():
                if choice.active or choice.value == self._model.data(index, Qt.ItemDataRole.EditRole):
                    box.addItem(choice.label, choice.value)
            box.activated.connect(lambda _row: self.commitData.emit(box))
            made = box
        made.setProperty("role", "cell")
        made.setAccessibleName(f"{cell.label}, Zeile {index.row() + 1}")
        return made

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What the cell holds."""
        kept = self._model.data(index, Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(kept), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(kept))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """What was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
