"""A titled table with the buttons that belong to it, as the tabs of a record are made of."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import Column
from app.ui.chips import Chips
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.table import SimpleTable
from app.ui.table_model import HasId
from app.ui.widgets import H3, Button

Row = TypeVar("Row", bound=HasId)


class Part(QWidget, Generic[Row]):
    """A heading, a table in memory, its buttons.

    Signals:
        chosen: the cursor is on another row.
    """

    chosen = Signal()

    def __init__(
        self,
        context: Context,
        title: str,
        columns: Sequence[Column[Row]],
        chips: Chips,
        *,
        key: str,
        totals: Sequence[str] = (),
        empty: str = "Hier steht noch nichts.",
    ) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self._at: int | None = None
        self.table: SimpleTable[Row] = SimpleTable(
            context, columns, key=key, name=title, chips=chips, totals=totals, empty=empty
        )
        self.table.chosen.connect(self.choose)
        self._buttons = FlowBox(gap=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(H3(title))
        layout.addWidget(self.table)
        layout.addWidget(self._buttons)

    def button(self, text: str, icon: str, run: Callable[[], None]) -> Button:
        """One more button below the table."""
        made = Button(text, icon=icon, run=run)
        self._buttons.flow.addWidget(made)
        return made

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the row that was chosen stays so, else the first is."""
        self.rows = tuple(rows)
        self.table.set_rows(self.rows)
        known = [row.id for row in self.rows]
        self.choose(self._at if self._at in known else (known[0] if known else None))

    def choose(self, row_id: int | None) -> None:
        """Put the cursor on a row."""
        changed, self._at = self._at != row_id, row_id
        self.table.select(row_id)
        if changed:
            self.chosen.emit()

    def current(self) -> Row | None:
        """The row the buttons are about."""
        return next((row for row in self.rows if row.id == self._at), None)
