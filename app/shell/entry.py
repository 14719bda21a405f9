"""Fields of pages that stand before any office is open: a label, an editor, a sentence below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.theme import theme
from app.ui.widgets import Button, Text


class _Framed(QWidget):
    """A field with its label above, and below it a hint, or why it cannot stay like this."""

    field: QLineEdit | QPlainTextEdit
    _hint = ""

    @property
    def _below(self) -> Text:
        found = self.findChild(Text, "below")
        if found is None:
            raise RuntimeError("a framed field has a line below")
        return found

    def say(self, sentence: str) -> None:
        """Show a hint below."""
        self._show(sentence, "hint")

    def refuse(self, sentence: str) -> None:
        """Show why it cannot stay like this; an empty sentence takes it back."""
        self._show(sentence or self._hint, "error" if sentence else "hint")
        self.field.setProperty("wrong", bool(sentence))
        _repolish(self.field)

    def error(self) -> str:
        """The sentence shown as an error, if one is."""
        return self._below.text() if self._below.property("role") == "error" else ""

    def _show(self, sentence: str, role: str) -> None:
        self._below.setText(sentence)
        self._below.setProperty("role", role)
        self._below.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        _repolish(self._below)


class Entry(_Framed):
    """One line with its label above and a hint or an error below.

    Signals:
        edited: the text is another one.
        entered: Return was pressed.
    """

    field: QLineEdit
    edited = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        secret: bool = False,
        placeholder: str = "",
        longest: int = 300,
        required: bool = False,
    ) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setMaxLength(longest)
        self.field.setPlaceholderText(placeholder)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.entered)
        self._hint = hint
        self._layout = _framed(self, label, self.field, hint, required=required)
        # Queued, because Qt tells it before the edit itself, and an edit takes the sentence away.
        self.field.inputRejected.connect(self._too_long, Qt.ConnectionType.QueuedConnection)
        self._reveal = None
        if secret:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
            self._reveal = self.field.addAction(
                icon("eye", "quiet"), QLineEdit.ActionPosition.TrailingPosition
            )
            self._reveal.setToolTip("Zeigen")
            self._reveal.triggered.connect(self._toggle)
            theme().changed.connect(self._paint)

    def text(self) -> str:
        """What was typed; secrets untouched, other lines trimmed."""
        typed = self.field.text()
        return typed if self._reveal is not None else typed.strip()

    def set_text(self, text: str) -> None:
        """Show a text."""
        self.field.setText(text)

    def _typed(self, text: str) -> None:
        if self.error():
            self.refuse("")
        self.edited.emit(text)

    def _too_long(self) -> None:
        most = self.field.maxLength()
        self.refuse(f"Hier passen höchstens {most} Zeichen hinein; der Rest wurde nicht übernommen.")

    def _toggle(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Password
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._paint()

    def _paint(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Password
        if self._reveal is not None:
            self._reveal.setIcon(icon("eye" if hidden else "eye-off", "quiet"))
            self._reveal.setToolTip("Zeigen" if hidden else "Verbergen")


class Lines(_Framed):
    """A few lines with their label above."""

    field: "_TabOut"

    def __init__(self, label: str, *, hint: str = "", rows: int = 3) -> None:
        super().__init__()
        self.field = _TabOut()
        self.field.setFixedHeight(rows * 20 + 18)
        self._hint = hint
        _framed(self, label, self.field, hint)
        self.field.textChanged.connect(self._typed)

    def text(self) -> str:
        """What was typed."""
        return self.field.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a text."""
        self.field.setPlainText(text)

    def _typed(self) -> None:
        if self.error():
            self.refuse("")


class FolderEntry(Entry):
    """A line for a folder with „Durchsuchen“."""

    def __init__(
        self, label: str, pick: Callable[[], None], *, hint: str = "", required: bool = False
    ) -> None:
        super().__init__(label, hint=hint, longest=1000, required=required)
        self.browse = Button("Durchsuchen …", icon="folder-open", run=pick)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._layout.removeWidget(self.field)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse)
        self._layout.insertLayout(1, row)


def side_by_side(*entries: QWidget, weights: tuple[int, ...] = ()) -> QHBoxLayout:
    """Fields in one row, aligned at the top."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for at, entry in enumerate(entries):
        row.addWidget(entry, weights[at] if weights else 1, Qt.AlignmentFlag.AlignTop)
    return row


class _TabOut(QPlainTextEdit):
    """Tab leaves the field, as everywhere in forms."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return is the page's, not the text's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


def _framed(owner: QWidget, label: str, field: QWidget, hint: str, *, required: bool = False) -> QVBoxLayout:
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    title = Text(f"{label} *" if required else label, role="label", wrap=False)
    title.setBuddy(field)
    field.setAccessibleName(f"{label}, Pflichtfeld" if required else label)
    field.setAccessibleDescription(hint)
    below = Text(hint, role="hint")
    below.setObjectName("below")
    below.setVisible(bool(hint))
    for widget in (title, field, below):
        layout.addWidget(widget)
    owner.setFocusProxy(field)
    return layout


def _repolish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
