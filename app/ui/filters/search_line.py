"""The search field of a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.icons import set_icon

_LONGEST_SEARCH = 200


class SearchLine(QLineEdit):
    """The search field; Down goes to the list, Esc empties it.

    Signals:
        downward: the person wants to the list.
    """

    downward = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(_LONGEST_SEARCH)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        set_icon(self._glass, "search", "quiet")
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave the field."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.downward.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
