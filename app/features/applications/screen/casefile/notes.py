"""Notes of talks and visits."""

from app.features.applications import service
from app.features.applications.form import NOTE_FORM
from app.features.applications.queries import FileDetail, NoteRow
from app.features.applications.rules import NoteDraft
from app.features.applications.screen.casefile.part import Part
from app.features.applications.table import NOTE_CHIPS, NOTE_COLUMNS
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button


class Notes(Part):
    """Notes of talks and visits."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Notizen")
        self._rows: dict[int, NoteRow] = {}
        self._chosen: int | None = None
        self._table = SimpleTable(
            context,
            NOTE_COLUMNS,
            key="case_notes",
            name="Notizen",
            chips=NOTE_CHIPS,
            empty="Noch keine Notiz. Halten Sie Telefonate, Gespräche und Ortstermine hier fest.",
        )
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._edit)
        self._change = Button("Ändern …", icon="pencil", run=lambda: self._edit(self._chosen))
        self._remove = Button("Entfernen", icon="trash-2", run=self._take_out)
        self.column.addWidget(self._table)
        self.buttons(Button("Notiz schreiben …", icon="plus", run=self._new), self._change, self._remove)

    def draw(self, found: FileDetail) -> None:
        """The newest first."""
        self._rows = {row.id: row for row in found.notes}
        self._table.set_rows(found.notes)
        self._choose(self._chosen if self._chosen in self._rows else next(iter(self._rows), None))

    def _choose(self, note_id: int | None) -> None:
        self._chosen = note_id
        self._table.select(note_id)
        for button in (self._change, self._remove):
            button.setEnabled(note_id is not None)

    def _new(self) -> None:
        self._ask(None, NoteDraft(noted_on=self.context.clock.today()))

    def _edit(self, note_id: int | None) -> None:
        row = self._rows.get(note_id or 0)
        if row is not None:
            self._ask(row.id, row.draft)

    def _ask(self, note_id: int | None, draft: NoteDraft) -> None:
        detail, today, staff_id = self.detail, self.context.clock.today(), self.context.staff_id
        if detail is None:
            return
        ask_form(
            self.context,
            self,
            title="Notiz",
            spec=NOTE_FORM,
            draft=draft,
            button="Festhalten",
            saving=lambda typed: Saving(
                f"Notiz zu {detail.reference}",
                lambda session: service.save_note(
                    session, detail.id, typed, note_id, today=today, staff_id=staff_id
                ),
            ),
            key=f"note:{detail.id}:{note_id or 'new'}",
        )

    def _take_out(self) -> None:
        detail, note_id = self.detail, self._chosen
        if detail is None or note_id is None:
            return
        name = f"Notiz aus {detail.reference} entfernen"
        self.context.do(
            name,
            lambda session: service.remove_note(session, note_id),
            lambda _none: self.context.messages.done(name, undo=True),
            owner=self,
        )
