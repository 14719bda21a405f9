"""What a line offers while it is typed in: a short list below it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

_ROWS = 10


class Offers(QObject):
    """The list below one line.

    Signals:
        taken: number of the row that was chosen; the row, not its text, because two may read the same.
    """

    taken = Signal(int)

    def __init__(self, line: QLineEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(line)
        self._completer.setMaxVisibleItems(_ROWS)
        popup: Any = self._completer.popup()
        self._popup = popup
        self._popup.setProperty("role", "framed")
        activated: Any = self._completer.activated
        activated[QModelIndex].connect(lambda index: self.taken.emit(index.row()))

    @property
    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return bool(self._popup.isVisible())

    @property
    def row(self) -> int:
        """The row that is marked; -1 when there is none or the list is closed."""
        return int(self._popup.currentIndex().row()) if self.is_open else -1

    def rows(self) -> list[str]:
        """What is offered."""
        return self._model.stringList()

    def show(self, rows: Sequence[str], *, mark_first: bool = False) -> None:
        """Offer these, while the person is in the line."""
        self._model.setStringList(list(rows))
        if self._line.hasFocus():
            self._completer.complete()
            if mark_first:
                self._popup.setCurrentIndex(self._model.index(0))

    def close(self) -> None:
        """Take the list away."""
        self._popup.hide()
