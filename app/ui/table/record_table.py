"""Tables as screens use them: with their request, their empty state, their selection."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest
from app.ui.chips import Chips
from app.ui.context import Context
from app.ui.fitting import fit_rows
from app.ui.table.memory_model import MemoryModel
from app.ui.table.view import TableView
from app.ui.table_model import HasId, PagedModel, Paging
from app.ui.theme import theme
from app.ui.widgets import EmptyState, Quiet, Text

Row = TypeVar("Row", bound=HasId)


class RecordTable(QWidget, Generic[Row]):
    """A paged table.

    Signals:
        opened: a record shall be shown. chosen: the cursor is on it. clicked_row: the mouse was.
        counted: how many rows the request has. typed: letters for the search field.
        requested: the order was changed by the header.
    """

    opened = Signal(int)
    chosen = Signal(int)
    clicked_row = Signal(int)
    counted = Signal(int)
    typed = Signal(str)
    requested = Signal()

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column[Row]],
        page: Paging[Row],
        *,
        key: str,
        name: str = "Liste",
        chips: Chips | None = None,
        embedded: bool = False,
        empty: str = "Hier steht noch nichts.",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: PagedModel[Row] = PagedModel(context, columns, page, chips, self)
        self.view = TableView(self.model, context.settings, key, name)
        self._fixed: tuple[Filter, ...] = ()
        self._wanted: int | None = None
        self._make_empty: Callable[[], QWidget] = partial(EmptyState, "inbox", empty, "")
        self._empty: QWidget | None = None
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)
        if embedded:
            self.view.setProperty("role", "framed")
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self.chosen)
        self.view.clicked_row.connect(self.clicked_row)
        self.view.typed.connect(self.typed)
        self.view.sorted_by.connect(self._sort)
        self.model.counted.connect(self._counted)
        self.model.arrived.connect(self._arrived)

    def request(self) -> PageRequest:
        """What is shown now."""
        return self.model.request

    def set_fixed(self, filters: Sequence[Filter]) -> None:
        """Conditions that always hold (the records of one application), and show."""
        self._fixed = tuple(filters)
        self.ask(replace(self.model.request, filters=()))

    def ask(self, request: PageRequest) -> None:
        """Show another search, other filters, another order."""
        self._wanted = self.view.current_id()
        self.view.show_sort(request.sort, descending=request.descending)
        self.model.ask(replace(request, filters=(*self._fixed, *request.filters)))

    def reload(self) -> None:
        """The same again, the cursor on the same record."""
        self._wanted = self._wanted or self.view.current_id()
        self.model.reload()

    def select(self, record_id: int) -> None:
        """Put the cursor on a record, now or when its page comes; until then no other looks chosen."""
        if not self.view.select_id(record_id):
            self._wanted = record_id
            self.deselect()

    def deselect(self) -> None:
        """No record of the list is shown beside it; the cursor stays where it was."""
        self.view.clearSelection()

    def selected_ids(self) -> tuple[int, ...]:
        """Records selected."""
        return self.view.selected_ids()

    def set_empty(self, make: Callable[[], QWidget]) -> None:
        """What stands where there are no rows; made when there are none."""
        self._make_empty = make
        if self._empty is None:
            return
        old, shown = self._empty, self._stack.currentWidget() is self._empty
        focused = old.isAncestorOf(QApplication.focusWidget() or self)
        self._empty = None
        if shown:
            self._show(empty=True)
        if focused:
            # Before the old one goes: Qt would give the focus to whatever comes next in the window.
            self.take_focus()
        self._stack.removeWidget(old)
        old.deleteLater()

    def _counted(self, count: int) -> None:
        self._show(empty=not count)
        self._begin_at_first(count)
        self.counted.emit(count)

    def _begin_at_first(self, count: int) -> None:
        """Rows that come after the focus are begun at the first, as Qt does where they were there before."""
        view = self.view
        if count and view.hasFocus() and not view.currentIndex().isValid():
            first = self.model.index(0, view.arrangement.first())
            view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _show(self, *, empty: bool) -> None:
        if empty and self._empty is None:
            self._empty = self._make_empty()
            self._stack.addWidget(self._empty)
        shown = self._empty if empty and self._empty else self.view
        before = self._stack.currentWidget()
        focused = before is not None and before.isAncestorOf(QApplication.focusWidget() or self)
        focused = focused or before is QApplication.focusWidget()
        self._stack.setCurrentWidget(shown)
        if focused and shown is not before:
            # Not to whatever comes next on the page.
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """The focus goes to the rows, or to what stands where there are none."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrived(self) -> None:
        if self._wanted is None:
            return
        bar = self.view.verticalScrollBar()
        at = bar.value()
        blocked = self.view.blockSignals(True)
        if self.view.select_id(self._wanted):
            self._wanted = None
            bar.setValue(at)
            self.view.scrollTo(self.view.currentIndex())
        self.view.blockSignals(blocked)

    def _sort(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.ask(replace(self._bare(), sort=key, descending=descending))
        self.requested.emit()

    def _bare(self) -> PageRequest:
        """The request without the fixed conditions, which come back by themselves."""
        request = self.model.request
        return replace(request, filters=request.filters[len(self._fixed) :])


class SimpleTable(QWidget, Generic[Row]):
    """A table of rows in memory, with sums below it.

    Signals:
        opened: Return or a double click on a row.
    """

    opened = Signal(int)
    chosen = Signal(int)
    _MOST_ROWS = 12

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column[Row]],
        *,
        key: str,
        name: str = "Tabelle",
        chips: Chips | None = None,
        totals: Sequence[str] = (),
        empty: str = "Hier steht noch nichts.",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._totals = tuple(totals)
        self.model: MemoryModel[Row] = MemoryModel(context, columns, chips, self)
        self.view = TableView(self.model, context.settings, key, name)
        self.view.setProperty("role", "framed")
        self.view.horizontalHeader().setSectionsClickable(False)
        self.view.horizontalHeader().setSortIndicatorShown(False)
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self.chosen)
        self._empty = Quiet(empty)
        self._sums = Text("", role="h3")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addWidget(self._empty)
        layout.addWidget(self._sums)
        theme().resized.connect(self._fit)
        self.view.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())
        self.set_rows(())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.model.show_rows(rows)
        # A column of marks that no row wears takes the room of the others.
        unmarked = (column for column in self._columns if not column.title)
        self.view.arrangement.leave_out(
            {column.key for column in unmarked if not any(column.value(row) for row in rows)}
        )
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._fit()
        sums = [self._sum(column, rows) for column in self._columns if column.key in self._totals]
        self._sums.setText("   ".join(sums))
        self._sums.setVisible(bool(sums) and bool(rows))

    def _fit(self) -> None:
        fit_rows(self.view, self._MOST_ROWS)

    def select(self, record_id: int | None) -> None:
        """Show which row the buttons below are about."""
        if record_id is None:
            self.view.clearSelection()
        else:
            self.view.select_id(record_id)

    @staticmethod
    def _sum(column: Column[Row], rows: Sequence[Row]) -> str:
        values: list[Any] = [value for row in rows if (value := column.value(row)) is not None]
        if column.kind is Kind.MONEY:
            return f"Summe {column.title}: {formats.money(Money.total(values))}"
        kinds = {Kind.MINUTES: formats.minutes, Kind.AREA: formats.area}
        shown = kinds.get(column.kind, formats.number)
        return f"Summe {column.title}: {shown(sum(values))}"
