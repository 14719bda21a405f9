"""A timer that should beat every 5 ms; the longest gap is how long the window was held."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 5


class Heartbeat(QObject):
    """Beats while it is alive; notes the longest gap and what was going on then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self.during = ""
        self.doing = ""
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin; nothing before counts."""
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """End, the open gap included."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = perf_counter()
        gap = (now - self._last) * 1000 - BEAT
        if gap > self.longest:
            self.longest, self.during = gap, self.doing
        self._last = now
