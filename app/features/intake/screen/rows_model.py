"""The rows of a list as a table: what stands there, what it is understood as, what becomes of it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.columns import RIGHT_ALIGNED
from app.domain.intake import IntakeField
from app.features.intake.excel import Work, column_letter
from app.features.intake.rules import Action, Fault, Row
from app.ui.icons import icon
from app.ui.plain import tip
from app.ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex
ACTION = 0
FIRST_FIELD = 1
WORDS = {
    Action.NEW: "neu anlegen",
    Action.SKIP: "überspringen",
    Action.FILL: "ergänzen",
    Action.LEAVE: "nicht übernehmen",
}
_LONG = 40
WRONG_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether a cell is to be mended."""


def every(_row: Row) -> bool:
    """No row is left out."""
    return True


class RowsModel(QAbstractTableModel):
    """Rows that pass a filter; cells of the list can be typed into.

    Signals:
        typed: a cell was changed: row of the list, its column, what stood there before it was typed.
        decided: another fate was chosen for a row.
    """

    typed = Signal(int, int)
    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._fields: tuple[tuple[IntakeField, int], ...] = ()
        self._numbers: list[int] = []
        self._place: dict[int, int] = {}

    @property
    def work(self) -> Work | None:
        """The list that is shown."""
        return self._work

    def show_work(self, work: Work, passes: Callable[[Row], bool] = every) -> None:
        """Show the rows of a list that pass."""
        self.beginResetModel()
        self._work = work
        self._fields = work.fields
        self._numbers = [row.number for row in work.rows.values() if passes(row)]
        self._place = {number: at for at, number in enumerate(self._numbers)}
        self.endResetModel()

    def refresh(self, numbers: Sequence[int] = ()) -> None:
        """Rows changed: these, or any."""
        places = [self._place[number] for number in numbers if number in self._place]
        first, last = (min(places), max(places)) if places else (0, len(self._numbers) - 1)
        if last >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def number_at(self, at: int) -> int:
        """The row of the list in a row of the table."""
        return self._numbers[at] if 0 <= at < len(self._numbers) else 0

    def place(self, number: int, field: str) -> QModelIndex:
        """The cell of a row and field; no cell where it is not shown."""
        at = self._place.get(number)
        if at is None:
            return QModelIndex()
        column = next((n for n, (one, _c) in enumerate(self._fields) if one.key == field), None)
        return self.index(at, ACTION if column is None else FIRST_FIELD + column)

    def field_at(self, column: int) -> tuple[IntakeField, int] | None:
        """The field of a column of the table, with its column in the list."""
        at = column - FIRST_FIELD
        return self._fields[at] if 0 <= at < len(self._fields) else None

    def row_at(self, at: int) -> Row | None:
        """What is known of a row of the table."""
        return self._work.rows.get(self.number_at(at)) if self._work is not None else None

    # -- asked by the view ---------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows that pass."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Its fate, the fields, and a remark."""
        return 0 if parent.isValid() else FIRST_FIELD + len(self._fields) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The fields' words with the letter of their column; the numbers of the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.number_at(section))
        found = self.field_at(section)
        if found is not None:
            return f"{column_letter(found[1])}  {found[0].title}"
        return "Was geschieht" if section == ACTION else "Hinweis"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What of a row can be changed."""
        flags = super().flags(index)
        row = self.row_at(index.row())
        if row is None:
            return flags
        cell = self.field_at(index.column()) is not None and not row.left
        return flags | Qt.ItemFlag.ItemIsEditable if cell or index.column() == ACTION else flags

    def data(self, index: _Index, role: int = 0) -> Any:
        """A cell."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        fault = self._fault(row, index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            text = self._text(row, index.column())
            said = f"{text}, zu berichtigen: {fault.remedy}" if fault is not None else text
            return said if role == Qt.ItemDataRole.AccessibleTextRole else " ".join(text.split())
        if role == Qt.ItemDataRole.EditRole:
            return self._edited(row, index.column())
        return self._look(row, index.column(), fault, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed or chosen; the row is checked at once."""
        row, work = self.row_at(index.row()), self._work
        if row is None or work is None or role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() == ACTION:
            if row.action is not value:
                work.decide((row.number,), Action(value))
                self.refresh((row.number,))
                self.decided.emit()
            return True
        found = self.field_at(index.column())
        if found is None or str(value) == self._edited(row, index.column()):
            return False
        work.type((row.number,), found[1], str(value))
        self.refresh()
        self.typed.emit(row.number, found[1])
        return True

    # -- inside --------------------------------------------------------------------------------

    def _text(self, row: Row, column: int) -> str:
        found = self.field_at(column)
        if found is not None and self._work is not None:
            return self._work.text(row.number, *found)
        if column == ACTION:
            return f"ausgelassen: {row.left}" if row.left else WORDS[row.action]
        return remark(row)

    def _edited(self, row: Row, column: int) -> Any:
        found = self.field_at(column)
        if found is None or self._work is None:
            return row.action if column == ACTION else self._text(row, column)
        # A choice is typed as its word; everything else as it stands in the list.
        whole = found[0].choice and self._fault(row, column) is None
        return self._text(row, column) if whole else self._work.raw_text(row.number, found[1])

    def _fault(self, row: Row, column: int) -> Fault | None:
        found = self.field_at(column)
        if found is None or row.action in {Action.SKIP, Action.LEAVE}:
            return None
        return next((one for one in row.faults if one.field == found[0].key), None)

    def _look(self, row: Row, column: int, fault: Fault | None, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            text = f"{fault.remedy}" if fault is not None else self._text(row, column)
            return tip(text) if fault is not None or len(text) > _LONG else None
        if role == WRONG_ROLE:
            return fault is not None
        if role == Qt.ItemDataRole.DecorationRole and fault is not None:
            return icon("circle-alert", "bad", 14)
        if role == Qt.ItemDataRole.ForegroundRole and row.action in {Action.SKIP, Action.LEAVE}:
            return theme().colour("quiet")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        found = self.field_at(column)
        right = found is not None and not found[0].choice and found[0].kind in RIGHT_ALIGNED
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def remark(row: Row) -> str:
    """What the person should know of a row: what is wrong first, then what it may be the same as."""
    loose = [one.remedy for one in row.blocking if one.address.startswith("Zeile")]
    said = [*loose, row.told]
    if row.action is Action.FILL and not row.blocking:
        said.append("ergänzt nichts: alles ist schon da" if not row.fills else "")
    if row.action is Action.NEW and row.drafted is not None:
        said.append(row.drafted.remark)
    return " · ".join(one for one in said if one)
