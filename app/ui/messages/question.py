"""A question with two answers; the safe one is the default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets import H2, Button, Text


class Question(QDialog):
    """Modal to its window, never blocking the program."""

    def __init__(
        self, question: str, explain: str, yes: str, no: str, parent: QWidget | None, *, danger: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quartiersbuch")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(question)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        heading = H2(question)
        heading.setWordWrap(True)
        layout.addWidget(heading)
        body = Text(explain)
        body.setMinimumWidth(400)
        layout.addWidget(body)
        layout.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.addStretch()
        self.no = Button(no, run=self.reject)
        self.yes = Button(yes, run=self.accept, role="danger" if danger else "primary")
        self.no.setDefault(True)
        self.yes.setAutoDefault(False)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        layout.addLayout(buttons)
        self.no.setFocus()
