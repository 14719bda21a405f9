"""Parts of the window's frame: the bar above the pages, and what a lock hides."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.theme import ROW_HEIGHT
from app.ui.widgets import Button, IconButton, Text

_HEIGHT = 48
_SEARCH = 264


class TopBar(QWidget):
    """Back, forward, what there is to say, search.

    A sentence of one line stands between the buttons: the page below does not move when it comes or goes.
    """

    def __init__(
        self,
        back: Callable[[], None],
        forward: Callable[[], None],
        said: QWidget,
        search: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setMinimumHeight(_HEIGHT)
        self.back = IconButton("arrow-left", "Zurück (Alt+Pfeil links)", run=back)
        self.forward = IconButton("arrow-right", "Vorwärts (Alt+Pfeil rechts)", run=forward)
        self.search = _Find(search)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 1, 16, 1)
        layout.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        layout.addLayout(_lowered(self.back), 0)
        layout.addLayout(_lowered(self.forward), 0)
        layout.addWidget(said, 1, top)
        layout.addLayout(_lowered(self.search), 0)
        self.show_ways(back=False, forward=False)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Enable what leads somewhere."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)


class _Find(Button):
    """Looks like the field it opens: what it does at the left, its keys at the right."""

    def __init__(self, search: Callable[[], None]) -> None:
        super().__init__("Suchen oder Befehl …", icon="search", role="find", run=search)
        self.setAccessibleName("Suchen oder Befehl eingeben")
        self.setToolTip("Strg+K")
        self._keys = Text("Strg+K", role="hint", wrap=False)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 12, 0)
        beside.addStretch()
        beside.addWidget(self._keys)

    def sizeHint(self) -> QSize:
        """Room for both, whatever the size of the text."""
        size = super().sizeHint()
        return QSize(max(size.width() + self._keys.sizeHint().width() + 24, _SEARCH), size.height())


def _lowered(widget: QWidget) -> QVBoxLayout:
    """In the middle of a bar of one line, and there when the bar grows."""
    column = QVBoxLayout()
    column.setContentsMargins(0, (_HEIGHT - 2 - ROW_HEIGHT) // 2, 0, 0)
    column.addWidget(widget)
    column.addStretch()
    return column


def focus(wanted: QWidget | None, otherwise: QWidget | None) -> None:
    """Go on where one was, or on the page when that is gone."""
    for widget in (wanted, otherwise):
        if widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return


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
