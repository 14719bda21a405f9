"""What takes long to build, built piece by piece in the pauses of the window."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class Pieces(QObject):
    """Takes one step of an iterator each time the window has nothing else to do.

    What is typed, clicked or painted comes first, and the window is held no longer than one piece takes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def build(self, pieces: Iterator[None]) -> None:
        """Build these from now on; what was left of others is not built any more."""
        self._left = pieces
        self._timer.start()

    def finish(self) -> None:
        """Build at once what is not built yet."""
        while self._left is not None:
            self._step()

    def _step(self) -> None:
        left = self._left
        if left is None:
            return
        done = next(left, _END) is _END
        # A piece may have begun something else.
        if self._left is left and done:
            self._left = None
        if self._left is not None:
            self._timer.start()
        else:
            self._timer.stop()


_END = object()
