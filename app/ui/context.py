"""What a screen may do: look, do, make, and open another record. Nothing else reaches the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from app.domain.errors import Refused, Stopped, Unavailable
from app.domain.ids import Ref
from app.system.clock import Clock
from app.system.settings import Settings
from app.ui.drafts import Drafts, Memory
from app.ui.jobs import Failed, Jobs, Outcome, Progress, sparing
from app.ui.messages import Messages, Running
from app.ui.needs import Change, Step, StoreLike

__all__ = ["Change", "Context", "Navigation", "Step", "StoreLike"]

T = TypeVar("T")


class Stopping:
    """Whether a person has asked long work to end; asked on the window's thread, heard on the file's."""

    def __init__(self) -> None:
        self._asked = False

    def ask(self) -> None:
        """End at the next step of progress."""
        self._asked = True

    def check(self) -> None:
        """Go on, unless somebody asked to end.

        Raises:
            Stopped: when somebody did.
        """
        if self._asked:
            raise Stopped


@dataclass(frozen=True)
class Navigation:
    """The ways to other records, given by the shell.

    Args:
        open: show a record. new: start one of a kind with values given.
    """

    open: Callable[[Ref], None]
    new: Callable[[str, dict[str, Any]], None]


class Context(QObject):
    """The three verbs, and what goes with them.

    Signals:
        changed: names of the tables a committed step has changed, on the window's thread.
    """

    changed = Signal(object)

    def __init__(
        self,
        store: StoreLike,
        jobs: Jobs,
        messages: Messages,
        clock: Clock,
        settings: Settings,
        navigation: Navigation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._navigation = navigation
        self.jobs = jobs
        self.messages = messages
        self.clock = clock
        self.settings = settings
        self.drafts = Drafts(self, store.drafts, jobs, messages)
        self.memory = Memory(self.drafts)
        store.listeners.append(self._told)

    @property
    def staff_id(self) -> int | None:
        """Who works here."""
        return self._store.staff_id

    def close(self) -> None:
        """Hear nothing more of the file."""
        if self._told in self._store.listeners:
            self._store.listeners.remove(self._told)

    def look(
        self,
        query: Callable[[Session], T],
        show: Callable[[T], None],
        owner: QObject,
        *,
        slot: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read, then show.

        A newer look of the same owner and slot replaces this one; the query's own name is the slot
        where none is given. Nothing is shown once the owner is gone.
        """

        def work() -> T:
            with self._store.read() as session:
                return query(session)

        def deliver(outcome: Outcome[T] | Failed) -> None:
            if isinstance(outcome, Outcome):
                show(outcome.value)
            elif failed is not None and isinstance(outcome.fault, Refused | Unavailable):
                failed(outcome.fault)
            else:
                self._fault(outcome.fault, lambda: self.look(query, show, owner, slot=slot, failed=failed))

        name = slot or f"{getattr(query, '__module__', '')}.{getattr(query, '__qualname__', repr(query))}"
        self.jobs.database(work, deliver, owner=owner, slot=name)

    def do(
        self,
        name: str,
        act: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject,
        sealed: bool = False,
        failed: Callable[[Refused], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """One action: one transaction, one named step that can be undone (or is sealed).

        ``ended`` is told first, whatever came of it.
        """

        def work() -> T:
            with self._store.write(name, sealed=sealed) as session:
                return act(session)

        def again() -> None:
            self.do(name, act, done, owner=owner, sealed=sealed, failed=failed, ended=ended)

        def deliver(outcome: Outcome[T] | Failed) -> None:
            if ended is not None:
                ended()
            if isinstance(outcome, Failed):
                self._not_done(outcome.fault, failed, again)
            elif done is not None:
                done(outcome.value)

        self.jobs.database(work, deliver, owner=owner)

    def do_long(
        self,
        name: str,
        act: Callable[[Session, Progress], T],
        done: Callable[[T], None],
        *,
        title: str,
        owner: QObject,
        failed: Callable[[Refused], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """One action that takes its time, with progress and „Abbrechen“; stopped, nothing of it is kept."""
        running, stopping = Running(title), Stopping()
        running.stop = stopping.ask
        tell = sparing(running.tell)

        def progress(done_so_far: int, of: int, what: str) -> None:
            stopping.check()
            tell(done_so_far, of, what)

        def over() -> None:
            self.messages.ended(running)
            if ended is not None:
                ended()

        self.messages.started(running)
        self.do(name, lambda session: act(session, progress), done, owner=owner, failed=failed, ended=over)

    def make(
        self,
        build: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        title: str,
        owner: QObject,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Long pure work (a document, a workbook) beside the window, with progress and „Abbrechen“.

        ``failed`` is told, beside the message, when it came to nothing.
        """
        running = Running(title)

        def deliver(outcome: Outcome[T] | Failed) -> None:
            self.messages.ended(running)
            if isinstance(outcome, Outcome):
                done(outcome.value)
                return
            if failed is not None:
                failed()
            self._fault(
                outcome.fault, lambda: self.make(build, done, title=title, owner=owner, failed=failed)
            )

        self.messages.started(running)
        work = self.jobs.pool(build, deliver, owner=owner, progress=running.tell)
        running.stop = work.stop

    def run(
        self,
        work: Callable[[StoreLike], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """For the shell: work with the store itself (undo, backup, verify) on the file's own thread."""

        def deliver(outcome: Outcome[T] | Failed) -> None:
            if isinstance(outcome, Outcome):
                done(outcome.value)
            elif failed is not None and isinstance(outcome.fault, Refused | Unavailable):
                failed(outcome.fault)
            else:
                self._fault(outcome.fault, lambda: self.run(work, done, owner=owner, failed=failed))

        self.jobs.database(lambda: work(self._store), deliver, owner=owner)

    def history(
        self, parts: Sequence[tuple[str, int]], show: Callable[[list[Change]], None], owner: QObject
    ) -> None:
        """All changes of some rows, newest first."""

        def collect(store: StoreLike) -> list[Change]:
            found = [change for table, record_id in parts for change in store.history(table, record_id)]
            return sorted(found, key=lambda change: change.step_id, reverse=True)

        self.run(collect, show, owner=owner)

    def open(self, ref: Ref) -> None:
        """Show a record, whichever feature it belongs to."""
        self._navigation.open(ref)

    def new(self, kind: str, **preset: Any) -> None:
        """Start a record of a kind, with these values filled in."""
        self._navigation.new(kind, preset)

    def undo(self) -> None:
        """Take the last step back and say which."""
        self.run(lambda store: store.undo(), lambda step: self._tell(step, "Rückgängig gemacht"), owner=self)

    def redo(self) -> None:
        """Do what was taken back once more and say what."""
        self.run(lambda store: store.redo(), lambda step: self._tell(step, "Wiederhergestellt"), owner=self)

    def _tell(self, step: Step | None, verb: str) -> None:
        if step is None:
            self.messages.inform("Es gibt nichts, was sich zurücknehmen oder wiederherstellen lässt.")
        else:
            self.messages.done(f"{verb}: {step.name}")

    def _told(self, tables: frozenset[str]) -> None:
        """Called by the store on its own thread; a queued signal brings it to the window's."""
        self.changed.emit(tables)

    def _not_done(
        self, fault: BaseException, failed: Callable[[Refused], None] | None, again: Callable[[], None]
    ) -> None:
        if failed is not None and isinstance(fault, Refused):
            failed(fault)
        else:
            self._fault(fault, again)

    def _fault(self, fault: BaseException, again: Callable[[], None]) -> None:
        if isinstance(fault, Refused):
            self.messages.refused(fault)
        elif isinstance(fault, Unavailable):
            self.messages.unavailable(fault, again)
        elif isinstance(fault, Stopped):
            self.messages.inform("Abgebrochen. Es wurde nichts gespeichert.")
        else:
            self.messages.bug(fault)
