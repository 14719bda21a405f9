"""Fields of free text."""

import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.text import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text
from app.ui.fields.declared import Editor, Field, Host, polish
from app.ui.fields.line import LineEditor
from app.ui.icons import set_icon
from app.ui.theme import theme
from app.ui.widgets import IconButton

_ENDLESS = re.compile(r"\S{2000}")


@dataclass(frozen=True)
class Text(Field):
    """One line. Value: text, empty when nothing was typed."""

    longest: int = LONGEST_LINE

    def editor(self, host: Host) -> Editor:
        """A line."""
        return LineEditor(
            self,
            host,
            parse=lambda typed: clean_line(typed, self.name, self.longest),
            show=_as_text,
            longest=self.longest,
            empty="",
        )


@dataclass(frozen=True)
class LongText(Field):
    """Several lines; grows with what is typed. Value: text.

    Args:
        rows: lines shown when it is empty.
    """

    rows: int = 3
    longest: int = LONGEST_TEXT

    def editor(self, host: Host) -> Editor:
        """A growing box."""
        return _LongEditor(self, host)


@dataclass(frozen=True)
class Secret(Field):
    """A passphrase, hidden until asked for. Value: text as typed; never kept as a draft."""

    def editor(self, host: Host) -> Editor:
        """A line of dots."""
        return _SecretEditor(self, host)


class _Box(QPlainTextEdit):
    """A text box that takes plain text only, and no more than it may hold."""

    overflown = Signal()
    left = Signal()
    _MOST_ROWS = 14

    def __init__(self, rows: int, longest: int) -> None:
        super().__init__()
        self._rows = rows
        self._longest = longest
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        theme().resized.connect(self.fit)
        self.fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text up to the bound."""
        text = source.text()
        selected = len(self.textCursor().selectedText())
        room = max(self._longest - self.document().characterCount() + 1 + selected, 0)
        self._wrap_for(text[:room])
        self.textCursor().insertText(text[:room])
        if len(text) > room:
            # Last, because an edit takes the sentence beside the field away.
            self.overflown.emit()

    def show_text(self, text: str) -> None:
        """Show another text in place of this one."""
        self.clear()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._wrap_for(text)
        self.setPlainText(text)

    def _wrap_for(self, text: str) -> None:
        """Choose how lines break before a text comes in.

        Qt looks for the end of a word anew for every line of it: a word of many pages (a pasted picture or
        key in letters) would hold the window for seconds with each keystroke, so it breaks anywhere.
        """
        if _ENDLESS.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person goes on to the next field."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """As high as the text, between the declared rows and a screenful."""
        lines = round(self.document().size().height())
        rows = min(max(lines, self._rows), self._MOST_ROWS)
        scrolls = lines > self._MOST_ROWS
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        margins = round(self.document().documentMargin() * 2) + 12
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + margins)


class _LongEditor(Editor):
    def __init__(self, field: LongText, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self._showing = False
        self.box = _Box(field.rows, field.longest)
        self.box.setPlaceholderText(field.placeholder)
        self.box.textChanged.connect(self._changed)
        self.box.overflown.connect(self._overflown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def target(self) -> QWidget:
        return self.box

    def value(self) -> str:
        return clean_text(self.box.toPlainText(), self.field.name, self._declared.longest)

    def show_value(self, value: Any) -> None:
        self._showing = True
        self.box.show_text(_as_text(value))
        self._showing = False

    def raw(self) -> Any:
        return self.box.toPlainText()

    def show_raw(self, raw: Any) -> None:
        self.show_value(raw)
        # Where one left off.
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        self.box.setReadOnly(read_only)
        polish(self.box, "fixed", read_only)

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _overflown(self) -> None:
        most = f"{self._declared.longest:,}".replace(",", ".")
        self.host.say(
            self.field.name, f"Hier passen höchstens {most} Zeichen hinein; der Rest wurde nicht übernommen."
        )


class _SecretEditor(LineEditor):
    def __init__(self, field: Secret, host: Host) -> None:
        super().__init__(field, host, parse=str, show=_as_text, longest=1000, empty="")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = IconButton("eye", "Eingabe anzeigen", run=self._toggle)
        self.row.addWidget(self._eye)

    def raw(self) -> Any:
        """Secrets are not kept, not even in the encrypted draft."""
        return ""

    def _toggle(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        set_icon(self._eye, "eye-off" if hidden else "eye", "quiet")
        self._eye.rename("Eingabe verbergen" if hidden else "Eingabe anzeigen")


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)
