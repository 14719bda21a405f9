"""A new recovery code for an open office: asked for, made beside the window, shown once, confirmed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.features.office.service.staff import Keys, new_recovery_code
from app.shell.welcome.recovery import RecoveryPage
from app.ui.fitting import fit
from app.ui.jobs import Progress

if TYPE_CHECKING:
    from app.shell.window import Window


class NewCode(QObject):
    """Belongs to the window of the office."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """The old code stops to work, so the person decides."""
        self._window.messages.ask(
            "Neuen Wiederherstellungscode erzeugen?",
            "Der bisherige Code gilt dann nicht mehr. Vernichten Sie den alten Ausdruck.",
            "Neuen Code erzeugen",
            self._make,
        )

    def _make(self) -> None:
        store = self._window.desk.store
        keys = Keys(store.folder, store.key)

        def build(progress: Progress) -> str:
            progress(0, 0, "Schlüssel wird berechnet")
            return new_recovery_code(keys)

        self._window.context.make(build, self._show, title="Wiederherstellungscode", owner=self)

    def _show(self, code: str) -> None:
        dialog = CodeSheet(code, self._window)
        dialog.open()


class CodeSheet(QDialog):
    """Shows the code until the person has confirmed that it is kept."""

    def __init__(self, code: str, window: "Window") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Wiederherstellungscode")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._window = window
        self.page = RecoveryPage(code, window.desk.name)
        self.page.next.setText("Fertig")
        self.page.confirmed.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        fit(self, 720, 520)

    def reject(self) -> None:
        """Esc leaves only after a word of warning: the code is not shown again."""
        self._window.messages.ask(
            "Haben Sie den Code verwahrt?",
            "Er wird nicht noch einmal gezeigt. Sie können aber jederzeit einen neuen erzeugen.",
            "Schließen",
            super().reject,
            no="Zurück",
        )
