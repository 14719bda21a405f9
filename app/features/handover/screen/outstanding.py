"""The chase list: what the city was asked, how long it has waited, settled by hand or reminded of."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.answers import since_words, waiting_words
from app.features.handover.form import SETTLED, Settled
from app.features.handover.queries import outstanding
from app.features.handover.queries.outstanding import RequestRow, Waiting
from app.features.handover.service import chasing
from app.features.handover.table import REQUEST_CHIPS, REQUEST_COLUMNS, REQUEST_FILTERS, REQUEST_VIEWS
from app.ui.actions import Action
from app.ui.cards import Card
from app.ui.context import Context
from app.ui.filters.bar import FilterBar
from app.ui.fitting import fit_rows
from app.ui.sheet import Saving, ask_form
from app.ui.table import RecordTable
from app.ui.theme import theme
from app.ui.theme.fonts import scaled
from app.ui.widgets import Button, EmptyState, Text

_MOST_ROWS = 12
"""So many are seen at once; the card is no higher than its rows."""
_EMPTY = 220
"""Pixels for what stands where there are none."""


class OutstandingCard(Card):
    """Questions to the city, the longest waiting first.

    Args:
        remind: writes a reminder that names these questions, all that wait where none are named.
        told: hears how many questions wait.
    """

    def __init__(
        self,
        context: Context,
        remind: Callable[[Sequence[int]], None],
        told: Callable[[Waiting], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Offene Rückmeldungen der Stadt", parent=parent)
        self._context = context
        self._remind = remind
        self._told = told
        self.state = Text("", role="quiet")
        self.bar = FilterBar(
            context, REQUEST_FILTERS, REQUEST_VIEWS, "answer_request", "Rückmeldungen durchsuchen"
        )
        self.table: RecordTable[RequestRow] = RecordTable(
            context,
            REQUEST_COLUMNS,
            outstanding.page,
            key="handover.requests",
            name="Offene Rückmeldungen",
            chips=REQUEST_CHIPS,
            embedded=True,
        )
        self.open_button = Button("Vorgang öffnen", icon="arrow-up-right", run=self._open)
        self.settle_button = Button("Erledigt …", icon="check", run=self._ask_reason)
        self.remind_button = Button("Erinnerung schreiben …", icon="mail", run=self._write)
        self._asked = False
        self._build()
        self._wire()

    def reload(self) -> None:
        """Read the list anew, and how many wait."""
        today = self._context.clock.today()
        self._context.look(
            lambda session: outstanding.waiting(session, today), self._show_waiting, self, slot="waiting"
        )
        if self._asked:
            self.table.reload()
        else:
            self._ask()

    def chosen(self) -> tuple[RequestRow, ...]:
        """The questions selected, as far as they still wait."""
        rows = (self.table.model.row(number) for number in self.table.view.selected_numbers())
        return tuple(row for row in rows if row is not None and row.state != "settled")

    # -- inside ----------------------------------------------------------------------------

    def _ask(self) -> None:
        self._asked = True
        if self.bar.is_narrowed():
            action = Action("Alle anzeigen", self.bar.reset)
            hint = "Mit diesen Suchwörtern und Filtern gibt es keinen Eintrag."
            self.table.set_empty(partial(EmptyState, "search", "Nichts gefunden", hint, action))
        else:
            hint = "Wonach die Stadt mit einer Übergabe gefragt wird, steht hier, bis ihre Antwort da ist."
            self.table.set_empty(partial(EmptyState, "circle-check", "Nichts steht aus", hint))
        self.table.ask(self.bar.request())

    def _show_waiting(self, waiting: Waiting) -> None:
        words = waiting_words(waiting.count)
        if words:
            oldest = "die älteste " if waiting.count > 1 else ""
            words = f"{words}, {oldest}{since_words(waiting.days)}"
        late = formats.count(waiting.overdue, "Frist ist", "Fristen sind")
        overdue = f" {late} verstrichen." if waiting.overdue else ""
        self.state.setText(f"{words}.{overdue}" if words else "Keine Rückmeldung der Stadt steht aus.")
        self.remind_button.setEnabled(bool(waiting.count))
        self._told(waiting)

    def _select(self) -> None:
        rows = self.chosen()
        self.open_button.setEnabled(self._one() is not None)
        self.settle_button.setEnabled(bool(rows))
        several = len(rows) > 1
        self.remind_button.setText(
            f"An diese {len(rows)} erinnern …" if several else "Erinnerung schreiben …"
        )

    def _one(self) -> RequestRow | None:
        numbers = self.table.view.selected_numbers()
        row = self.table.model.row(numbers[0]) if len(numbers) == 1 else None
        return row if row is not None and row.ref is not None else None

    def _open(self) -> None:
        row = self._one()
        if row is not None and row.ref is not None:
            self._context.open(row.ref)

    def _write(self) -> None:
        rows = self.chosen()
        self._remind([row.id for row in rows] if len(rows) > 1 else ())

    def _ask_reason(self) -> None:
        rows = self.chosen()
        if not rows:
            return
        ids, today = [row.id for row in rows], self._context.clock.today()
        about = rows[0].label if len(rows) == 1 else formats.count(len(rows), "Frage", "Fragen")

        def saving(typed: Settled) -> Saving:
            return Saving(
                f"Frage an die Stadt erledigen: {about} ({typed.reason})",
                lambda session: chasing.settle(session, ids, today=today),
                toast=f"Erledigt: {about}",
            )

        ask_form(
            self._context,
            self,
            title="Ohne Rückmeldung erledigt",
            spec=SETTLED,
            draft=Settled(),
            button="Erledigt",
            saving=saving,
            explain=f"{about}: Die Frage verschwindet aus den offenen, der Grund steht im Verlauf.",
        )

    def _wire(self) -> None:
        self.bar.requested.connect(self._ask)
        self.bar.downward.connect(self.table.take_focus)
        self.table.opened.connect(lambda _id: self._open())
        self.table.typed.connect(self.bar.type_ahead)
        self.table.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._select())
        self.table.counted.connect(self._counted)
        theme().resized.connect(self._fit)
        self.table.view.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())
        self.bar.columns.clicked.connect(lambda _checked=False: self._choose_columns())

    def _counted(self, _count: int) -> None:
        self._select()
        self._fit()

    def _fit(self) -> None:
        fit_rows(self.table.view, _MOST_ROWS)
        some = self.table.model.rowCount() > 0
        self.table.setFixedHeight(self.table.view.maximumHeight() if some else scaled(_EMPTY))

    def _choose_columns(self) -> None:
        button = self.bar.columns
        menu = self.table.view.arrangement.menu(button)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _build(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.remind_button, self.open_button, self.settle_button):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        self.set_widget(inside)
        self._select()
