"""What a tab of a record stands in: its margins, and a bar at the side where the window is low."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.reading import chain_tabs

_MARGIN = 24


class TabPage(QScrollArea):
    """Never narrower than what it shows; lower it may be, then one scrolls instead of seeing lines cut."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inside = padded(shown)
        self._inside.setProperty("role", "clear")
        self.setWidget(self._inside)
        self.setAccessibleName("Inhalt der Ansicht")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)

    def _take_keys(self, _least: int, most: int) -> None:
        """The arrows scroll what is only read; where there is nothing to scroll, Tab passes by."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """What stands in it now is reached as it is read."""
        super().showEvent(event)
        chain_tabs(self._inside)

    def minimumSizeHint(self) -> QSize:
        """As wide as the tab and its bar."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, super().minimumSizeHint().height())


def padded(widget: QWidget) -> QWidget:
    """The widget with the margins of a record, for what scrolls by itself."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
    layout.addWidget(widget)
    return holder
