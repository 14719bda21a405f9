"""The frame all pages before the office share: one calm column in the middle."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.chips import Tone
from app.ui.theme import FORM_WIDTH
from app.ui.widgets import H1, Banner, Button, Picture, Quiet, Text


class Column(QWidget):
    """A page: title, text, body, and a row of buttons at the foot."""

    def __init__(self, title: str, text: str = "", *, width: int = FORM_WIDTH) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget()
        inner.setFixedWidth(width)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.title = H1(title)
        self.title.setWordWrap(True)
        self.text = Text(text, role="quiet")
        self.text.setVisible(bool(text))
        self._message = Banner("", Tone.BAD)
        self._good = Banner("", Tone.GOOD)
        for banner in (self._message, self._good):
            banner.hide()
        for widget in (self.title, self.text, self._message, self._good):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_scrolled(inner))

    def finish(self) -> None:
        """Put the buttons below everything added so far."""
        self.body.addSpacing(8)
        self.body.addLayout(self.foot)

    def say(self, sentence: str) -> None:
        """Show a sentence above the fields; an empty one takes it away."""
        self._message.say(sentence)
        self._message.setVisible(bool(sentence))
        self._good.hide()

    def say_good(self, sentence: str) -> None:
        """Show that something went well."""
        self.say("")
        self._good.say(sentence)
        self._good.show()

    def said(self) -> str:
        """The sentence shown above the fields."""
        return self._message.accessibleName() if self._message.isVisibleTo(self) else ""


class Choice(QFrame):
    """A large button: icon, title, what it does."""

    def __init__(self, icon: str, title: str, text: str, run: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.button = Button("", role="row", run=run)
        self.button.setAccessibleName(f"{title}. {text}")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setFocusProxy(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.button)
        row = QHBoxLayout(self.button)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(16)
        row.addWidget(Picture(icon, 24, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        head = Text(title, role="h3", wrap=False)
        below = Quiet(text)
        for label in (head, below):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            texts.addWidget(label)
        row.addLayout(texts, 1)
        row.addWidget(Picture("chevron-right", 16, "quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.setMinimumHeight(72)


class Busy(QWidget):
    """Calm progress while a key is derived or an office is made."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._label = QLabel("")
        self._label.setProperty("role", "quiet")
        layout.addWidget(self._bar)
        layout.addWidget(self._label)
        self.hide()

    def begin(self, what: str) -> None:
        """Show that something is going on."""
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self._label.setText(what)
        self.show()

    def tell(self, done: int, of: int, what: str) -> None:
        """Show how far it is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if what:
            self._label.setText(what)

    def end(self) -> None:
        """It is over."""
        self.hide()


def _scrolled(inner: QWidget) -> QScrollArea:
    holder = QWidget()
    holder.setProperty("role", "clear")
    middle = QHBoxLayout(holder)
    middle.setContentsMargins(24, 32, 24, 24)
    middle.addStretch(1)
    middle.addWidget(inner, 0, Qt.AlignmentFlag.AlignTop)
    middle.addStretch(1)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
