"""Letters of a decision: the real page before it goes out, and what went out."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications import document, queries, service
from app.features.applications.queries import ApplicationDetail, LetterRow
from app.features.applications.rules import LetterData
from app.features.applications.table import LETTER_CHIPS, LETTER_COLUMNS
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet


@dataclass(frozen=True)
class Made:
    """A finished letter that has not gone out."""

    data: LetterData
    pdf: bytes


class LetterDesk:
    """Shows the letter of a decision, sends it out, shows what went out again."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def preview(self, detail: ApplicationDetail) -> None:
        """Draw the letter as it would go out today and show it."""
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._context.look(
            lambda session: queries.letter(session, detail.id, dated=today, staff_id=staff_id),
            lambda data: self._make(detail, data),
            self._owner,
            slot="letter",
        )

    def reprint(self, letter: LetterRow) -> None:
        """Show the archived bytes again."""
        self._context.look(
            lambda session: queries.pdf(session, letter.file_id),
            lambda pdf: self._show_archived(letter, pdf),
            self._owner,
            slot="archived",
        )

    def _make(self, detail: ApplicationDetail, data: LetterData) -> None:
        def build(progress: Progress) -> Made:
            progress(0, 1, document.subject(data))
            return Made(data, document.build(data))

        self._context.make(
            build, lambda made: self._show(detail, made), title="Schreiben erstellen", owner=self._owner
        )

    def _show(self, detail: ApplicationDetail, made: Made) -> None:
        show_pdf_sheet(
            self._context,
            self._owner,
            f"Bescheid zu {detail.reference}",
            made.pdf,
            document.file_name(made.data),
            actions=(
                Action(
                    "Bescheid ausgeben",
                    lambda: self._issue(detail, made),
                    icon="send",
                    primary=True,
                ),
            ),
            draft="Vorschau. Beim Ausgeben wird der Bescheid unverändert archiviert und lässt sich nicht "
            "mehr zurücknehmen; gedruckt wird er danach.",
        )

    def _issue(self, detail: ApplicationDetail, made: Made) -> None:
        data, now, staff_id = made.data, self._context.clock.now(), self._context.staff_id
        issue = service.Issue(
            kind=data.kind,
            mode=data.mode,
            dated=data.dated,
            recipient=data.applicant,
            subject=document.subject(data),
            file_name=document.file_name(data),
            pdf=made.pdf,
            decision_id=data.decision_id,
        )
        self._context.do(
            f"Bescheid zu {detail.reference} ausgeben",
            lambda session: service.issue_letter(session, detail.id, issue, now=now, staff_id=staff_id),
            lambda letter_id: self._issued(letter_id, made),
            owner=self._owner,
            sealed=True,
        )

    def _issued(self, letter_id: int, made: Made) -> None:
        self._context.messages.done(
            "Der Bescheid liegt unverändert im Archiv. Unter „Schreiben“ drucken Sie ihn noch einmal."
        )
        self._show_printable(letter_id, made.pdf, document.file_name(made.data), document.subject(made.data))

    def _show_archived(self, letter: LetterRow, pdf: bytes) -> None:
        self._show_printable(letter.id, pdf, letter.file_name, letter.subject)

    def _show_printable(self, letter_id: int, pdf: bytes, file_name: str, title: str) -> None:
        now = self._context.clock.now()

        def printed() -> None:
            self._context.do(
                "Schreiben als gedruckt vermerken",
                lambda session: service.mark_printed(session, [letter_id], now=now),
                lambda _none: self._context.messages.done("Als gedruckt vermerkt.", undo=True),
                owner=self._owner,
            )

        show_pdf_sheet(
            self._context,
            self._owner,
            title,
            pdf,
            file_name,
            actions=(Action("Als gedruckt vermerken", printed, icon="check"),),
        )


class LettersPanel(QWidget):
    """The tab „Schreiben“: what went out, and the letter that is due."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = LetterDesk(context, self)
        self._detail: ApplicationDetail | None = None
        self._chosen: int | None = None
        self._table: SimpleTable[LetterRow] = SimpleTable(
            context,
            LETTER_COLUMNS,
            key="letters",
            name="Schreiben",
            chips=LETTER_CHIPS,
            empty="Noch kein Schreiben. Nach der Entscheidung entsteht hier der Bescheid.",
        )
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        self._make = Button("Bescheid ansehen und ausgeben", icon="scroll-text", run=self._preview)
        self._again = Button("Öffnen und drucken", icon="printer", run=self._reprint)
        self._proof = Quiet("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._make)
        row.addWidget(self._again)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._proof)
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's letters."""
        self._detail = detail
        self._table.set_rows(detail.letters)
        self._make.setVisible(detail.letter_due)
        self._again.setVisible(bool(detail.letters))
        self._choose(detail.letters[0].id if detail.letters else None)

    def _choose(self, letter_id: int | None) -> None:
        self._chosen = letter_id
        row = self._row()
        self._table.select(letter_id)
        self._again.setEnabled(row is not None)
        self._proof.setText(
            f"Ausgegeben am {formats.moment(row.issued_at)}, unverändert archiviert; "
            f"Prüfsumme {row.sha256[:16]} …"
            if row
            else ""
        )

    def _open(self, letter_id: int) -> None:
        self._choose(letter_id)
        self._reprint()

    def _row(self) -> LetterRow | None:
        rows = self._detail.letters if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _preview(self) -> None:
        if self._detail is not None:
            self._desk.preview(self._detail)

    def _reprint(self) -> None:
        row = self._row()
        if row is not None:
            self._desk.reprint(row)
