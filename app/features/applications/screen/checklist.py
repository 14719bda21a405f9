"""The tab „Unterlagen“: the checklist of what must be handed in, and the dated papers below it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications import service
from app.features.applications.form import DOCUMENT_FORM
from app.features.applications.queries import ApplicationDetail, DocumentRow
from app.features.applications.rules import DocumentDraft
from app.features.applications.screen.papers import PapersPanel
from app.features.applications.table import DOCUMENT_CHIPS, DOCUMENT_COLUMNS
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import H3, Button, Quiet


class DocumentsPanel(QWidget):
    """What has to be there, what is, and which papers show when the project began."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checklist = Checklist(context)
        self._papers = PapersPanel(context)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(H3("Checkliste"))
        layout.addWidget(self._checklist)
        layout.addSpacing(8)
        layout.addWidget(H3("Datierte Unterlagen"))
        layout.addWidget(self._papers, stretch=1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's documents and papers."""
        self._checklist.show_record(detail)
        self._papers.show_record(detail)


class Checklist(QWidget):
    """The documents that the guideline or somebody here asks for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: ApplicationDetail | None = None
        self._chosen: int | None = None
        self._said = Quiet("")
        self._table: SimpleTable[DocumentRow] = SimpleTable(
            context,
            DOCUMENT_COLUMNS,
            key="documents",
            name="Checkliste",
            chips=DOCUMENT_CHIPS,
            empty="Die Richtlinie verlangt keine Unterlagen. Ergänzen Sie, was Sie brauchen.",
        )
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._edit)
        self._there = Button("Ist da", icon="check", run=self._tick)
        self._add = Button("Unterlage ergänzen …", icon="plus", run=self._new)
        self._change = Button("Ändern …", icon="pencil", run=lambda: self._edit(self._chosen))
        self._remove = Button("Von der Liste nehmen", icon="trash-2", run=self._take_off)
        buttons = FlowBox(gap=8)
        for button in (self._there, self._add, self._change, self._remove):
            buttons.flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._said, self._table, buttons):
            layout.addWidget(widget)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's checklist, the first missing document chosen."""
        self._detail = detail
        self._table.set_rows(detail.documents)
        missing = [row for row in detail.documents if row.open]
        self._said.setText(_in_words(len(missing), len(detail.documents)))
        self._said.setVisible(bool(detail.documents))
        first = (missing or list(detail.documents))[:1]
        known = {row.id for row in detail.documents}
        self._choose(
            self._chosen if self._chosen in known and not missing else (first[0].id if first else None)
        )

    def _row(self) -> DocumentRow | None:
        rows = self._detail.documents if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _choose(self, document_id: int | None) -> None:
        self._chosen = document_id
        self._table.select(document_id)
        row = self._row()
        self._there.setText("Ist doch nicht da" if row and row.received_on else "Ist da")
        for button in (self._there, self._change, self._remove):
            button.setEnabled(row is not None)

    def _tick(self) -> None:
        detail, row = self._detail, self._row()
        if detail is None or row is None:
            return
        day = None if row.received_on else self._context.clock.today()
        name = f"„{row.label}“ zu {detail.reference} {'ist da' if day else 'ist nicht da'}"
        self._context.do(
            name,
            lambda session: service.tick(session, [row.id], day),
            lambda _none: self._context.messages.done(name, undo=True),
            owner=self,
        )

    def _new(self) -> None:
        self._ask(None, DocumentDraft(), "Unterlage ergänzen", "Ergänzen")

    def _edit(self, document_id: int | None) -> None:
        self._choose(document_id)
        row = self._row()
        if row is not None:
            draft = DocumentDraft(row.label, row.stage, row.due_on, row.received_on, row.waived)
            self._ask(row.id, draft, "Unterlage ändern", "Ändern")

    def _ask(self, document_id: int | None, draft: DocumentDraft, title: str, button: str) -> None:
        detail = self._detail
        if detail is None:
            return
        today = self._context.clock.today()

        def saving(typed: DocumentDraft) -> Saving:
            return Saving(
                f"Unterlage „{typed.label}“ zu {detail.reference}",
                lambda session: service.save_document(session, detail.id, typed, document_id, today=today),
            )

        ask_form(
            self._context,
            self,
            title=title,
            spec=DOCUMENT_FORM,
            draft=draft,
            button=button,
            saving=saving,
            key=f"document:{detail.id}:{document_id or 'new'}",
        )

    def _take_off(self) -> None:
        detail, row = self._detail, self._row()
        if detail is None or row is None:
            return
        name = f"„{row.label}“ von der Liste zu {detail.reference} nehmen"
        self._context.do(
            name,
            lambda session: service.remove_document(session, row.id),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self,
        )


def _in_words(missing: int, total: int) -> str:
    if not missing:
        return f"Alle {formats.number(total)} Unterlagen sind da oder entbehrlich."
    return f"{formats.count(missing, 'Unterlage fehlt', 'Unterlagen fehlen')} von {formats.number(total)}."
