"""The tab „Tagesordnung“: what is on it, in which order, and what could be put on it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.features.sittings import table
from app.features.sittings.form.sittings import TOPIC, TopicDraft
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import ItemRow, ReadyRow, SittingDetail
from app.features.sittings.queries.sittings import Calculate
from app.features.sittings.service import planning as service
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.table import RowOrder, SimpleTable
from app.ui.widgets import H3, Button, IconButton, Quiet


class AgendaPanel(QWidget):
    """Items that people put into order, and the applications that are ready."""

    def __init__(self, context: Context, calculate: Calculate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._calculate = calculate
        self._detail: SittingDetail | None = None
        self._chosen: int | None = None
        self._table: SimpleTable[ItemRow] = SimpleTable(
            context,
            table.AGENDA,
            key="sitting.agenda",
            name="Tagesordnung",
            chips=table.ITEM_CHIPS,
            empty="Die Tagesordnung ist leer.",
        )
        self._order = RowOrder(self._table.view)
        self._order.moved.connect(self._move)
        self._table.chosen.connect(self._choose)
        self._up = IconButton("arrow-up", "Nach oben (Alt+Pfeil auf)", run=lambda: self._order.step(-1))
        self._down = IconButton("arrow-down", "Nach unten (Alt+Pfeil ab)", run=lambda: self._order.step(1))
        self._topic = Button("Punkt hinzufügen …", icon="plus", run=self._add_topic)
        self._off = Button("Absetzen", icon="minus", run=self._take_off)
        self._head = H3("Entscheidungsreif und noch auf keiner Tagesordnung")
        self._ready: SimpleTable[ReadyRow] = SimpleTable(
            context,
            table.READY,
            key="sitting.ready",
            name="Entscheidungsreife Anträge",
            totals=("grant",),
            empty="Zurzeit ist kein Antrag entscheidungsreif, der vor dieses Gremium gehört.",
        )
        self._ready.opened.connect(lambda one: self._put_on((one,)))
        self._on = Button("Auf die Tagesordnung", icon="list-checks", run=self._put_chosen)
        self._all = Button("Alle aufnehmen", role="link", run=self._put_all)
        self._hint = Quiet("Mit der Maus ziehen oder mit Alt und den Pfeiltasten ordnen.")
        self._rows: tuple[ReadyRow, ...] = ()
        self._for_running: tuple[QWidget, ...] = (
            *(self._up, self._down, self._topic, self._off, self._hint),
            *(self._head, self._ready, self._on, self._all),
        )
        self._lay_out()

    def show_record(self, detail: SittingDetail) -> None:
        """Show the agenda of this sitting."""
        self._detail = detail
        self._table.set_rows(detail.items)
        ids = [row.id for row in detail.items]
        self._choose(self._chosen if self._chosen in ids else (ids[0] if ids else None))
        running = detail.runs
        for widget in self._for_running:
            widget.setVisible(running)
        if running:
            calculate = self._calculate
            self._context.look(
                lambda session: queries.ready(session, detail.id, calculate),
                self._show_ready,
                self,
                slot="ready",
            )

    # -- inside ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._table)
        layout.addLayout(_row(self._topic, self._off, self._up, self._down))
        layout.addWidget(self._hint)
        layout.addSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self._ready)
        layout.addLayout(_row(self._on, self._all))
        layout.addStretch(1)

    def _show_ready(self, rows: Sequence[ReadyRow]) -> None:
        self._rows = tuple(rows)
        self._ready.set_rows(rows)
        self._ready.select(rows[0].id if rows else None)
        for button in (self._on, self._all):
            button.setEnabled(bool(rows))

    def _choose(self, item_id: int | None) -> None:
        self._chosen = item_id
        self._table.select(item_id)
        self._off.setEnabled(item_id is not None)

    def _put_chosen(self) -> None:
        self._put_on(self._ready.view.selected_ids())

    def _put_all(self) -> None:
        self._put_on(tuple(row.id for row in self._rows))

    def _put_on(self, application_ids: Sequence[int]) -> None:
        detail, calculate = self._detail, self._calculate
        if detail is not None:
            self._do(
                "Anträge auf die Tagesordnung nehmen",
                lambda session: service.put_on(session, detail.id, application_ids, calculate),
            )

    def _add_topic(self) -> None:
        detail = self._detail
        if detail is None:
            return
        ask_form(
            self._context,
            self,
            title="Tagesordnungspunkt hinzufügen",
            spec=TOPIC,
            draft=TopicDraft(),
            button="Hinzufügen",
            saving=lambda typed: Saving(
                "Tagesordnungspunkt hinzufügen",
                lambda session: service.add_topic(session, detail.id, typed.title),
            ),
            key=f"agenda_topic:{detail.id}",
        )

    def _take_off(self) -> None:
        item_id = self._chosen
        if item_id is not None:
            self._do("Von der Tagesordnung nehmen", lambda session: service.take_off(session, item_id))

    def _move(self, row: int, target: int) -> None:
        detail = self._detail
        if detail is None or not detail.runs:
            return
        ids = [item.id for item in detail.items]
        moved = ids.pop(row)
        ids.insert(target, moved)
        self._chosen = moved
        self._do("Tagesordnung ordnen", lambda session: service.arrange(session, detail.id, ids))

    def _do(self, name: str, act: Callable[[Any], Any]) -> None:
        self._context.do(name, act, lambda _done: self._context.messages.done(name, undo=True), owner=self)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
