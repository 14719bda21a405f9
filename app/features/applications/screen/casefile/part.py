"""What the parts of the file share: a heading, what belongs below it, buttons."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.applications.queries import ApplicationDetail, FileDetail
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.widgets import H3, Button


class Part(QWidget):
    """A heading with what belongs below it."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        self.detail: ApplicationDetail | None = None
        self.title = H3(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.title)

    def show_file(self, detail: ApplicationDetail, found: FileDetail) -> None:
        """Show this file."""
        self.detail = detail
        self.draw(found)

    def draw(self, found: FileDetail) -> None:
        """Show what of it belongs here.

        Raises:
            NotImplementedError: when a part does not say.
        """
        raise NotImplementedError

    def buttons(self, *buttons: Button) -> None:
        """Buttons below."""
        box = FlowBox(gap=8)
        for button in buttons:
            box.flow.addWidget(button)
        self.column.addWidget(box)
