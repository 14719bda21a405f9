"""The navigation on the left: icon and word for each feature, Ctrl+1 to Ctrl+9."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from app.shell.registry import FEATURES
from app.ui.actions import Shortcut
from app.ui.widgets import Button, Text

WIDTH = 184
_ICON = 18


class Navigation(QFrame):
    """One button a feature; the last one stands apart at the bottom.

    Signals:
        chosen: key of the feature.
    """

    chosen = Signal(str)

    def __init__(self, office: str, city: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Navigation")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 16, 12, 12)
        self._layout.setSpacing(2)
        self._office = Text(office, role="h3")
        self._city = Text(city, role="quiet")
        for label in (self._office, self._city):
            label.setContentsMargins(10, 0, 0, 0)
            self._layout.addWidget(label)
        self._layout.addSpacing(14)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Button] = {}
        for entry in FEATURES:
            if entry is FEATURES[-1]:
                self._layout.addStretch(1)
            self._add(entry.key, entry.title, entry.icon, entry.shortcut)

    def name(self, office: str, city: str) -> None:
        """Show what the office is called now."""
        for label, name in ((self._office, office), (self._city, city)):
            label.setText(name)
            label.setToolTip(name)

    def mark(self, key: str) -> None:
        """Show where the person is."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)

    def button(self, key: str) -> Button:
        """The button of a feature."""
        return self._buttons[key]

    def _add(self, key: str, title: str, icon: str, shortcut: str) -> None:
        button = Button(title, icon=icon, role="nav")
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(Shortcut(title, shortcut).shown)
        button.setAccessibleName(title)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(lambda _checked=False, chosen=key: self.chosen.emit(chosen))
        self._group.addButton(button)
        self._buttons[key] = button
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
