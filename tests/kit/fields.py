"""Single fields without a form around them."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.fields import Field, Host


class SeenHost(Host):
    """A host that remembers the sentence said beside each field."""

    def __init__(self, context: Context) -> None:
        self.said: dict[str, str] = {}
        super().__init__(context, dict, self.said.__setitem__)


def editor_of(qtbot: QtBot, field: Field, host: Host) -> Any:
    """The field's editor, on the screen."""
    editor = field.editor(host)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def type_keys(line: Any, text: str) -> None:
    """Key by key; QTest itself knows Latin-1 only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
