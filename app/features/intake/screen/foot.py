"""The buttons below the steps: back, forward, and where one goes when all is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.features.intake.screen.track import FILE
from app.ui.widgets import Button


class Foot(QWidget):
    """One primary button at a time."""

    def __init__(
        self,
        backward: Callable[[], None],
        forward: Callable[[], None],
        anew: Callable[[], None],
        first: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.back = Button("Zurück", icon="arrow-left", run=backward)
        self.anew = Button("Weitere Liste …", icon="import", run=anew)
        self.first = Button("Ersten Eintrag ansehen", primary=True, run=first)
        self.next = Button("Weiter", primary=True, run=forward)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch()
        for button in (self.anew, self.first, self.next):
            row.addWidget(button)

    def tell(self, step: int, word: str, why: str, *, done: bool) -> None:
        """Show where one is, what forward means, why it cannot be yet, and whether all is done."""
        self.back.setVisible(step > FILE and not done)
        self.next.setVisible(not done)
        self.anew.setVisible(done)
        self.first.setVisible(done)
        self.next.setText(word)
        self.next.setEnabled(not why)
        self.next.setToolTip(why)
