"""Automatic backups: soon after the start, every half hour when something changed, and at the end.

And a moment after each step, when nothing else is to be done, the file is tidied, so that saving stays quick.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.errors import Refused, Unavailable
from app.shell.registry import load
from app.ui.context import Context, StoreLike
from app.ui.jobs import Failed, Outcome, Progress
from db.backup import Backup
from db.store import Store

if TYPE_CHECKING:
    from app.features.office.service.safety import Secured

_SAFETY = "app.features.office.service.safety"
SOON = 5_000
"""Milliseconds after the start, when the first page has long been painted."""
EVERY_MINUTES = 30
CLOSING = "closing"
"""The reason of the last backup; whoever closes is asked what to do without it."""
TIDY = 1_000
"""Milliseconds without a step after which the file is tidied."""


class Keeper(QObject):
    """Makes backups beside the window.

    Signals:
        began: a backup is being made. proven: the newest proven backup (Backup) or None.
        failed: a backup could not be made (Unavailable or Refused).
        ended: whatever came of it.
    """

    began = Signal()
    proven = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._store = store
        self._changed = False
        self._running = False
        context.changed.connect(self._note)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MINUTES * 60_000)
        self._timer.timeout.connect(self._due)
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(TIDY)
        self._tidy.timeout.connect(self._clean)
        self.newest: Backup | None = None

    @property
    def running(self) -> bool:
        """Whether a backup is being made now."""
        return self._running

    @property
    def needed(self) -> bool:
        """Whether something changed since the last backup."""
        return self._changed

    def start(self) -> None:
        """Look what backups there are, and begin to watch."""
        self._context.run(_state, self._found, owner=self)
        self._timer.start()

    def stop(self) -> None:
        """Make no more of one's own accord."""
        self._timer.stop()
        self._tidy.stop()

    def now(self, reason: str, done: Callable[[], None] | None = None) -> None:
        """Make a backup; ``done`` is told whatever came of it."""
        if self._running:
            if done is not None:
                self.ended.connect(done, Qt.ConnectionType.SingleShotConnection)
            return
        self._running, self._changed = True, False
        self.began.emit()

        def work(_progress: Progress) -> "Secured":
            made: Secured = load(f"{_SAFETY}:back_up")(self._store, reason)
            return made

        def deliver(outcome: "Outcome[Secured] | Failed") -> None:
            self._running = False
            self._take(outcome, reason)
            self.ended.emit()
            if done is not None:
                done()

        self._context.jobs.pool(work, deliver, owner=self)

    def _take(self, outcome: "Outcome[Secured] | Failed", reason: str) -> None:
        if isinstance(outcome, Outcome):
            self.newest = outcome.value.newest
            self.proven.emit(self.newest)
            if outcome.value.second:
                self._context.messages.warn(outcome.value.second)
            return
        self._changed = True
        fault = outcome.fault
        if not isinstance(fault, Refused | Unavailable):
            self._context.messages.bug(fault)
            return
        self.failed.emit(fault)
        if isinstance(fault, Unavailable) and reason != CLOSING:
            self._context.messages.unavailable(fault, lambda: self.now(reason))

    def _found(self, state: tuple[Backup | None, bool]) -> None:
        self.newest, due = state
        self.proven.emit(self.newest)
        if due:
            self._changed = True
            QTimer.singleShot(SOON, self, self._due)

    def _due(self) -> None:
        if self._changed:
            self.now("automatic")

    def _note(self, _tables: object) -> None:
        self._changed = True
        self._tidy.start()

    def _clean(self) -> None:
        if self._context.jobs.running():
            self._tidy.start()
        else:
            # Nothing depends on it: what cannot be tidied now (a full disk) is tidied another time.
            self._context.run(_tidied, _nothing, owner=self, failed=_nothing)


def is_old(newest: Backup | None, now: datetime) -> bool:
    """Whether the last proven backup is more than a week old, or there is none."""
    return newest is None or now - newest.at > timedelta(days=7)


def _state(store: StoreLike) -> tuple[Backup | None, bool]:
    file = cast("Store", store)
    # Loaded on the file's own thread, beside the first page.
    return load(f"{_SAFETY}:newest_proven")(file), load(f"{_SAFETY}:is_due")(file)


def _tidied(store: StoreLike) -> None:
    cast("Store", store).tidy()


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""
