"""The measures of the development plan: list and record."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.measures import queries, rules, service
from app.features.measures.form import FORM
from app.features.measures.queries import MeasureDetail, MeasureRow
from app.features.measures.rules import MeasureDraft
from app.features.measures.table import CHIPS, COLUMNS, FILTERS, LINKED_COLUMNS, VIEWS
from app.ui.browser import Action, Heading, Noun, RecordBrowser, Saving, Tab
from app.ui.context import Context
from app.ui.table import SimpleTable


class MeasuresScreen(RecordBrowser[MeasureRow, MeasureDetail, MeasureDraft]):
    """The list of measures and the record beside it."""

    kind = "measure"
    title = "Maßnahmen"
    icon = "target"
    shows = frozenset({"measures"})
    noun = Noun("Maßnahme", "Maßnahmen", new="Neue Maßnahme")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    form = FORM
    keeps = ("field", "funding")
    empty_hint = "Noch keine Maßnahme. Mit Strg+N übernehmen Sie die erste aus Ihrem ISEK."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def blank(self, preset: Mapping[str, Any]) -> MeasureDraft:
        """Begins this year."""
        return MeasureDraft(
            number=str(preset.get("number", "")),
            title=str(preset.get("title", "")),
            starts_in=self.context.clock.today().year,
        )

    def draft(self, detail: MeasureDetail) -> MeasureDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: MeasureDetail) -> Heading:
        """Number, title, cost and period."""
        draft = detail.draft
        parts = (
            formats.money(draft.cost),
            rules.period(draft.starts_in, draft.ends_in),
            draft.field,
        )
        return Heading(
            f"{draft.number} {draft.title}",
            " · ".join(part for part in parts if part),
            (CHIPS["status"][draft.status],),
        )

    def saving(self, draft: MeasureDraft, record_id: int | None) -> Saving:
        """Keep it."""
        return Saving(
            "Maßnahme speichern",
            lambda session: service.save(session, draft, record_id),
            toast="Maßnahme gespeichert",
        )

    def removing(self, detail: MeasureDetail) -> Saving | None:
        """It can go while nothing points to it; the service says so otherwise."""
        return Saving("Maßnahme löschen", lambda session: service.remove(session, detail.id))

    def record_actions(self, detail: MeasureDetail) -> Sequence[Action]:
        """Finish it; log a consultation or an appointment about it."""
        found = [
            Action(
                "Termin dazu",
                lambda: self.context.new("appointment", measure_id=detail.id),
                icon="calendar-days",
            )
        ]
        if detail.draft.status not in {"done", "dropped"}:
            finish = Action("Abschließen", lambda: self._finish(detail), icon="circle-check")
            found.insert(0, finish)
        return found

    def tabs(self) -> Sequence[Tab]:
        """What points to the measure."""
        return (Tab("Verknüpft", lambda: LinkedPanel(self.context)),)

    def history_of(self, detail: MeasureDetail) -> Sequence[tuple[str, int]]:
        """Its own changes."""
        return (("measures", detail.id),)

    def _finish(self, detail: MeasureDetail) -> None:
        self.perform("Maßnahme abschließen", lambda session: service.finish(session, detail.id))


class LinkedPanel(QWidget):
    """Applications, appointments and consultations that belong to a measure."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: MeasureDetail | None = None
        self._table = SimpleTable(
            context,
            LINKED_COLUMNS,
            key="measures.linked",
            name="Verknüpfte Vorgänge",
            empty="Noch kein Antrag, kein Termin und keine Beratung gehört zu dieser Maßnahme.",
        )
        self._table.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        layout.addStretch()

    def show_record(self, detail: MeasureDetail) -> None:
        """Show what belongs to this measure."""
        self._detail = detail
        self._table.set_rows(detail.linked)

    def _open(self, row_id: int) -> None:
        if self._detail is None:
            return
        found = next((one for one in self._detail.linked if one.id == row_id), None)
        if found is not None:
            self._context.open(found.ref)
