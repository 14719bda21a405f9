"""Icons in the colours of the theme, crisp at every scale.

Drawn from ``resources/icons`` (Lucide, ISC licence beside them) by the image reader of QtGui, so
that the first window need not load QtSvg.
"""

from functools import lru_cache
from typing import Protocol, cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from app.system import resources
from app.ui.theme import theme

SIZE = 16
_GAP = 4


class Iconic(Protocol):
    """A button, an action: whatever carries an icon."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Qt's own setter."""


@lru_cache(maxsize=512)
def _shape(name: str, pixels: int) -> QImage:
    """The icon in black; reading an SVG takes a hundred times as long as giving it another colour."""
    buffer = QBuffer()
    buffer.setData(QByteArray(resources.text(f"icons/{name}.svg").replace("currentColor", "#000").encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return reader.read()


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """One icon in one colour, ``size`` logical pixels wide, with a gap at its right (or left, below 0)."""
    # A copy: Qt takes the key of its pixmap cache from the image, so one shape in two colours would be the
    # same picture to it, and whatever was drawn first would be shown.
    picture = QPixmap.fromImage(_shape(name, round(size * ratio)).copy())
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(colour))
    painter.end()
    if gap:
        picture = _widened(picture, round(gap * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def _widened(picture: QPixmap, gap: int) -> QPixmap:
    """Style sheets cannot set the distance between icon and word, so the icon carries it."""
    wide = QPixmap(picture.width() + abs(gap), picture.height())
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(max(-gap, 0), 0, picture)
    painter.end()
    return wide


def icon(name: str, ink: str = "text", size: int = SIZE, gap: int = 0) -> QIcon:
    """An icon in a colour of the theme in force; disabled it is faint."""
    tokens = theme().tokens
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(pixmap(name, getattr(tokens, ink), size, ratio, gap), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, tokens.faint, size, ratio, gap), QIcon.Mode.Disabled)
    return made


def _ratios() -> set[float]:
    """Of the screens there are; drawing for all one could have costs the start a twentieth."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


class _Painter(QObject):
    """Draws the icons of living widgets anew when the theme changes or a screen is added."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("quartiersbuch-icons")
        self.wearers: WeakKeyDictionary[QObject, tuple[str, str, int]] = WeakKeyDictionary()

    def repaint(self, _screen: object = None) -> None:
        for wearer, (name, ink, size) in list(self.wearers.items()):
            if isValid(wearer):
                _wear(wearer, name, ink, size)


def set_icon(wearer: Iconic, name: str, ink: str = "text", size: int = SIZE) -> None:
    """Give a button or an action an icon that keeps up with the theme; no name takes it away."""
    painter = _painter()
    if not isinstance(wearer, QObject):
        raise TypeError("only objects of Qt wear icons")
    if not name:
        painter.wearers.pop(wearer, None)
        wearer.setIcon(QIcon())
        return
    painter.wearers[wearer] = (name, ink, size)
    _wear(wearer, name, ink, size)


def _wear(wearer: QObject, name: str, ink: str, size: int) -> None:
    gap = _GAP if isinstance(wearer, QPushButton) and wearer.text() else 0
    if isinstance(wearer, QPushButton):
        wearer.setIconSize(QSize(size + gap, size))
    cast("Iconic", wearer).setIcon(icon(name, ink, size, gap))


def _painter() -> _Painter:
    current = theme()
    found = current.findChild(_Painter)
    if isinstance(found, _Painter):
        return found
    made = _Painter(current)
    current.changed.connect(made.repaint)
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.screenAdded.connect(made.repaint)
    return made
