"""The parts of the file below each other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.applications import queries
from app.features.applications.queries import ApplicationDetail, FileDetail
from app.features.applications.screen.casefile.aid import Aid
from app.features.applications.screen.casefile.notes import Notes
from app.features.applications.screen.casefile.story import Differences, Related, Story
from app.ui.context import Context
from app.ui.theme import Tone
from app.ui.widgets import Banner


class FilePanel(QWidget):
    """Everything around an application that no form holds."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._twice = Banner("", Tone.WARN)
        self._parts = (Related(context), Differences(context), Notes(context), Aid(context), Story(context))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        layout.addWidget(self._twice)
        for part in self._parts:
            layout.addWidget(part)
        layout.addStretch(1)
        self._twice.hide()

    def show_record(self, detail: ApplicationDetail) -> None:
        """Read and show this application's file."""
        self._context.look(
            lambda session: queries.case_file(session, detail.id),
            lambda found: self._show(detail, found),
            self,
            slot="file",
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
