"""The tab „Unterlagen“: dated papers, and which of them show a start before the approval."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications import service
from app.features.applications.form import PAPER_FORM
from app.features.applications.queries import ApplicationDetail, PaperRow
from app.features.applications.rules import PAPER_KINDS, PaperDraft, Verb, may
from app.features.applications.table import PAPER_CHIPS, PAPER_COLUMNS
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, Quiet


class PapersPanel(QWidget):
    """Quotes, orders, contracts, invoices, payments by date."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: ApplicationDetail | None = None
        self._chosen: int | None = None
        self._early = Banner("", Tone.BAD)
        self._table: SimpleTable[PaperRow] = SimpleTable(
            context,
            PAPER_COLUMNS,
            key="papers",
            name="Unterlagen",
            chips=PAPER_CHIPS,
            empty="Noch keine Unterlagen. Erfassen Sie Angebote, Aufträge und Rechnungen mit ihrem Datum.",
        )
        self._table.chosen.connect(self._choose)
        self._add = Button("Unterlage erfassen", icon="plus", run=self._record)
        self._remove = Button("Entfernen", icon="trash-2", run=self._remove_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._early)
        layout.addWidget(self._table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(
            Quiet(
                "Auftrag, Vertrag, Rechnung und Zahlung vor der Bewilligung gelten als vorzeitiger Beginn; "
                "ein Angebot nicht."
            )
        )
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's papers."""
        self._detail = detail
        self._table.set_rows(detail.papers)
        early = [row for row in detail.papers if row.early]
        self._early.say(_sentence(early[0]) if early else "")
        self._early.setVisible(bool(early))
        self._add.setVisible(may(detail.status, Verb.RECORD_PAPER))
        self._remove.setVisible(may(detail.status, Verb.REMOVE_PAPER))
        self._choose(detail.papers[0].id if detail.papers else None)

    def _choose(self, paper_id: int | None) -> None:
        self._chosen = paper_id
        self._remove.setEnabled(paper_id is not None)
        self._table.select(paper_id)

    def _record(self) -> None:
        detail = self._detail
        if detail is None:
            return
        today = self._context.clock.today()
        ask_form(
            self._context,
            self,
            title="Unterlage erfassen",
            spec=PAPER_FORM,
            draft=PaperDraft(),
            button="Erfassen",
            saving=lambda draft: Saving(
                f"{PAPER_KINDS.get(draft.kind, 'Unterlage')} zu {detail.reference} erfassen",
                lambda session: service.record_paper(session, detail.id, draft, today=today),
            ),
            key=f"paper:{detail.id}",
        )

    def _remove_chosen(self) -> None:
        detail, paper_id = self._detail, self._chosen
        if detail is None or paper_id is None:
            return
        name = f"Unterlage aus {detail.reference} entfernen"
        self._context.do(
            name,
            lambda session: service.remove_paper(session, paper_id),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self,
        )


def _sentence(paper: PaperRow) -> str:
    return (
        f"{PAPER_KINDS[paper.kind]} „{paper.name}“ vom {formats.day(paper.dated)} liegt vor der Bewilligung: "
        "Das Projekt gilt als vorzeitig begonnen und darf nicht gefördert werden."
    )
