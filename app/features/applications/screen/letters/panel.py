"""The tab „Schreiben“: what is to go out, what went out, and a new letter."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications import queries, service
from app.features.applications.queries import ApplicationDetail, PostRow
from app.features.applications.screen.letters.desk import LetterDesk
from app.features.applications.screen.letters.writing import ask_letter
from app.features.applications.table import POST_CHIPS, POST_COLUMNS
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet


class LettersPanel(QWidget):
    """Prepared letters first, then those of the archive."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = LetterDesk(context, self)
        self._detail: ApplicationDetail | None = None
        self._rows: tuple[PostRow, ...] = ()
        self._chosen: int | None = None
        self._table: SimpleTable[PostRow] = SimpleTable(
            context,
            POST_COLUMNS,
            key="letters",
            name="Schreiben",
            chips=POST_CHIPS,
            empty="Noch kein Schreiben. Nach der Entscheidung entsteht hier der Bescheid.",
        )
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        self.write = Button("Schreiben …", icon="mail", run=self._write)
        self.show_button = Button("Ansehen und ausgeben", icon="scroll-text", run=self._preview)
        self.again = Button("Öffnen und drucken", icon="printer", run=self._reprint)
        self.edit = Button("Bearbeiten …", icon="pencil", run=self._edit)
        self.drop = Button("Verwerfen", icon="trash-2", run=self._discard)
        self._proof = Quiet("")
        buttons = FlowBox(gap=8)
        for button in (self.show_button, self.again, self.edit, self.drop, self.write):
            buttons.flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._table)
        layout.addWidget(buttons)
        layout.addWidget(self._proof)
        layout.addStretch(1)
        self._choose(None)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's letters."""
        self._detail = detail
        self._context.look(
            lambda session: queries.post_of(session, detail.id), self._show, self, slot="letters"
        )

    def _show(self, rows: tuple[PostRow, ...]) -> None:
        self._rows = rows
        self._table.set_rows(rows)
        kept = self._chosen if any(row.id == self._chosen for row in rows) else None
        self._choose(kept if kept is not None else (rows[0].id if rows else None))

    def _choose(self, letter_id: int | None) -> None:
        self._chosen = letter_id
        row = self._row()
        self._table.select(letter_id)
        waits = row is not None and row.state == "prepared"
        self.show_button.setVisible(waits)
        self.edit.setVisible(waits)
        self.drop.setVisible(waits)
        self.again.setVisible(row is not None and not waits)
        self._proof.setText(_said(row))

    def _open(self, letter_id: int) -> None:
        self._choose(letter_id)
        row = self._row()
        if row is not None and row.state == "prepared":
            self._preview()
        else:
            self._reprint()

    def _row(self) -> PostRow | None:
        return next((row for row in self._rows if row.id == self._chosen), None)

    def _preview(self) -> None:
        row = self._row()
        if row is not None:
            self._desk.preview_prepared(row.id)

    def _reprint(self) -> None:
        row = self._row()
        if row is not None:
            self._desk.reprint(row)

    def _write(self) -> None:
        if self._detail is not None:
            ask_letter(self._context, self, self._detail.id)

    def _edit(self) -> None:
        row = self._row()
        if row is not None:
            ask_letter(self._context, self, row.application_id, row.id)

    def _discard(self) -> None:
        row = self._row()
        if row is None:
            return
        name = f"Vorbereitetes Schreiben zu {row.reference} verwerfen"
        self._context.do(
            name,
            lambda session: service.discard(session, row.id),
            lambda _none: self._context.messages.done(name, undo=True),
            owner=self,
        )


def _said(row: PostRow | None) -> str:
    if row is None:
        return ""
    if row.issued_at is None:
        return "Vorbereitet. Der Wortlaut entsteht beim Ausgeben aus den Angaben dieses Tages."
    printed = f" Gedruckt und zur Post gegeben am {formats.moment(row.printed_at)}." if row.printed_at else ""
    return (
        f"Ausgegeben am {formats.moment(row.issued_at)}, unverändert archiviert; "
        f"Prüfsumme {row.sha256[:16]} …{printed}"
    )
