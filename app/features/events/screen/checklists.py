"""The window of checklists: read, change, write one's own, put one back to what was shipped."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.features.events.form.plan import CHECKLIST
from app.features.events.queries import checklists as queries
from app.features.events.rules.checklists import Checklist, ChecklistItem
from app.features.events.rules.plan import FORMATS
from app.features.events.screen.parts import ListPart, Verbs
from app.features.events.service import templates as service
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.widgets import H2, Button, Quiet

_WIDE, _HIGH = 720, 560


class ChecklistRow:
    """A checklist as it stands in the list."""

    def __init__(self, number: int, checklist: Checklist) -> None:
        self.id = number
        self.checklist = checklist
        self.name = checklist.name
        self.format = FORMATS.get(checklist.format or "", "alle Arten")
        self.count = len(checklist.items)
        own = "geändert" if checklist.shipped else "eigene"
        self.origin = own if checklist.id is not None else "mitgeliefert"


COLUMNS: tuple[Column[ChecklistRow], ...] = (
    Column("name", "Checkliste", width=260),
    Column("format", "Für", width=180),
    Column("count", "Aufgaben", Kind.NUMBER, 80),
    Column("origin", "Fassung", width=110),
)


class ChecklistsWindow(QDialog):
    """All checklists with what can be done with them."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Checklisten")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context = context
        self._verbs = Verbs(context, self)
        self.lists: ListPart[ChecklistRow] = ListPart(
            context, "", COLUMNS, key="checklists", name="Checklisten", empty="Keine Checkliste."
        )
        self.lists.table.opened.connect(lambda _id: self._change())
        self.lists.picked.connect(self._name_buttons)
        self.lists.button("Ändern …", "pencil", self._change, of_row=True)
        self.lists.button("Eigene anlegen …", "plus", self._begin)
        self.lists.button("Als eigene kopieren …", "copy", self._copy, of_row=True)
        self._reset = self.lists.button("", "rotate-ccw", self._put_back, of_row=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2("Checklisten"))
        layout.addWidget(
            Quiet(
                "Neue Veranstaltungen übernehmen eine Checkliste, wie sie dann ist; Listen, die schon "
                "eingefügt sind, ändern sich nicht. Fristen unterscheiden sich von Stadt zu Stadt."
            )
        )
        layout.addWidget(self.lists)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(Button("Schließen", run=self.close))
        layout.addLayout(row)
        fit(self, _WIDE, _HIGH)
        context.changed.connect(self._changed)
        self._read()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"task_templates", "task_template_items"}:
            self._read()

    def _read(self) -> None:
        self._context.look(queries.checklists, self._show, self, slot="checklists")

    def _show(self, found: Sequence[Checklist]) -> None:
        self.lists.show_rows([ChecklistRow(at, one) for at, one in enumerate(found, 1)])

    def _name_buttons(self) -> None:
        row = self.lists.row
        own = row is not None and row.checklist.id is not None
        shipped = row is not None and row.checklist.shipped
        self._reset.setText("Auf die ausgelieferte Fassung zurücksetzen" if shipped else "Löschen")
        self._reset.setVisible(own)

    def _change(self) -> None:
        row = self.lists.row
        if row is not None:
            self._ask(row.checklist, f"Checkliste „{row.name}“", row.name)

    def _begin(self) -> None:
        self._ask(Checklist(items=(ChecklistItem(),)), "Eigene Checkliste", "new")

    def _copy(self) -> None:
        row = self.lists.row
        if row is None:
            return
        items = tuple(
            ChecklistItem(
                one.title,
                one.days,
                one.how,
                one.authority,
                one.permission,
                one.condition,
                one.note,
                one.source,
            )
            for one in row.checklist.items
        )
        copy = Checklist(f"{row.name} (eigene)", row.checklist.format, items)
        self._ask(copy, "Eigene Checkliste", f"copy:{row.name}")

    def _ask(self, draft: Checklist, title: str, key: str) -> None:
        self._verbs.ask(
            title, CHECKLIST, draft, service.save, key=f"checklist:{key}", name="Checkliste speichern"
        )

    def _put_back(self) -> None:
        row = self.lists.row
        if row is not None:
            shipped = row.checklist.shipped
            name = f"Checkliste „{row.name}“ {'zurücksetzen' if shipped else 'löschen'}"
            self._verbs.do(
                name,
                lambda session: service.reset(session, row.name),
                lambda _none: f"{name}: {formats.count(row.count, 'Aufgabe', 'Aufgaben')}",
            )


def ask_checklists(context: Context, owner: QWidget) -> ChecklistsWindow:
    """Open the window of checklists."""
    window = ChecklistsWindow(context, owner)
    window.open()
    return window
