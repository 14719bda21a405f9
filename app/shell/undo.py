"""Undo and redo by name; inside a text field the keys stay the field's own while it has something to undo."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from app.domain.text import shorten
from app.ui.context import Context, StoreLike
from db.store import Store
from db.undo import Offer

UNDO = "Ctrl+Z"
REDO = "Ctrl+Shift+Z"
_REDO_TOO = "Ctrl+Y"
"""The hand of who comes from Windows."""
_LONGEST = 60


class Undo(QObject):
    """The two actions of the Edit menu, kept up with the journal."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.undo = self._action("undo-2", UNDO, context.undo)
        self.redo = self._action("redo-2", REDO, context.redo)
        self.redo.setShortcuts([QKeySequence(REDO), QKeySequence(_REDO_TOO)])
        parent.addActions([self.undo, self.redo])
        self._resting = False
        self._show(Offer(), Offer())
        context.messages.undo = context.undo
        context.changed.connect(lambda _tables: self.refresh())
        self._keys = FieldKeys(self)

    def refresh(self) -> None:
        """Ask the journal what could be taken back."""
        self._context.run(_both, lambda found: self._show(*found), owner=self)

    def enable(self, *, on: bool) -> None:
        """Offer nothing while the desk is locked, whatever is written behind it meanwhile."""
        self._resting = not on
        self._show(Offer(), Offer())
        if on:
            self.refresh()

    def _show(self, undo: Offer, redo: Offer) -> None:
        """Name what would be taken back and what done again.

        What has to stay is named as that and can still be chosen: the store then says why.
        """
        if self._resting:
            undo = redo = Offer()
        for action, verb, offer in ((self.undo, "Rückgängig", undo), (self.redo, "Wiederherstellen", redo)):
            said = f"{verb} nicht möglich" if offer.why else verb
            name = f": {shorten(offer.step.name, _LONGEST)}" if offer.step else ""
            action.setText(f"{said}{name}".replace("&", "&&"))
            action.setEnabled(offer.step is not None)

    def _action(self, icon: str, keys: str, run: Callable[[], None]) -> QAction:
        action = QAction(self.parent())
        # The menu draws it when it first opens.
        action.setObjectName(icon)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        return action


class FieldKeys(QObject):
    """Text fields of Qt claim Ctrl+Z even with nothing to undo; then the key belongs to the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the shortcut through where the field would only swallow it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            if keys in _KEYS and not _has(watched, undo=keys == _KEYS[0]):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # An editor in a cell may be gone while it still had the focus, by „Speichern“ for instance.
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = new if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if self._field is not None:
            self._field.installEventFilter(self)


_KEYS = (QKeySequence(UNDO), QKeySequence(REDO), QKeySequence(_REDO_TOO))


def _has(field: QObject, *, undo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False


def _both(store: StoreLike) -> tuple[Offer, Offer]:
    return cast("Store", store).offers()
