"""The dialog of the preferences."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.shell.preferences import LOCK, SIZE, THEME, apply, lock_minutes
from app.shell.text_size import SIZES, TextSize
from app.system.settings import Settings
from app.ui.widgets import H2, Button, Quiet, Text, rule

_LOCKS = (0, 2, 5, 10, 15, 30, 60)
_THEMES = (("system", "wie das System"), ("light", "hell"), ("dark", "dunkel"))


class Preferences(QDialog):
    """Every choice holds at once; there is nothing to confirm."""

    def __init__(
        self,
        settings: Settings,
        size: TextSize,
        show_backups: Callable[[], None] | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Einstellungen")
        self._settings = settings
        self._size = size
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(H2("Einstellungen"))
        layout.addWidget(Quiet("Sie gelten auf diesem Computer und sofort."))
        layout.addSpacing(8)
        themes = [(label, value) for value, label in _THEMES]
        sizes = [(f"{size} %", size) for size in SIZES]
        locks = [("nie" if minutes == 0 else f"nach {minutes} Minuten", minutes) for minutes in _LOCKS]
        self.theme = self._choice(layout, "Farben", themes, THEME, settings.get(THEME, "system"))
        self.size_box = self._choice(layout, "Schriftgröße", sizes, SIZE, size.percent)
        self.lock = self._choice(layout, "Von selbst sperren", locks, LOCK, lock_minutes(settings))
        layout.addWidget(
            Text(
                "Gesperrt wird, wenn Sie so lange nichts tippen. Ihre Eingaben bleiben dabei erhalten.",
                role="hint",
            )
        )
        if show_backups is not None:
            layout.addWidget(rule())
            row = QHBoxLayout()
            row.addWidget(Quiet("Sicherungen und zweiter Sicherungsordner", wrap=False))
            row.addStretch()
            row.addWidget(
                Button("Zu den Sicherungen", icon="shield-check", run=lambda: self._leave(show_backups))
            )
            layout.addLayout(row)
        layout.addSpacing(8)
        bottom = QHBoxLayout()
        bottom.addStretch()
        self.close_button = Button("Schließen", primary=True, run=self.accept)
        bottom.addWidget(self.close_button)
        layout.addLayout(bottom)
        self.setMinimumWidth(480)

    def _choice(
        self,
        layout: QVBoxLayout,
        label: str,
        options: list[tuple[str, str]] | list[tuple[str, int]],
        key: str,
        now: object,
    ) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(label)
        for text, value in options:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.currentIndexChanged.connect(lambda _at: self._put(key, box.currentData()))
        title = Text(label, role="label", wrap=False)
        title.setBuddy(box)
        layout.addWidget(title)
        layout.addWidget(box)
        layout.addSpacing(4)
        return box

    def _put(self, key: str, value: object) -> None:
        self._settings.put(key, value)
        apply(self._settings, self._size)

    def _leave(self, then: Callable[[], None]) -> None:
        self.accept()
        then()
