"""Small building blocks every screen is made of: headings, texts, buttons, banners, empty states."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import Action
from app.ui.icons import pixmap, set_icon
from app.ui.plain import face, tip
from app.ui.theme import Tone, theme


class Text(QLabel):
    """Plain text that wraps; never read as markup, whatever a person typed."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "", wrap: bool = True
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)


class H1(Text):
    """Title of a screen."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="h1", wrap=False)


class H2(Text):
    """Title of a record, a dialog."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="h2", wrap=False)


class H3(Text):
    """Title of a section."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="h3", wrap=False)


class Quiet(Text):
    """Text of second rank."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(text, parent, role="quiet", wrap=wrap)


class Elided(Text):
    """One line that ends in an ellipsis where there is no room; the whole is in the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__("", parent, role=role, wrap=False)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show this text."""
        self._whole = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text anew."""
        super().resizeEvent(event)
        self._fit()

    def whole(self) -> str:
        """The text, not cut."""
        return self._whole

    def _fit(self) -> None:
        room = max(self.width(), 24)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class Button(QPushButton):
    """A button with a word; Return presses it when it has the focus."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        role: str = "",
        run: Callable[[], object] | None = None,
        primary: bool = False,
    ) -> None:
        super().__init__(face(text), parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        look = "primary" if primary else role
        if look:
            self.setProperty("role", look)
        if icon:
            set_icon(self, icon, _INKS.get(look, "text"))
        if run is not None:
            self.clicked.connect(lambda _checked=False: run())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show another word, an ampersand as one."""
        super().setText(face(text))

    def text(self) -> str:
        """The word as it was given."""
        return super().text().replace("&&", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return acts like the space bar, as people expect of buttons."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


_INKS = {"primary": "accent_text", "danger": "bad", "link": "accent", "quiet": "quiet", "find": "quiet"}


class IconButton(QToolButton):
    """A button with an icon only; its name is in the tooltip and for screen readers."""

    def __init__(
        self,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        run: Callable[[], object] | None = None,
        ink: str = "quiet",
    ) -> None:
        super().__init__(parent)
        set_icon(self, icon, ink)
        self.rename(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if run is not None:
            self.clicked.connect(lambda _checked=False: run())

    def rename(self, name: str) -> None:
        """Give it another name."""
        self.setToolTip(tip(name))
        self.setAccessibleName(name)


def action_button(action: Action, parent: QWidget | None = None) -> Button:
    """The button of an action."""
    role = "danger" if action.danger else ""
    button = Button(action.text, parent, icon=action.icon, role=role, primary=action.primary, run=action.run)
    button.setEnabled(action.enabled)
    keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(action.why if not action.enabled else keys)
    return button


def fill_menu(menu: QMenu, actions: Sequence[Action]) -> None:
    """Put actions into a menu."""
    menu.setToolTipsVisible(True)
    for action in actions:
        entry = menu.addAction(face(action.text))
        if action.icon:
            set_icon(entry, action.icon, "bad" if action.danger else "quiet")
        entry.setEnabled(action.enabled)
        entry.setToolTip(action.why if not action.enabled else "")
        if action.shortcut:
            # Shown only; the screen itself listens, whether or not the menu exists.
            entry.setText(f"{action.text}\t{QKeySequence(action.shortcut).toString()}")
        entry.triggered.connect(lambda _checked=False, run=action.run: run())


class Picture(QLabel):
    """An icon in a text colour, larger than on buttons."""

    def __init__(self, name: str, size: int = 24, ink: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = (name, size, ink)
        theme().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        name, size, ink = self._look
        self.setPixmap(pixmap(name, theme().colour(ink).name(), size, self.devicePixelRatioF()))


class Banner(QFrame):
    """One sentence on a tinted ground, with at most two buttons."""

    _ICONS: ClassVar[Mapping[Tone, str]] = {
        Tone.NEUTRAL: "info",
        Tone.INFO: "info",
        Tone.GOOD: "circle-check",
        Tone.WARN: "triangle-alert",
        Tone.BAD: "circle-alert",
        Tone.ACCENT: "info",
    }

    def __init__(
        self,
        sentence: str,
        tone: Tone = Tone.INFO,
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", tone.value)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(Picture(self._ICONS[tone], 16, "text"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.label = Text(sentence)
        self.label.setMinimumHeight(24)
        layout.addWidget(self.label, 1)
        for action in actions:
            layout.addWidget(action_button(action))
        self.setAccessibleName(sentence)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)


class EmptyState(QWidget):
    """What stands where a list is empty: what to do first."""

    def __init__(
        self, icon: str, title: str, hint: str, action: Action | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(Picture(icon, 40, "faint"), 0, centre)
        self.title = H3(title)
        layout.addWidget(self.title, 0, centre)
        self.hint = Quiet(hint)
        self.hint.setAlignment(centre)
        self.hint.setMaximumWidth(440)
        # Centred by the room on both sides: an aligned widget is as high as one line, however many it has.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.hint, 100)
        row.addStretch(1)
        layout.addLayout(row)
        if action is not None:
            layout.addSpacing(8)
            button = action_button(action)
            layout.addWidget(button, 0, centre)
            self.setFocusProxy(button)
        layout.addStretch(3)


def rule(*, upright: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("role", "rule-upright" if upright else "rule")
    return line
