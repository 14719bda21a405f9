"""Follow-ups of answers: ticked off, or seen to another day."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.text import shorten
from app.features.handover.form import MOVED, Moved
from app.features.handover.queries import follow_ups
from app.features.handover.queries.follow_ups import FollowUpRow
from app.features.handover.service import minding
from app.features.handover.table import FOLLOW_UP_CHIPS, FOLLOW_UP_COLUMNS
from app.ui.cards import Card
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Text

_NAME = 60


class FollowUpsCard(Card):
    """What is to be seen to, the earliest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Wiedervorlagen aus Rückmeldungen", parent=parent)
        self._context = context
        self._rows: tuple[FollowUpRow, ...] = ()
        self._chosen: int | None = None
        self.table: SimpleTable[FollowUpRow] = SimpleTable(
            context,
            FOLLOW_UP_COLUMNS,
            key="handover.follow_ups",
            name="Wiedervorlagen",
            chips=FOLLOW_UP_CHIPS,
            empty="Nichts liegt wieder vor. Was die Stadt zurückfragt oder dazuschreibt, erscheint hier.",
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open_row)
        self.text = Text("")
        self.done_button = Button("Erledigt", icon="check", run=self._finish)
        self.move_button = Button("Verschieben …", icon="calendar-clock", run=self._ask_day)
        self.open_button = Button("Vorgang öffnen", icon="arrow-up-right", run=self._open)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        column.addWidget(self.table)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._buttons = (self.done_button, self.move_button, self.open_button)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        self.set_widget(inside)

    def reload(self) -> None:
        """Read them anew."""
        self._context.look(follow_ups.open_ones, self._show, self, slot="follow_ups")

    def select(self, follow_up_id: int) -> None:
        """Put the cursor on one."""
        self._choose(follow_up_id)
        self.table.view.setFocus()

    def _show(self, rows: tuple[FollowUpRow, ...]) -> None:
        self._rows = rows
        self.table.set_rows(rows)
        known = {row.id for row in rows}
        self._choose(self._chosen if self._chosen in known else next((row.id for row in rows), None))

    def _choose(self, follow_up_id: int | None) -> None:
        # Kept also while the rows are on their way.
        self._chosen = follow_up_id
        row = self._row()
        self.table.select(follow_up_id)
        for button in self._buttons:
            button.setVisible(row is not None)
        self.open_button.setEnabled(row is not None and row.ref is not None)
        self.text.setText(row.text if row is not None else "")
        self.text.setVisible(row is not None)

    def _row(self) -> FollowUpRow | None:
        return next((row for row in self._rows if row.id == self._chosen), None)

    def _open_row(self, follow_up_id: int) -> None:
        self._choose(follow_up_id)
        self._open()

    def _open(self) -> None:
        row = self._row()
        if row is not None and row.ref is not None:
            self._context.open(row.ref)

    def _finish(self) -> None:
        row, today = self._row(), self._context.clock.today()
        if row is None:
            return
        name = f"Wiedervorlage erledigen: {_name(row)}"
        self._context.do(
            name,
            lambda session: minding.finish(session, row.id, today=today),
            lambda _id: self._context.messages.done("Wiedervorlage erledigt", undo=True),
            owner=self,
        )

    def _ask_day(self) -> None:
        row, today = self._row(), self._context.clock.today()
        if row is None:
            return

        def saving(typed: Moved) -> Saving:
            return Saving(
                f"Wiedervorlage verschieben: {_name(row)}",
                lambda session: minding.move(session, row.id, typed.due_on, today=today),
                toast=f"Liegt wieder vor am {formats.day(typed.due_on)}",
            )

        ask_form(
            self._context,
            self,
            title="Wiedervorlage verschieben",
            spec=MOVED,
            draft=Moved(row.due_on),
            button="Verschieben",
            saving=saving,
            explain=shorten(row.text, 300),
        )


def _name(row: FollowUpRow) -> str:
    return shorten(row.label or row.text, _NAME)
