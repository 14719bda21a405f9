"""What a person sees when the program has a fault: what is safe, and a report without their words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.fitting import fit
from app.ui.widgets import H2, Button, Text

_SAFE = (
    "Im Programm ist ein Fehler aufgetreten. Was Sie gespeichert haben, ist sicher; der angefangene Schritt "
    "wurde nicht ausgeführt. Ihre Eingaben im Formular sind als Entwurf gesichert. Sie können weiterarbeiten."
)
_REPORT = (
    "Dieser Bericht hilft, den Fehler zu finden. Er enthält nichts von dem, was Sie eingegeben haben, "
    "und wird nicht von selbst verschickt."
)


class CrashDialog(QDialog):
    """Shows the report of ``app.system.logs.report`` and lets the person copy it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Fehler im Programm")
        fit(self, 640, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(H2("Das hätte nicht passieren dürfen"))
        layout.addWidget(Text(_SAFE))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Fehlerbericht")
        layout.addWidget(self.report, 1)
        layout.addWidget(Text(_REPORT, role="hint"))
        buttons = QHBoxLayout()
        self.copy = Button("Bericht kopieren", icon="copy", run=self._copy)
        self.go_on = Button("Weiterarbeiten", run=self.accept, role="primary")
        buttons.addWidget(self.copy)
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        layout.addLayout(buttons)
        self.go_on.setDefault(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText("Kopiert")
