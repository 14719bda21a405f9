"""The threads: one for the file, a few for documents. Nothing else in the program starts one."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from app.domain.errors import Stopped
from app.system import loading
from app.ui.jobs.outcome import Delivery, Failed, Outcome, Progress, Work, quiet, sparing

_POOL = 2
_MOMENT = 0.008
"""Seconds of delivering after which the window has its turn."""


@dataclass
class _Job:
    """One piece of work on its way."""

    work: Callable[[], Any]
    deliver: Delivery
    owner: QObject
    key: tuple[int, str] | None = None
    number: int = 0
    outcome: Outcome[Any] | Failed | None = None


@dataclass
class _Long:
    """Work of the pool; its progress raises once it shall stop."""

    tell: Callable[[int, int, str], None]
    stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Ask it to end."""
        self.stopped.set()

    def progress(self, done: int, of: int, what: str) -> None:
        """Called by the work, on its own thread."""
        if self.stopped.is_set():
            raise Stopped
        self.tell(done, of, what)


class _Post(QObject):
    """Carries results to the window's thread."""

    ended = Signal(object)
    progressed = Signal(object, int, int, str)


class _Worker(QThread):
    """Takes one piece of work with the file after the other."""

    def __init__(self, post: _Post, obsolete: Callable[[_Job], bool]) -> None:
        super().__init__()
        self.setObjectName("file")
        self._post = post
        self._obsolete = obsolete
        self._waiting: deque[_Job] = deque()
        self._wake = threading.Condition()
        self._closing = False

    def add(self, job: _Job) -> None:
        """Put work at the end of the queue."""
        with self._wake:
            self._waiting.append(job)
            self._wake.notify()

    def close(self) -> None:
        """End once everything that waits is done."""
        with self._wake:
            self._closing = True
            self._wake.notify()

    def run(self) -> None:
        """The thread."""
        while (job := self._next()) is not None:
            if not self._obsolete(job):
                job.outcome = _run(job.work)
            self._post.ended.emit(job)

    def _next(self) -> _Job | None:
        with self._wake:
            while not self._waiting and not self._closing:
                self._wake.wait()
            return self._waiting.popleft() if self._waiting else None


class QtJobs(QObject):
    """One database worker and a small pool; results arrive on the thread this was made on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = _Post(self)
        self._post.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._post.progressed.connect(self._progressed, Qt.ConnectionType.QueuedConnection)
        self._arrived: deque[_Job] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._deliver)
        self._newest: dict[tuple[int, str], int] = {}
        self._numbers = 0
        self._running = 0
        self._closed = False
        self._longs: dict[int, _Long] = {}
        self._worker = _Worker(self._post, self._is_obsolete)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_POOL)
        self._worker.start()

    def database(self, work: Callable[[], Any], deliver: Delivery, *, owner: QObject, slot: str = "") -> None:
        """Queue work with the file."""
        job = self._job(work, deliver, owner)
        if slot:
            job.key = (id(owner), slot)
            self._newest[job.key] = job.number
        self._worker.add(job)

    def pool(
        self,
        work: Callable[[Progress], Any],
        deliver: Delivery,
        *,
        owner: QObject,
        progress: Progress = quiet,
    ) -> Work:
        """Start pure work beside the window."""
        long = _Long(sparing(partial(self._post.progressed.emit, progress)))
        job = self._job(lambda: work(long.progress), deliver, owner)
        self._longs[job.number] = long

        def run() -> None:
            job.outcome = _run(job.work)
            self._post.ended.emit(job)

        self._pool.start(run)
        return long

    def running(self) -> int:
        """Waiting, under way, or done but not delivered yet."""
        return self._running

    def shutdown(self, wait_seconds: float = 10.0) -> bool:
        """Stop what can be stopped, finish what was begun; afterwards nothing is delivered any more."""
        for long in self._longs.values():
            long.stop()
        self._worker.close()
        patience = round(wait_seconds * 1000)
        ended = self._worker.wait(patience)
        ended = self._pool.waitForDone(patience) and ended
        if not self._closed:
            # What was not handed over never will be.
            self._closed = True
            loading.work_ends(self._running)
        return ended

    def _job(self, work: Callable[[], Any], deliver: Delivery, owner: QObject) -> _Job:
        self._numbers += 1
        self._running += 1
        if not self._closed:
            loading.work_begins()
        return _Job(work, deliver, owner, number=self._numbers)

    def _is_obsolete(self, job: _Job) -> bool:
        """Whether nobody waits for it any more; asked on the worker, so it only reads."""
        return job.key is not None and self._newest.get(job.key) != job.number

    @Slot(object)
    def _ended(self, job: _Job) -> None:
        """Not at once: what was typed, clicked or has to be painted comes first."""
        if not self._closed:
            self._arrived.append(job)
            self._turn.start()

    def _deliver(self) -> None:
        """As many as fit into a moment; the others after the window had its turn."""
        begun = perf_counter()
        while self._arrived and not self._closed:
            job = self._arrived.popleft()
            if self._arrived:
                # Also when this one fails.
                self._turn.start()
            self._deliver_one(job)
            if perf_counter() - begun > _MOMENT:
                return

    def _deliver_one(self, job: _Job) -> None:
        self._running -= 1
        loading.work_ends()
        self._longs.pop(job.number, None)
        obsolete = self._is_obsolete(job)
        if job.key is not None and not obsolete:
            del self._newest[job.key]
        if job.outcome is not None and not obsolete and isValid(job.owner):
            job.deliver(job.outcome)

    @Slot(object, int, int, str)
    def _progressed(self, tell: Progress, done: int, of: int, what: str) -> None:
        tell(done, of, what)


def _run(work: Callable[[], Any]) -> Outcome[Any] | Failed:
    try:
        return Outcome(work())
    except Exception as fault:  # noqa: BLE001 - delivered, and told apart by the context
        return Failed(fault)
