"""The parts of the file below each other."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.applications import queries
from app.features.applications.document import dossier_pdf, dossier_zip
from app.features.applications.queries import ApplicationDetail, FileDetail
from app.features.applications.rules.dossier import Dossier
from app.features.applications.screen.casefile.aid import Aid
from app.features.applications.screen.casefile.notes import Notes
from app.features.applications.screen.casefile.story import Differences, Related, Story
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.flow import FlowBox
from app.ui.jobs import Progress
from app.ui.theme import Tone
from app.ui.widgets import H3, Banner, Button, Quiet


class FilePanel(QWidget):
    """Everything around an application that no form holds."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: ApplicationDetail | None = None
        self._twice = Banner("", Tone.WARN)
        self._parts = (Related(context), Differences(context), Notes(context), Aid(context), Story(context))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        layout.addWidget(self._twice)
        for part in self._parts:
            layout.addWidget(part)
        layout.addWidget(H3("Akte für Prüfer"))
        layout.addWidget(
            Quiet("Alles zu diesem Antrag in einer Datei, mit Inhaltsverzeichnis und Prüfsummen.")
        )
        box = FlowBox(gap=8)
        for text, ending, build in (("Als PDF …", "pdf", dossier_pdf), ("Als ZIP …", "zip", dossier_zip)):
            box.flow.addWidget(Button(text, icon="download", run=partial(self._export, ending, build)))
        layout.addWidget(box)
        layout.addStretch(1)
        self._twice.hide()

    def show_record(self, detail: ApplicationDetail) -> None:
        """Read and show this application's file."""
        self._detail = detail
        self._context.look(
            lambda session: queries.case_file(session, detail.id),
            lambda found: self._show(detail, found),
            self,
            slot="file",
        )

    def _export(self, ending: str, build: Callable[[Dossier], bytes]) -> None:
        detail = self._detail
        if detail is None:
            return

        def gathered(data: Dossier) -> None:
            def made(progress: Progress) -> bytes:
                progress(0, 0, f"Akte {detail.reference}")
                return build(data)

            self._context.make(
                made,
                lambda written: save_file(self._context, self, written, f"Akte {detail.reference}.{ending}"),
                title="Akte zusammenstellen",
                owner=self,
            )

        self._context.look(
            lambda session: queries.dossier(session, detail.id), gathered, self, slot="dossier"
        )

    def _show(self, detail: ApplicationDetail, found: FileDetail) -> None:
        twice = [row for row in found.relations if "Beleg " in row.why]
        self._twice.say(
            f"Doppelförderung möglich: {twice[0].why} ({twice[0].reference}). Bitte klären Sie das."
            if twice
            else ""
        )
        self._twice.setVisible(bool(twice))
        for part in self._parts:
            part.show_file(detail, found)
