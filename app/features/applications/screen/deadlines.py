"""The tab „Fristen“: dates to keep, done with a click, moved with a reason."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications.form.proof import DEADLINE_FORM, EXTENSION_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.queries.deadlines import DeadlineRow, deadline_rows
from app.features.applications.rules.altering import DeadlineDraft
from app.features.applications.rules.clocks import DEADLINE_KINDS
from app.features.applications.screen.sections import Part
from app.features.applications.service import clocks
from app.features.applications.table import DEADLINE_CHIPS, DEADLINE_COLUMNS
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.widgets import Quiet


class DeadlinesPanel(QWidget):
    """The dates of an application."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: ApplicationDetail | None = None
        self.dates: Part[DeadlineRow] = Part(
            context,
            "Fristen",
            DEADLINE_COLUMNS,
            DEADLINE_CHIPS,
            key="deadlines",
            empty="Noch keine Fristen. Bewilligung, Nachweis und Anhörung setzen sie von selbst.",
        )
        self.dates.button("Frist hinzufügen …", "plus", self._add)
        self._done = self.dates.button("Erledigt", "check", self._finish)
        self._move = self.dates.button("Verlängern …", "calendar", self._extend)
        self.dates.chosen.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.dates)
        layout.addWidget(
            Quiet(
                "Was bald fällig ist, steht auch unter „Heute“; Zweckbindung und Aufbewahrung erst 60 Tage "
                "vorher."
            )
        )
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's dates."""
        self._detail = detail
        application_id = detail.id
        self._context.look(
            lambda session: deadline_rows(session, application_id), self._show, self, slot="deadlines"
        )

    def _show(self, rows: tuple[DeadlineRow, ...]) -> None:
        self.dates.show_rows(rows)
        self._enable()

    def _enable(self) -> None:
        row = self.dates.current()
        for button in (self._done, self._move):
            button.setEnabled(row is not None and row.done_on is None)

    def _add(self) -> None:
        detail = self._detail
        if detail is None:
            return
        ask_form(
            self._context,
            self,
            title="Frist hinzufügen",
            spec=DEADLINE_FORM,
            draft=DeadlineDraft(),
            button="Hinzufügen",
            saving=lambda draft: Saving(
                f"Frist zu {detail.reference} hinzufügen",
                lambda session: clocks.add_deadline(session, detail.id, draft),
            ),
            key=f"deadline:{detail.id}:new",
        )

    def _extend(self) -> None:
        detail, row = self._detail, self.dates.current()
        if detail is None or row is None:
            return
        deadline_id, what = row.id, DEADLINE_KINDS.get(row.kind, row.kind)
        ask_form(
            self._context,
            self,
            title=f"{what}: Frist verlängern",
            spec=EXTENSION_FORM,
            draft=DeadlineDraft(row.due_on),
            button="Verlängern",
            saving=lambda draft: Saving(
                f"Frist „{what}“ zu {detail.reference} verlängern",
                lambda session: clocks.move_deadline(session, deadline_id, draft),
            ),
            key=f"deadline:{deadline_id}",
            explain=f"Bisher bis {formats.day(row.due_on)}.",
        )

    def _finish(self) -> None:
        detail, row = self._detail, self.dates.current()
        if detail is None or row is None:
            return
        today, deadline_id = self._context.clock.today(), row.id
        name = f"Frist „{DEADLINE_KINDS.get(row.kind, row.kind)}“ zu {detail.reference} erledigen"
        self._context.do(
            name,
            lambda session: clocks.finish_deadline(session, deadline_id, today=today),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self,
        )
