"""How much of a series is meant: this one, those that follow, or all."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets import H2, Button, Text


class ScopeQuestion(QDialog):
    """One button a scope; Esc changes nothing."""

    def __init__(
        self,
        question: str,
        explain: str,
        scopes: Mapping[str, str],
        chosen: Callable[[str], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quartiersbuch")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(question)
        self._chosen = chosen
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        heading = H2(question)
        heading.setWordWrap(True)
        layout.addWidget(heading)
        layout.addWidget(Text(explain))
        layout.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Button("Abbrechen", role="quiet", run=self.reject))
        row.addStretch(1)
        first = None
        for key, word in scopes.items():
            button = Button(word, run=partial(self._take, key))
            row.addWidget(button)
            first = first or button
        layout.addLayout(row)
        if first is not None:
            first.setDefault(True)
            first.setFocus()

    def _take(self, scope: str) -> None:
        self.accept()
        self._chosen(scope)
