"""Reasons, conditions and documents to pick when one decides or writes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snippets import SNIPPET_KINDS, Snippet
from app.features.office.form import SNIPPET
from app.features.office.queries import snippets as queries
from app.features.office.queries.snippets import SnippetRow
from app.features.office.service import snippets as service
from app.features.office.table import SNIPPET_CHIPS, SNIPPETS
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet, Text


class SnippetsPanel(QWidget):
    """The list, of one kind or of all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[SnippetRow, ...] = ()
        self._wanted: int | None = None
        self.kind = QComboBox()
        self.kind.setAccessibleName("Wofür")
        self.kind.addItem("Alle", "")
        for key, label in SNIPPET_KINDS.items():
            self.kind.addItem(label, key)
        self.kind.setMinimumWidth(240)
        self.kind.currentIndexChanged.connect(lambda _at: self._fill())
        self.table: SimpleTable[SnippetRow] = SimpleTable(
            context,
            SNIPPETS,
            key="office.snippets",
            name="Gründe und Auflagen",
            chips=SNIPPET_CHIPS,
            empty="Noch kein Satz dieser Art. Mit „Hinzufügen“ entsteht der erste.",
        )
        self.table.chosen.connect(lambda _id: self._enable())
        self.table.opened.connect(lambda _id: self.change())
        self.wording = Quiet("")
        self.add_button = Button("Hinzufügen …", icon="plus", run=self.add)
        self.change_button = Button("Bearbeiten …", icon="pencil", run=self.change)
        self.up_button = Button("Nach oben", icon="arrow-up", run=lambda: self.move_entry(-1))
        self.down_button = Button("Nach unten", icon="arrow-down", run=lambda: self.move_entry(1))
        self.delete_button = Button("Löschen", icon="trash-2", role="danger", run=self.delete)
        self.reset_button = Button("Mitgelieferte Liste", icon="rotate-ccw", role="quiet", run=self.reset)
        self._build()

    def reload(self) -> None:
        """Read the list anew."""
        self._context.look(
            lambda session: (queries.snippets(session), queries.is_own(session)),
            self._show,
            self,
            slot="snippets",
        )

    def chosen(self) -> SnippetRow | None:
        """The sentence under the cursor."""
        found = self.table.view.current_id()
        return next((row for row in self._rows if row.id == found), None)

    def add(self) -> None:
        """Ask for a new sentence."""
        kind = str(self.kind.currentData() or next(iter(SNIPPET_KINDS)))
        self._ask("Neuer Satz zum Auswählen", Snippet(kind), None)

    def change(self) -> None:
        """Ask for another wording."""
        row = self.chosen()
        if row is not None:
            self._ask(f"„{row.title}“ bearbeiten", row.snippet, row.id)

    def move_entry(self, by: int) -> None:
        """Move the sentence up or down among those shown."""
        row, shown = self.chosen(), self._shown()
        if row is None:
            return
        at = shown.index(row) + by
        if 0 <= at < len(shown):
            far = shown[at].id - row.id
            self._do(f"„{row.title}“ verschieben", lambda session: service.move(session, row.id, far))

    def delete(self) -> None:
        """Take the sentence off the list."""
        row = self.chosen()
        if row is not None:
            self._do(f"„{row.title}“ löschen", lambda session: service.remove(session, row.id))

    def reset(self) -> None:
        """Go back to the shipped list."""
        self._do("Mitgelieferte Gründe und Auflagen wiederherstellen", service.reset)

    def _ask(self, title: str, draft: Snippet, number: int | None) -> None:
        ask_form(
            self._context,
            self,
            title=title,
            spec=SNIPPET,
            draft=draft,
            button="Speichern",
            saving=lambda typed: Saving(
                f"Satz „{typed.title}“ speichern",
                lambda session: service.save(session, typed, number),
            ),
            done=self._select_later,
            key=f"office:snippet:{number or 'new'}",
        )

    def _do(self, name: str, act: Callable[[Any], int | None]) -> None:
        def done(number: int | None) -> None:
            self._context.messages.done(name, undo=True)
            self._select_later(number)

        self._context.do(name, act, done, owner=self)

    def _select_later(self, number: int | None) -> None:
        self._wanted = number
        self.reload()

    def _show(self, found: tuple[tuple[SnippetRow, ...], bool]) -> None:
        self._rows, own = found
        self.reset_button.setEnabled(own)
        self._fill()

    def _shown(self) -> list[SnippetRow]:
        kind = self.kind.currentData()
        return [row for row in self._rows if kind in {"", None, row.kind}]

    def _fill(self) -> None:
        wanted = self._wanted if self._wanted is not None else self.table.view.current_id()
        self._wanted = None
        rows = self._shown()
        self.table.set_rows(rows)
        there = next((row.id for row in rows if row.id == wanted), rows[0].id if rows else None)
        self.table.select(there)
        self._enable()

    def _enable(self) -> None:
        row = self.chosen()
        shown = self._shown()
        for button in (self.change_button, self.delete_button):
            button.setEnabled(row is not None)
        self.up_button.setEnabled(row is not None and row != shown[0])
        self.down_button.setEnabled(row is not None and row != shown[-1])
        self.wording.setText(row.snippet.whole if row is not None else "")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        label = Text("Wofür", role="label", wrap=False)
        label.setBuddy(self.kind)
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addWidget(
            Quiet("Diese Sätze wählt man beim Entscheiden und Schreiben mit „Auswählen …“ aus."),
            1,
        )
        layout.addWidget(label)
        layout.addLayout(top)
        buttons = FlowBox(gap=8)
        for button in (
            self.add_button,
            self.change_button,
            self.up_button,
            self.down_button,
            self.delete_button,
            self.reset_button,
        ):
            buttons.flow.addWidget(button)
        layout.addWidget(buttons)
        layout.addWidget(self.table)
        layout.addWidget(self.wording)
        layout.addStretch(1)
        self._enable()
