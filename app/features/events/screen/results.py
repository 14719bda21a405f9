"""The tabs „Beteiligung“ and „Auswertung“: what came of it, who was there, photographs, the report."""

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.ids import Ref
from app.features.events.form.lists import EVALUATION
from app.features.events.form.people import NEW_PHOTO, PHOTO, RESULT
from app.features.events.queries import results as queries
from app.features.events.queries.results import EvaluationDetail, PhotoRow, ResultRow, ResultsDetail
from app.features.events.rules.results import OUTCOMES, PhotoDraft, ResultDraft, counted
from app.features.events.screen.papers import PaperDesk
from app.features.events.screen.parts import GAP, EventPanel, ListPart, Verbs
from app.features.events.service import lists
from app.features.events.service import results as service
from app.features.events.table.plan import PHOTO_CHIPS, PHOTOS, RESULT_CHIPS, RESULTS
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.form import Form
from app.ui.widgets import Button, Quiet, Text

_THUMBNAIL = QSize(320, 200)


class ParticipationPanel(QWidget):
    """Results of a workshop, walk, survey or jury, and what became of each."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._appointment_id = 0
        self._verbs = Verbs(context, self)
        self._said = Text("", role="h3")
        self.results: ListPart[ResultRow] = ListPart(
            context,
            "",
            RESULTS,
            key="event_results",
            name="Ergebnisse der Beteiligung",
            chips=RESULT_CHIPS,
            empty="Noch kein Ergebnis. Halten Sie fest, was herauskam; später, was daraus geworden ist.",
        )
        self.results.table.opened.connect(lambda _id: self._change())
        self.results.picked.connect(self._follow)
        self.results.button("Ergebnis hinzufügen …", "plus", self._add)
        self.results.button("Ändern …", "pencil", self._change, of_row=True)
        self._measure = self.results.button("Maßnahme öffnen", "target", self._open_measure, of_row=True)
        self.results.button("Entfernen", "trash-2", self._remove, of_row=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._said)
        layout.addWidget(self.results)
        layout.addWidget(
            Quiet(
                "Wer mitgemacht hat, will wissen, was daraus wurde. Der Kurzbericht sagt es zu jedem Punkt."
            )
        )
        layout.addStretch(1)

    def show_record(self, detail: Any) -> None:
        """Read the results of this event."""
        self._appointment_id = appointment_id = detail.id
        self._context.look(
            lambda session: queries.results(session, appointment_id), self._show, self, slot="event.results"
        )

    def _show(self, found: ResultsDetail) -> None:
        if found.plan.id != self._appointment_id:
            return
        counts = [(word, sum(row.state == key for row in found.rows)) for key, word in OUTCOMES.items()]
        self._said.setText(", ".join(f"{formats.number(number)} {word}" for word, number in counts if number))
        self._said.setVisible(bool(found.rows))
        self.results.show_rows(found.rows)

    def _follow(self) -> None:
        row = self.results.row
        self._measure.setVisible(row is not None and row.draft.measure_id is not None)

    def _add(self) -> None:
        self._ask(None, ResultDraft(), "Ergebnis hinzufügen")

    def _change(self) -> None:
        row = self.results.row
        if row is not None:
            self._ask(row.id, row.draft, "Ergebnis ändern")

    def _ask(self, result_id: int | None, draft: ResultDraft, title: str) -> None:
        appointment_id = self._appointment_id
        self._verbs.ask(
            title,
            RESULT,
            draft,
            lambda session, typed: service.save_result(session, appointment_id, typed, result_id),
            key=f"event_result:{appointment_id}:{result_id or 'new'}",
        )

    def _open_measure(self) -> None:
        row = self.results.row
        if row is not None and row.draft.measure_id is not None:
            self._context.open(Ref("measure", row.draft.measure_id))

    def _remove(self) -> None:
        row = self.results.row
        if row is not None:
            self._verbs.do("Ergebnis entfernen", lambda session: service.remove_result(session, row.id))


class EvaluationPanel(EventPanel):
    """Participants by group, feedback, the text of the report, photographs."""

    def __init__(self, context: Context, papers: PaperDesk) -> None:
        super().__init__(
            context,
            "Auswertung speichern",
            spec=EVALUATION,
            query=queries.evaluation,
            key="event_evaluation",
        )
        self._detail: EvaluationDetail | None = None
        self.count = Text("", role="h3")
        self.count.setAccessibleName("Teilnehmende")
        self.photos: ListPart[PhotoRow] = ListPart(
            context,
            "Fotos",
            PHOTOS,
            key="event_photos",
            chips=PHOTO_CHIPS,
            empty="Noch kein Foto. Zu jedem wird vermerkt, ob die Abgebildeten eingewilligt haben.",
        )
        self.photos.table.opened.connect(lambda _id: self._change_photo())
        self.photos.picked.connect(self._look_at)
        self.picture = QLabel()
        self.picture.hide()
        self.photos.button("Foto hinzufügen …", "image", self._add_photo)
        self.photos.button("Ändern …", "pencil", self._change_photo, of_row=True)
        self.photos.button("Entfernen", "trash-2", self._remove_photo, of_row=True)
        row = FlowBox(gap=8)
        row.flow.addWidget(self.save_button)
        row.flow.addWidget(
            Button("Kurzbericht …", icon="file-text", run=lambda: papers.report(self.appointment_id))
        )
        self.column.addWidget(self.count)
        self.column.addLayout(self.holder)
        self.column.addWidget(row)
        self.column.addWidget(self.photos)
        self.column.addWidget(self.picture)
        self.column.addStretch(1)

    def saving(self, draft: Any) -> tuple[str, Any]:
        """The evaluation as one step."""
        appointment_id = self.appointment_id
        return "Auswertung speichern", lambda session: lists.save_evaluation(session, appointment_id, draft)

    def shown(self, found: EvaluationDetail) -> None:
        """Photographs, and what the registrations say."""
        self._detail = found
        self.photos.show_rows(found.photos)
        if self.editing is not None:
            self.said(self.editing)

    def said(self, form: Form[Any]) -> None:
        """How many came, as typed."""
        values = form.values()
        number = counted(values.get("groups") or (), values.get("visitors"))
        parts = [] if number is None else [f"{formats.count(number, 'Person war', 'Personen waren')} da"]
        if self._detail is not None and self._detail.registered:
            parts.append(
                f"{formats.count(self._detail.registered, 'Platz', 'Plätze')} vergeben, "
                f"davon {formats.number(self._detail.came)} als „war da“ abgehakt"
            )
        self.count.setText("; ".join(parts) or "Noch nicht gezählt")

    def _look_at(self) -> None:
        """Show the chosen photograph below the list."""
        row = self.photos.row
        if row is None:
            self.picture.hide()
            return
        self.context.look(
            lambda session: queries.picture(session, row.file_id),
            lambda data: self._show_picture(row, data),
            self,
            slot="event.picture",
        )

    def _show_picture(self, row: PhotoRow, data: bytes) -> None:
        picture = thumbnail(data, self.devicePixelRatioF())
        if picture.isNull():
            self.picture.setText("Dieses Foto lässt sich nicht anzeigen; die Datei ist beschädigt.")
        else:
            self.picture.setPixmap(picture)
        self.picture.setAccessibleName(row.draft.alternative_text)
        self.picture.show()

    def _add_photo(self) -> None:
        appointment_id = self.appointment_id
        self.verbs.ask(
            "Foto hinzufügen",
            NEW_PHOTO,
            PhotoDraft(),
            lambda session, draft: service.save_photo(session, appointment_id, draft),
            key=f"event_photo:{appointment_id}:new",
            button="Hinzufügen",
        )

    def _change_photo(self) -> None:
        row, appointment_id = self.photos.row, self.appointment_id
        if row is not None:
            self.verbs.ask(
                "Foto ändern",
                PHOTO,
                row.draft,
                lambda session, draft: service.save_photo(session, appointment_id, draft, row.id),
                key=f"event_photo:{row.id}",
            )

    def _remove_photo(self) -> None:
        row = self.photos.row
        if row is not None:
            self.verbs.do(
                f"Foto „{row.caption}“ entfernen", lambda session: service.remove_photo(session, row.id)
            )


def thumbnail(data: bytes, ratio: float) -> QPixmap:
    """A photograph, scaled while it is read, so that no large one fills the memory; null when it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_THUMBNAIL * ratio, Qt.AspectRatioMode.KeepAspectRatio))
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(ratio)
    return picture
