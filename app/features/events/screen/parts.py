"""What the tabs of an event share: a list with its buttons, a form that reads its own detail."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import Column
from app.ui.browser.typed import TypedPanel
from app.ui.chips import Chips
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.form import FormSpec
from app.ui.reading import chain_tabs
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.table_model import HasId
from app.ui.widgets import H3, Button

Row = TypeVar("Row", bound=HasId)
GAP = 12


class ListPart(QWidget, Generic[Row]):
    """A heading, a small table, and what can be done with the list and with the chosen row.

    Args:
        above: whether the buttons stand above the table.

    Signals:
        picked: another row is chosen, or none.
    """

    picked = Signal()

    def __init__(
        self,
        context: Context,
        title: str,
        columns: Sequence[Column[Row]],
        *,
        key: str,
        empty: str,
        chips: Chips | None = None,
        name: str = "",
        above: bool = False,
    ) -> None:
        super().__init__()
        self.context = context
        self.rows: dict[int, Row] = {}
        self._chosen: int | None = None
        self._of_row: list[Button] = []
        self.table: SimpleTable[Row] = SimpleTable(
            context, columns, key=key, name=name or title, chips=chips, empty=empty
        )
        self.table.chosen.connect(self._choose)
        self.buttons = FlowBox(gap=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if title:
            layout.addWidget(H3(title))
        # Above a list that may be long, so that they are seen without scrolling.
        for widget in (self.buttons, self.table) if above else (self.table, self.buttons):
            layout.addWidget(widget)

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        return self.rows.get(self._chosen or 0)

    def button(
        self, text: str, icon: str, run: Callable[[], object], *, of_row: bool = False, role: str = ""
    ) -> Button:
        """One more button; ``of_row`` needs a chosen row."""
        made = Button(text, icon=icon, role=role, run=run)
        self.buttons.flow.addWidget(made)
        if of_row:
            self._of_row.append(made)
        return made

    def show_rows(self, rows: Sequence[Row], first: int | None = None) -> None:
        """Show these; the chosen one stays chosen while it is there, else ``first`` is."""
        self.rows = {row.id: row for row in rows}
        self.table.set_rows(rows)
        begin = first if first in self.rows else next(iter(self.rows), None)
        self._choose(self._chosen if self._chosen in self.rows else begin)

    def _choose(self, row_id: int | None) -> None:
        self._chosen = row_id
        self.table.select(row_id)
        for button in self._of_row:
            button.setEnabled(self.row is not None)
            button.setVisible(bool(self.rows))
        self.picked.emit()


class Verbs:
    """Steps and questions about one event, for the panels that own no form."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def do(self, name: str, act: Callable[[Any], Any], said: Callable[[Any], str] | None = None) -> None:
        """One step, with its message; ``said`` makes another message of what came of it."""

        def done(value: Any) -> None:
            self._context.messages.done((said(value) if said else "") or name, undo=True)

        self._context.do(name, act, done, owner=self._owner)

    def ask(
        self,
        title: str,
        spec: FormSpec,
        draft: Any,
        act: Callable[[Any, Any], Any],
        *,
        key: str,
        name: str = "",
        button: str = "Speichern",
        explain: str = "",
        danger: bool = False,
        said: Callable[[Any], str] | None = None,
    ) -> None:
        """A sheet whose draft becomes one step; ``said`` makes another message of what came of it."""
        came: list[Any] = []

        def carry_out(session: Any, typed: Any) -> int | None:
            came.append(act(session, typed))
            return came[-1] if isinstance(came[-1], int) else None

        def tell(_id: int | None) -> None:
            sentence = said(came[-1]) if said else ""
            if sentence:
                self._context.messages.done(sentence, undo=True)

        ask_form(
            self._context,
            self._owner,
            title=title,
            spec=spec,
            draft=draft,
            button=button,
            saving=lambda typed: Saving(name or title, lambda session: carry_out(session, typed)),
            done=tell,
            key=key,
            explain=explain,
            danger=danger,
        )


class EventPanel(TypedPanel):
    """A tab of an event that is a form: reads its detail by itself, shows and saves it."""

    def __init__(
        self,
        context: Context,
        save_text: str,
        *,
        spec: FormSpec,
        query: Callable[[Any, int], Any],
        key: str,
    ) -> None:
        super().__init__(context, save_text)
        self.spec, self._query, self._key = spec, query, key
        self.appointment_id = 0
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.verbs = Verbs(context, self)

    def show_record(self, detail: Any) -> None:
        """Read what this tab shows of the event."""
        self.appointment_id = appointment_id = detail.id
        query = self._query
        self.context.look(
            lambda session: query(session, appointment_id), self._arrived, self, slot=f"event.{self._key}"
        )

    def _arrived(self, found: Any) -> None:
        if found.plan.id == self.appointment_id:
            self.show_form(self.spec, found.draft, f"{self._key}:{self.appointment_id}", locked=False)
            self.shown(found)
            chain_tabs(self)

    def shown(self, found: Any) -> None:
        """The detail is there: show what stands around the form."""
