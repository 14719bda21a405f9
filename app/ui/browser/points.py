"""What is still to be mended in a long form, a word each, always in sight; a click leads there."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.text import shorten
from app.ui.flow import FlowBox
from app.ui.widgets import Button, Text

_LONGEST = 34
_LEAST = 2
"""A single one has the cursor in it already."""


class OpenPoints(FlowBox):
    """A line of words above the buttons that save; not there while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=4)
        self._names: list[str] = []
        self.hide()

    def show_points(self, points: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Show these, each by its name with the way there."""
        names = [name for name, _ in points]
        if names == self._names:
            return
        self._names = names
        while self.flow.count():
            item = self.flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if len(points) >= _LEAST:
            words = [Button(shorten(name, _LONGEST), role="link", run=lead) for name, lead in points]
            for word in words:
                word.ensurePolished()
            head = Text("Noch offen:", role="quiet", wrap=False)
            head.setMinimumHeight(words[0].sizeHint().height())
            for widget in (head, *words):
                self.flow.addWidget(widget)
        self.setVisible(len(points) >= _LEAST)
        self.fit()
