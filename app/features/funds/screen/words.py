"""A guideline version in words: its rules by group, and what is another than in the version before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.guideline import Rules
from app.features.funds.rules import changes, in_words
from app.ui.widgets import H3, Quiet, Text

_LABELS = 160
"""Room for the name of a rule."""


class Words(QWidget):
    """Built anew for each version that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.setAccessibleName("Regeln in Worten")

    def show_nothing(self) -> None:
        """No version is chosen."""
        self._put(None)

    def show_version(
        self, rules: Rules, beside: Sequence[tuple[str, str]], before: tuple[str, Rules] | None
    ) -> None:
        """Show the rules, what is to be known besides, and the changes since another version."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if before is not None:
            layout.addWidget(H3(f"Geändert gegenüber „{before[0]}“"))
            layout.addWidget(Text("\n".join(changes(before[1], rules)) or "Nichts; beide sagen dasselbe."))
            layout.addSpacing(8)
        for title, lines in (*in_words(rules), ("", list(beside))):
            if lines:
                layout.addWidget(H3(title or "Veröffentlichung"))
                layout.addWidget(_lines(lines))
        self._put(body)

    def _put(self, body: QWidget | None) -> None:
        if self._body is not None:
            self._body.hide()
            self._layout.removeWidget(self._body)
            self._body.deleteLater()
        self._body = body
        if body is not None:
            self._layout.addWidget(body)


def _lines(lines: Sequence[tuple[str, str]]) -> QWidget:
    """Label and value side by side."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 6)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _LABELS)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for at, (label, value) in enumerate(lines):
        grid.addWidget(Quiet(label), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(value), at, 1)
    return widget
