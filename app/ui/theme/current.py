"""The theme in force: one object beside the application, told by the system and by preferences."""

from typing import ClassVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory
from shiboken6 import isValid

from app.ui.theme.fonts import load_fonts
from app.ui.theme.qss import style_sheet
from app.ui.theme.tokens import DARK, LIGHT, Tokens

CHOICES = ("system", "light", "dark")


class Theme(QObject):
    """Keeps palette, style sheet and fonts of the application.

    Signals:
        changed: the colours are others now; what is drawn by hand draws itself anew.
        resized: text has another size now; what keeps a measure of it takes it anew.
    """

    changed = Signal()
    resized = Signal()
    found: "ClassVar[Theme | None]" = None

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = "system"
        self.tokens: Tokens = LIGHT
        self._colours: dict[tuple[bool, str], QColor] = {}
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(load_fonts(application.font()))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Set what the person prefers; anything unknown follows the system."""
        self._choice = choice if choice in CHOICES else "system"
        hints = QGuiApplication.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        wanted = schemes.get(self._choice)
        # The hint also turns title bars and native dialogs of the system.
        if wanted is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wanted)
        self._apply()

    def colour(self, name: str) -> QColor:
        """The colour of a token, e.g. ``accent``."""
        colour = self._colours.get((self.tokens.dark, name))
        if colour is None:
            # Reading the sign of a colour takes longer than drawing with it.
            colour = self._colours[self.tokens.dark, name] = QColor(getattr(self.tokens, name))
        return QColor(colour)

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._apply()

    def _is_dark(self) -> bool:
        if self._choice == "system":
            return system_scheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _apply(self) -> None:
        tokens = DARK if self._is_dark() else LIGHT
        if tokens is self.tokens and self._application.styleSheet():
            return
        self.tokens = tokens
        # Exchanging one sheet for another costs Qt six times what taking it off and putting it on
        # does (2,300 widgets: 3.4 s against 0.6 s).
        self._application.setStyleSheet("")
        self._application.setPalette(palette(tokens))
        self._application.setStyleSheet(style_sheet(tokens))
        self.changed.emit()


def system_scheme() -> Qt.ColorScheme:
    """What the system asks for."""
    return QGuiApplication.styleHints().colorScheme()


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything the style sheet does not name."""
    roles = {
        QPalette.ColorRole.Window: tokens.canvas,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.faint,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.bad,
        QPalette.ColorRole.ToolTipBase: tokens.text,
        QPalette.ColorRole.ToolTipText: tokens.canvas,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.accent_text,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.control,
        QPalette.ColorRole.Shadow: tokens.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made


def theme() -> Theme:
    """The theme of the running application; made when first asked for.

    Raises:
        RuntimeError: when there is no application yet.
    """
    # What is drawn by hand asks a thousand times a picture; looking for a child costs ten times as much.
    if Theme.found is not None and isValid(Theme.found):
        return Theme.found
    application = QApplication.instance()
    if application is None:
        raise RuntimeError("the theme needs an application")
    Theme.found = Theme(cast("QApplication", application))
    return Theme.found
