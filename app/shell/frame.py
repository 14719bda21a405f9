"""Parts of the window's frame: the bar above the pages, and what a lock hides."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget

from app.ui.widgets import Button, IconButton

_HEIGHT = 48


class TopBar(QWidget):
    """Back, forward, search."""

    def __init__(
        self, back: Callable[[], None], forward: Callable[[], None], search: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self.back = IconButton("arrow-left", "Zurück (Alt+Pfeil links)", run=back)
        self.forward = IconButton("arrow-right", "Vorwärts (Alt+Pfeil rechts)", run=forward)
        self.search = Button("Suchen oder Befehl …    Strg+K", icon="search", run=search)
        self.search.setAccessibleName("Suchen oder Befehl eingeben")
        self.search.setMinimumWidth(280)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 16, 4)
        layout.setSpacing(4)
        layout.addWidget(self.back)
        layout.addWidget(self.forward)
        layout.addStretch(1)
        layout.addWidget(self.search, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_ways(back=False, forward=False)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Enable what leads somewhere."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)


def hide_dialogs(window: QWidget) -> list[QWidget]:
    """Hide every other window of the program; returns them, to be shown again."""
    found: list[QWidget] = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget is not window and widget.isVisible() and isinstance(widget, QDialog)
    ]
    for widget in found:
        widget.setVisible(False)
    return found


def show_dialogs(dialogs: list[QWidget]) -> None:
    """Show again what a lock had hidden."""
    for widget in dialogs:
        widget.setVisible(True)
    dialogs.clear()
