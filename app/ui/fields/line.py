"""The line most editors type into: bounded, never swallowing what was pasted without a word."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.errors import Refused
from app.ui.fields.declared import Editor, Field, Host

LONGEST_VALUE = 40
"""Amounts, dates, durations: nothing of them is longer."""


class Line(QLineEdit):
    """A line edit that tells when it is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person goes on to the next field."""
        super().focusOutEvent(event)
        self.left.emit()


class LineEditor(Editor):
    """Base of the editors of one typed line: typed text in, value out.

    Args:
        parse: text to value, raises Refused. show: value to text.
        longest: more is not taken, with a sentence.
    """

    def __init__(
        self,
        field: Field,
        host: Host,
        *,
        parse: Callable[[str], Any],
        show: Callable[[Any], str],
        longest: int = LONGEST_VALUE,
        empty: Any = None,
    ) -> None:
        super().__init__(field, host)
        self._parse = parse
        self._show = show
        self._empty = empty
        self.line = Line()
        self.line.setMaxLength(longest)
        self.line.setPlaceholderText(field.placeholder)
        self.line.textEdited.connect(self.edited)
        # Queued, because Qt tells it before the edit itself, and an edit takes the sentence away.
        self.line.inputRejected.connect(self._too_long, Qt.ConnectionType.QueuedConnection)
        self.line.left.connect(self._tidy)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.line, 1)

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def value(self) -> Any:
        """The value, or the empty one."""
        text = self.line.text()
        return self._parse(text) if text.strip() else self._empty

    def show_value(self, value: Any) -> None:
        """Show it as German text."""
        self.line.setText(self._show(value))
        self.line.setCursorPosition(0)

    def raw(self) -> Any:
        """The text as typed."""
        return self.line.text()

    def show_raw(self, raw: Any) -> None:
        """The text as typed."""
        self.line.setText(str(raw))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """Keep it selectable, so that it can be copied."""
        self.line.setReadOnly(read_only)

    def put(self, text: str) -> None:
        """Type for the person (a button beside the line did)."""
        self.line.setText(text)
        self.edited.emit()

    def _tidy(self) -> None:
        """Write what was understood in its full form once the person leaves the field."""
        try:
            value = self.value()
        except Refused as refused:
            self.host.say(self.field.name, refused.sentence)
            return
        shown = self._show(value)
        if shown != self.line.text() and not self.line.isReadOnly():
            self.line.setText(shown)

    def _too_long(self) -> None:
        most = f"{self.line.maxLength():,}".replace(",", ".")
        self.host.say(
            self.field.name, f"Hier passen höchstens {most} Zeichen hinein; der Rest wurde nicht übernommen."
        )
