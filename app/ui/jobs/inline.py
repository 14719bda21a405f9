"""Jobs that have happened when the call returns: for tests, the command line and pictures."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.ui.jobs.outcome import Delivery, Failed, Outcome, Progress, Work, quiet


class _Ended:
    """Work that is over already."""

    def stop(self) -> None:
        """Nothing is left to stop."""


class Inline:
    """The same promises without threads; deliveries happen in the call."""

    def __init__(self) -> None:
        self._running = 0

    def database(self, work: Callable[[], Any], deliver: Delivery, *, owner: QObject, slot: str = "") -> None:
        """Run now, deliver now."""
        del slot  # nothing can be waiting that a newer one would replace
        self._run(work, deliver, owner)

    def pool(
        self,
        work: Callable[[Progress], Any],
        deliver: Delivery,
        *,
        owner: QObject,
        progress: Progress = quiet,
    ) -> Work:
        """Run now, deliver now."""
        self._run(lambda: work(progress), deliver, owner)
        return _Ended()

    def running(self) -> int:
        """More than none only inside a piece of work."""
        return self._running

    def shutdown(self, wait_seconds: float = 10.0) -> bool:
        """Nothing can be under way."""
        del wait_seconds
        return self._running == 0

    def _run(self, work: Callable[[], Any], deliver: Delivery, owner: QObject) -> None:
        self._running += 1
        outcome: Outcome[Any] | Failed
        try:
            outcome = Outcome(work())
        except Exception as fault:  # noqa: BLE001 - delivered, and told apart by the context
            outcome = Failed(fault)
        finally:
            self._running -= 1
        if isValid(owner):
            deliver(outcome)
