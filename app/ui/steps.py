"""A calculation step by step, as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain import formats
from app.domain.guideline import Step
from app.ui.widgets import Quiet, Text, rule


class StepsList(QWidget):
    """Sentence, clause and amount of each step; the last one is the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.setAccessibleName("Berechnung")
        self._shown: tuple[Step, ...] = ()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these; nothing is built anew where they stand already."""
        if tuple(steps) == self._shown:
            return
        self._shown = tuple(steps)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row = 0
        for at, step in enumerate(steps):
            last = at == len(steps) - 1
            if last and row:
                self._grid.addWidget(rule(), row, 0, 1, 3)
                row += 1
            self._row(row, step, role="h3" if last else "")
            row += 1

    def _row(self, row: int, step: Step, role: str) -> None:
        sentence = Text(step.sentence, role=role)
        amount = QLabel(formats.money(step.amount))
        if role:
            amount.setProperty("role", role)
        self._grid.addWidget(sentence, row, 0)
        self._grid.addWidget(Quiet(step.clause, wrap=False), row, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
