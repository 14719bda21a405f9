"""Notices that nobody is at the desk any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Listens to whichever window has the focus; a filter on the whole program would cost every event.

    Signals:
        away: nobody has typed or moved the mouse for the time set.
    """

    away = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.away)
        self._window: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
            self._follow(application.focusWindow())

    def wait(self, minutes: int) -> None:
        """Set the time; 0 never reports."""
        self.timer.stop()
        self.timer.setInterval(minutes * 60_000)
        if minutes > 0:
            self.timer.start()

    @property
    def waiting(self) -> bool:
        """Whether it will report at all."""
        return self.timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew at every sign of life."""
        if event.type() in _SIGNS and self.timer.interval() > 0:
            self.timer.start()
        return super().eventFilter(watched, event)

    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
