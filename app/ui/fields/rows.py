"""A small table inside a form: cost items, sources of money, agreed steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from app.domain.options import Option
from app.ui.fields.cell import Cell
from app.ui.fields.cells import CellDelegate
from app.ui.fields.declared import Editor, Field, Host
from app.ui.fields.rows_model import RowsModel
from app.ui.fields.rows_view import RowsView
from app.ui.fitting import fit_rows
from app.ui.theme import ROW_HEIGHT, theme
from app.ui.theme.fonts import scaled
from app.ui.widgets import Button, IconButton, Text

_MOST_ROWS = 8
_LARGEST = 500
_FIRM = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Rows(Field):
    """Rows of a frozen dataclass whose attributes all have defaults. Value: tuple of rows.

    Args:
        row: the dataclass. cells: its columns; attributes without a column are kept as they are.
        since: a column of days; the table opens at the first row whose day is in this year or later.
        add: text of the button; where it is empty, rows neither come nor go nor change their place.
    """

    row: type[Any] = object
    cells: tuple[Cell, ...] = ()
    since: str = ""
    add: str = "Zeile hinzufügen"

    @property
    def whole(self) -> bool:
        """Whether the rows are all there are: a list of members, not a plan."""
        return not self.add

    def editor(self, host: Host) -> Editor:
        """A table with keyboard."""
        return RowsEditor(self, host)


class RowsEditor(Editor):
    """The table, its buttons and its sums."""

    def __init__(self, field: Rows, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self.whole = field.whole
        self.model = RowsModel(field.name, field.row, field.cells, host.context.clock.today, self)
        self.model.edited.connect(self.edited)
        self.model.edited.connect(self._sum)
        for told in (
            self.model.dataChanged,
            self.model.rowsInserted,
            self.model.rowsRemoved,
            self.model.modelReset,
        ):
            told.connect(self._fit)
        self.view = RowsView(self)
        self.view.setModel(self.model)
        self._dress()
        self._totals = Text("", role="h3")
        self._add = Button(field.add, icon="plus", role="link", run=self.add_row)
        self._remove = IconButton("trash-2", "Zeile entfernen (Strg+Entf)", run=self.remove_current)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addWidget(self._remove)
        foot.addStretch()
        foot.addWidget(self._totals)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addLayout(foot)
        if self.whole:
            self._add.hide()
        theme().resized.connect(self._measure)
        self.view.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())
        self.refresh()
        self._measure()

    def target(self) -> QWidget:
        """The table."""
        return self.view

    def refresh(self) -> None:
        """Read the options of the choice columns anew."""
        for cell in self._declared.cells:
            if callable(cell.options):
                offer = partial(self._offer, cell.name)
                self.host.context.look(cell.options, offer, self, slot=cell.name)
            elif cell.options is not None:
                self._offer(cell.name, cell.options)

    def value(self) -> tuple[Any, ...]:
        """The rows."""
        return self.model.values()

    def show_value(self, value: Any) -> None:
        """Show these rows; the focus of a cell does not fall out of the window with it."""
        focus = QApplication.focusWidget()
        at_work = focus is not None and (focus is self.view or self.view.isAncestorOf(focus))
        if at_work:
            self.view.setFocus()
        rows = tuple(value or ())
        self.model.show_rows(rows)
        if self._declared.since:
            self.view.begin_at(_at_year(rows, self._declared.since, self.host.context.clock.today().year))
        if at_work:
            self.take_focus()

    def raw(self) -> Any:
        """What was typed."""
        return self.model.raw()

    def show_raw(self, raw: Any) -> None:
        """Show again what was typed."""
        self.model.show_raw(raw)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """No buttons, no editing."""
        self.model.read_only = read_only
        self._add.setVisible(not read_only and not self.whole)
        self._remove.setVisible(not read_only and not self.whole)

    def mark_cell(self, at: int, name: str) -> None:
        """Draw a cell of one of the values red; rows left empty are none of them."""
        self.model.wrong.add((self.model.row_of(at), name))
        self.view.viewport().update()

    def mark(self, wrong: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """The cells are marked one by one."""
        if not wrong:
            self.model.wrong.clear()
            self.view.viewport().update()

    def add_row(self, *, asked: bool = True) -> None:
        """Add a row and start typing in it.

        A row that was asked for counts as it stands where nothing has to be filled in; one that Tab began
        after the last does not.
        """
        if self.model.read_only or self.whole or self.model.rowCount() >= _LARGEST:
            return
        at = self.model.add()
        if asked and not any(cell.required for cell in self._declared.cells):
            self.model.count(at)
        index = self.model.index(at, 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus()
        self.view.edit(index)

    def choose(self, letter: str) -> bool:
        """Choose what a letter stands for in the row of the cursor and go on to the next; whether it did."""
        at = self.view.currentIndex()
        keyed = next(
            (n for n, cell in enumerate(self._declared.cells) if letter.lower() in dict(cell.keys)), None
        )
        if keyed is None or not at.isValid() or self.model.read_only or self._types_here(at.column()):
            return False
        value = dict(self._declared.cells[keyed].keys)[letter.lower()]
        self.model.setData(self.model.index(at.row(), keyed), value)
        below = self.model.index(at.row() + 1, at.column())
        if below.isValid():
            self.view.setCurrentIndex(below)
        return True

    def _types_here(self, column: int) -> bool:
        """Whether letters are typed into the cell of the cursor."""
        cell = self._declared.cells[column]
        return cell.options is None and not cell.fixed

    def remove_current(self) -> None:
        """Remove the row the cursor is in."""
        if not self.model.read_only and not self.whole:
            self.model.remove(self.view.currentIndex().row())

    def move_current(self, by: int) -> None:
        """Move the row the cursor is in up or down."""
        index = self.view.currentIndex()
        if index.isValid() and not self.model.read_only and not self.whole:
            self.view.setCurrentIndex(self.model.index(self.model.move(index.row(), by), index.column()))

    def _offer(self, name: str, options: Sequence[Option]) -> None:
        self.model.options[name] = {option.value: option for option in options}
        self.view.viewport().update()

    def _dress(self) -> None:
        view, cells = self.view, self._declared.cells
        view.setProperty("role", "framed")
        view.setAccessibleName(self._declared.label)
        view.setItemDelegate(CellDelegate(self.model, view))
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        wide = next((at for at, cell in enumerate(cells) if cell.stretch), 0)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def _measure(self) -> None:
        """Rows and columns at the size of the text."""
        self.view.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.view.horizontalHeader()
        for at, cell in enumerate(self._declared.cells):
            # A heading that is cut off names nothing.
            self.view.setColumnWidth(at, max(scaled(cell.width), header.sectionSizeHint(at)))
        self._fit()

    def _fit(self) -> None:
        self.view.setVisible(bool(self.model.rowCount()))
        self._remove.setVisible(bool(self.model.rowCount()) and not self.model.read_only and not self.whole)
        fit_rows(self.view, _MOST_ROWS)
        self._sum()

    def _sum(self) -> None:
        totals = [f"{cell.label}: {self.model.total(cell)}" for cell in self._declared.cells if cell.total]
        # Where there is not room for all, each begins a line of its own.
        self._totals.setText("  ".join(f"Summe {part}".replace(" ", _FIRM) for part in totals))
        self._totals.setVisible(bool(self.model.rowCount()))


def _at_year(rows: Sequence[Any], since: str, year: int) -> int:
    """The first row whose day is in that year or later; the last one where all are over."""
    days = (getattr(row, since) for row in rows)
    return next((at for at, day in enumerate(days) if day and day.year >= year), max(len(rows) - 1, 0))
