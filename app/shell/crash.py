"""What happens when the program has a fault: logged without personal data, told calmly, never silent."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app import VERSION
from app.system import logs

_log = logging.getLogger("quartiersbuch")


class CrashHook(QObject):
    """Takes exceptions nobody caught, from whichever thread, and shows one report at a time.

    Signals:
        happened: the exception, brought to the window's thread.
    """

    happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.window: QWidget | None = None
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def tell(self, fault: BaseException) -> None:
        """Log a fault and show it."""
        _log.error("fault", exc_info=fault)
        self.happened.emit(fault)

    def _hook(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.tell(fault)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.tell(arguments.exc_value)

    def _show(self, fault: BaseException) -> None:
        if self._showing:
            # A fault in drawing repeats with every frame; one dialog is enough, the log has them all.
            return
        from app.ui.messages.crash import CrashDialog  # noqa: PLC0415 - loaded when it is needed at all

        self._showing = True
        dialog = CrashDialog(logs.report(fault, VERSION), self.window)
        dialog.finished.connect(self._shown)
        dialog.open()

    def _shown(self, _result: int) -> None:
        self._showing = False
