"""The tab „Papiere“: invitations that went out, and the minutes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.features.sittings import table
from app.features.sittings.queries.rows import LetterRow, SittingDetail
from app.features.sittings.screen.desk import PaperDesk
from app.ui.context import Context
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet, Text


class PapersPanel(QWidget):
    """The tab „Papiere“: invitations that went out, and the minutes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = PaperDesk(context, self)
        self._detail: SittingDetail | None = None
        self._chosen: int | None = None
        self._table: SimpleTable[LetterRow] = SimpleTable(
            context,
            table.LETTERS,
            key="sitting.letters",
            name="Einladungen",
            empty="Noch keine Einladung ausgegeben.",
        )
        self._table.opened.connect(self._open)
        self._table.chosen.connect(self._choose)
        self._invite = Button("Einladungen ansehen und ausgeben", icon="send", run=self._make)
        self._one = Button("Öffnen und drucken", icon="printer", run=self._open_chosen)
        self._all = Button("Alle in einer Datei", icon="files", run=self._open_all)
        self._said = Text("")
        self._minutes = Button("Niederschrift ansehen", icon="scroll-text", run=self._show_minutes)
        self._proof = Quiet("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._invite, self._one, self._all):
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._proof)
        layout.addSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self._minutes)
        layout.addStretch(1)

    def show_record(self, detail: SittingDetail) -> None:
        """Show the papers of this sitting."""
        self._detail = detail
        self._table.set_rows(detail.letters)
        self._invite.setVisible(detail.runs)
        some = bool(detail.letters)
        self._one.setVisible(some)
        self._all.setVisible(some)
        self._choose(detail.letters[0].id if some else None)
        self._said.setText(_minutes_state(detail))
        self._minutes.setVisible(detail.status != "cancelled")

    def _choose(self, letter_id: int | None) -> None:
        self._chosen = letter_id
        self._table.select(letter_id)
        row = self._row()
        self._proof.setText(f"Unverändert archiviert; Prüfsumme {row.sha256[:16]} …" if row else "")

    def _row(self) -> LetterRow | None:
        rows = self._detail.letters if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _open(self, letter_id: int) -> None:
        self._choose(letter_id)
        self._open_chosen()

    def _open_chosen(self) -> None:
        row = self._row()
        if row is not None:
            self._desk.reprint((row,))

    def _open_all(self) -> None:
        if self._detail is not None and self._detail.letters:
            self._desk.reprint(self._detail.letters)

    def _make(self) -> None:
        if self._detail is not None:
            self._desk.invite(self._detail)

    def _show_minutes(self) -> None:
        if self._detail is not None:
            self._desk.minutes(self._detail)


def _minutes_state(detail: SittingDetail) -> str:
    if detail.minutes_issued_on is not None:
        return f"Niederschrift ausgegeben am {formats.day(detail.minutes_issued_on)}."
    if detail.status == "closed":
        return "Die Niederschrift ist fertig und noch nicht ausgegeben."
    return "Die Niederschrift entsteht beim Schreiben; ansehen lässt sie sich jederzeit."
