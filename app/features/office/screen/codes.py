"""The code lists: add, rename, order, hide, delete what nothing uses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.features.office.form import CODE
from app.features.office.queries import codes as queries
from app.features.office.queries.codes import CodeRow
from app.features.office.rules.codes import LISTS
from app.features.office.service import codes as service
from app.features.office.table import CODE_CHIPS, CODES
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet, Text


@dataclass(frozen=True)
class LabelDraft:
    """The name of an entry."""

    label: str = ""


class CodesPanel(QWidget):
    """One list at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[int, CodeRow] = {}
        self._wanted: int | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName("Liste")
        for key, known in LISTS.items():
            self.choice.addItem(known.title, key)
        self.choice.setMinimumWidth(240)
        self.choice.currentIndexChanged.connect(lambda _at: self.reload())
        self._explain = Quiet("")
        self.table: SimpleTable[CodeRow] = SimpleTable(
            context, CODES, key="office.codes", name="Einträge der Liste", chips=CODE_CHIPS
        )
        self.table.chosen.connect(lambda _id: self._enable())
        self.table.opened.connect(lambda _id: self.rename())
        self.add_button = Button("Hinzufügen", icon="plus", run=self.add)
        self.rename_button = Button("Umbenennen", icon="pencil", run=self.rename)
        self.up_button = Button("Nach oben", icon="arrow-up", run=lambda: self.move_entry(-1))
        self.down_button = Button("Nach unten", icon="arrow-down", run=lambda: self.move_entry(1))
        self.show_button = Button("Ausblenden", icon="eye-off", run=self.toggle)
        self.delete_button = Button("Löschen", icon="trash-2", role="danger", run=self.delete)
        self._build()

    def reload(self) -> None:
        """Read the list anew."""
        key = self.list_key
        known = LISTS[key]
        note = " Umbenennen ändert nur neue Einträge." if known.by_label else ""
        self._explain.setText(known.explanation + note)
        self._context.look(lambda session: queries.entries(session, key), self._show, self, slot="codes")

    @property
    def list_key(self) -> str:
        """The list shown."""
        return str(self.choice.currentData())

    def select(self, code_id: int) -> None:
        """Put the cursor on an entry."""
        self.table.view.select_id(code_id)
        self._enable()

    def chosen(self) -> CodeRow | None:
        """The entry under the cursor."""
        found = self.table.view.current_id()
        return self._rows.get(found) if found is not None else None

    def add(self) -> None:
        """Ask for the name of a new entry."""
        key = self.list_key
        ask_form(
            self._context,
            self,
            title=f"Neuer Eintrag in „{LISTS[key].title}“",
            spec=CODE,
            draft=LabelDraft(),
            button="Hinzufügen",
            saving=lambda draft: Saving(
                f"„{draft.label}“ zur Liste {LISTS[key].title} hinzufügen",
                lambda session: service.add(session, key, draft.label),
            ),
            done=self._select_later,
        )

    def rename(self) -> None:
        """Ask for another name."""
        row = self.chosen()
        if row is None:
            return
        ask_form(
            self._context,
            self,
            title=f"„{row.label}“ umbenennen",
            spec=CODE,
            draft=LabelDraft(row.label),
            button="Umbenennen",
            saving=lambda draft: Saving(
                f"„{row.label}“ umbenennen", lambda session: service.rename(session, row.id, draft.label)
            ),
            done=self._select_later,
        )

    def move_entry(self, by: int) -> None:
        """Move the entry up or down."""
        row = self.chosen()
        if row is not None:
            self._do(f"„{row.label}“ verschieben", lambda session: service.move(session, row.id, by))

    def toggle(self) -> None:
        """Offer the entry no longer, or again."""
        row = self.chosen()
        if row is None:
            return
        verb = "ausblenden" if row.active else "wieder anbieten"
        active = not row.active
        self._do(f"„{row.label}“ {verb}", lambda session: service.show(session, row.id, active=active))

    def delete(self) -> None:
        """Delete the entry; what is used or built in stays, with the reason."""
        row = self.chosen()
        if row is not None:
            self._do(f"„{row.label}“ löschen", lambda session: service.delete(session, row.id))

    def _do(self, name: str, act: Callable[[Any], int]) -> None:
        def done(code_id: int) -> None:
            self._context.messages.done(name, undo=True)
            self._select_later(code_id)

        self._context.do(name, act, done, owner=self)

    def _select_later(self, code_id: int | None) -> None:
        self._wanted = code_id
        self.reload()

    def _show(self, rows: tuple[CodeRow, ...]) -> None:
        wanted = self._wanted if self._wanted is not None else self.table.view.current_id()
        self._wanted = None
        self._rows = {row.id: row for row in rows}
        self.table.set_rows(rows)
        if wanted in self._rows:
            self.table.view.select_id(wanted)
        self._enable()

    def _enable(self) -> None:
        row = self.chosen()
        for button in (
            self.rename_button,
            self.up_button,
            self.down_button,
            self.show_button,
            self.delete_button,
        ):
            button.setEnabled(row is not None)
        if row is not None:
            there = list(self._rows)
            self.up_button.setEnabled(row.id != there[0])
            self.down_button.setEnabled(row.id != there[-1])
            self.show_button.setText("Ausblenden" if row.active else "Anbieten")
            deletable = not row.uses and not row.built_in
            self.delete_button.setEnabled(deletable)
            self.delete_button.setToolTip(
                "" if deletable else "Der Eintrag wird verwendet. Er kann ausgeblendet werden."
            )

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        label = Text("Liste", role="label", wrap=False)
        label.setBuddy(self.choice)
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addWidget(self._explain, 1)
        layout.addWidget(label)
        layout.addLayout(top)
        buttons = FlowBox(gap=8)
        for button in (
            self.add_button,
            self.rename_button,
            self.up_button,
            self.down_button,
            self.show_button,
            self.delete_button,
        ):
            buttons.flow.addWidget(button)
        layout.addWidget(buttons)
        layout.addWidget(self.table)
        layout.addStretch(1)
        self._enable()
