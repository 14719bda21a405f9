"""A guideline version in words: its rules by group, and what is another than in the version before."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.guideline import Rules
from app.features.funds.rules import changes, in_words
from app.ui.pieces import Pieces
from app.ui.widgets import H3, Quiet, Text

_LABELS = 160
"""Room for the name of a rule."""


class Words(QWidget):
    """Built anew for each version that is shown, a group at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._pieces = Pieces(self)
        self.setAccessibleName("Regeln in Worten")

    def show_nothing(self) -> None:
        """No version is chosen."""
        self._put(None)

    def show_version(
        self, rules: Rules, beside: Sequence[tuple[str, str]], before: tuple[str, Rules] | None
    ) -> None:
        """Show the rules, what is to be known besides, and the changes since another version."""
        body = QWidget(self)
        self._put(body)
        self._pieces.build(_paragraphs(body, rules, beside, before))

    def _put(self, body: QWidget | None) -> None:
        if self._body is not None:
            self._body.hide()
            self._layout.removeWidget(self._body)
            self._body.deleteLater()
        self._body = body
        self._pieces.build(iter(()))
        if body is not None:
            self._layout.addWidget(body)


def _paragraphs(
    body: QWidget, rules: Rules, beside: Sequence[tuple[str, str]], before: tuple[str, Rules] | None
) -> Iterator[None]:
    """A group of rules at a time."""
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    if before is not None:
        layout.addWidget(H3(f"Geändert gegenüber „{before[0]}“", body))
        told = "\n".join(changes(before[1], rules)) or "Nichts; beide sagen dasselbe."
        layout.addWidget(Text(told, body))
        layout.addSpacing(8)
        yield
    for title, lines in (*in_words(rules), ("", list(beside))):
        if lines:
            layout.addWidget(H3(title or "Veröffentlichung", body))
            layout.addWidget(_lines(lines, body))
            yield


def _lines(lines: Sequence[tuple[str, str]], parent: QWidget) -> QWidget:
    """Label and value side by side."""
    widget = QWidget(parent)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 6)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _LABELS)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for at, (label, value) in enumerate(lines):
        grid.addWidget(Quiet(label, widget), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(value, widget), at, 1)
    return widget
