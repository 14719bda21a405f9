"""The one door to the file: short reads, and writes that are exactly one step each."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.domain.errors import Damaged, Refused, Unavailable
from db import access, housekeeping, journal, place, search, undo, upgrade
from db.drafts import Drafts
from db.engine import RESTORE, folder_fault, open_engine, touch
from db.journal import Change, Step
from db.lock import OfficeLock, this_holder
from db.undo import Offer

FILE = place.FILE
T = TypeVar("T")


class Clock(Protocol):
    """Tells the local time; ``app.system.clock.Clock`` is one."""

    def now(self) -> datetime:
        """Local time to the second."""
        ...


@dataclass(frozen=True)
class Guard:
    """A rule that holds after every step, undo and redo.

    Args:
        tables: names of the tables whose change it looks at.
        check: raises ``Refused`` when the rule is broken; then nothing of the step is kept.
    """

    tables: frozenset[str]
    check: Callable[[Session], None]


class Store:
    """An open office file; made by ``create`` or ``open``, ended by ``close``."""

    def __init__(self, folder: Path, engine: Engine, key: bytes, clock: Clock, lock: OfficeLock) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.engine = engine
        self.key = key
        self.clock = clock
        self.staff_id: int | None = None
        self.listeners: list[Callable[[frozenset[str]], None]] = []
        self.guards: list[Guard] = []
        self.drafts = Drafts(self._aside, clock.now, lambda: self.staff_id)
        self._lock = lock
        self._turn = threading.Lock()
        self._writer: int | None = None
        self._closed = False

    @classmethod
    def create(cls, folder: Path, key: bytes, clock: Clock, holder: str = "") -> "Store":
        """Make the file of a new office.

        Raises:
            Refused: when there is one already.
            Unavailable: when the folder cannot be written to or is held by somebody else.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise folder_fault(error, "Der Büroordner lässt sich nicht anlegen.") from error
        if (folder / FILE).exists():
            raise Refused("In diesem Ordner liegt schon ein Büro. Bitte wählen Sie einen leeren Ordner.")
        return cls._held(folder, key, clock, holder, upgrade.create)

    @classmethod
    def open(cls, folder: Path, key: bytes, clock: Clock, holder: str = "") -> "Store":
        """Open an office; an older file is secured and upgraded first.

        Raises:
            Refused: when there is no office, or a newer program wrote it.
            Damaged: when the file does not hold, or is missing beside its key slots.
            Unavailable: when it is held by somebody else, or the folder is read-only.
        """
        if not (folder / FILE).is_file():
            if (folder / place.SLOTS).is_file():
                raise Damaged(f"Die Bürodatei „{FILE}“ fehlt im Büroordner.", RESTORE)
            raise Refused(
                f"Im Ordner „{folder.name}“ liegt kein Büro. Bitte wählen Sie den Ordner, in dem die Datei "
                f"„{FILE}“ liegt."
            )
        return cls._held(folder, key, clock, holder, None)

    @classmethod
    def _held(
        cls, folder: Path, key: bytes, clock: Clock, holder: str, make: Callable[[Engine], None] | None
    ) -> "Store":
        lock = OfficeLock(folder, holder or this_holder(), clock.now())
        path = folder / FILE
        engine = open_engine(path, key)
        store = cls(folder, engine, key, clock, lock)
        try:
            housekeeping.clear_halves(folder)
            if make is not None:
                touch(path)
                make(engine)
            else:
                upgrade.bring_up(engine, store._secure)
                store.settle_keys()
        except BaseException:
            store.close()
            if make is not None:
                for rest in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
                    rest.unlink(missing_ok=True)
            raise
        return store

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short look; it sees one state of the file and writes nothing."""
        with self._connected() as connection, Session(connection, expire_on_commit=False) as session:
            session.info["now"] = self.clock.now()
            yield session

    def look(self, query: Callable[[Session], T]) -> T:
        """What a query finds, in a short look of its own."""
        with self.read() as session:
            return query(session)

    @contextmanager
    def write(self, name: str, *, sealed: bool = False) -> Iterator[Session]:
        """One step: everything in the block together or nothing.

        Args:
            name: what the person does, as it stands in the Edit menu.
            sealed: something goes out with it; it and everything before can no longer be taken back.
        """
        with self._session() as session:
            step_id = self._begin(session, name, "do", sealed=sealed)
            yield session
            tables = self._end(session, step_id)
        if session.info.get("erased"):
            self._clear()
        self._tell(tables)

    def undo(self) -> Step | None:
        """Take back the newest step; None when there is none.

        Raises:
            Refused: when it has to stay.
        """
        return self._reverse("undo", undo.to_undo)

    def redo(self) -> Step | None:
        """Take back the newest undo; None when there is none.

        Raises:
            Refused: when a rule that holds by now forbids it.
        """
        return self._reverse("redo", undo.to_redo)

    def offers(self) -> tuple[Offer, Offer]:
        """What ``undo`` and ``redo`` are about next, and why that has to stay where it does."""
        with self.read() as session:
            return undo.to_offer(session)

    def history(self, table: str, record_id: int) -> list[Change]:
        """What happened to a record, newest first."""
        with self.read() as session:
            return journal.history(session, table, record_id)

    def check_place(self) -> None:
        """Whether the file is still in its folder; raises as :meth:`OfficeLock.check_place` does."""
        self._lock.check_place(self.path)

    def settle_keys(self) -> None:
        """Decide on the key slots that a kill or a fault left in question."""
        with self._alone():
            access.settle(self.folder, self._connected)

    def tidy(self) -> None:
        """Housekeeping for a quiet moment, at most some hundredths of a second: keeps the next save short."""
        with self._aside() as connection:
            search.tidy(connection)
        with self._connected() as connection:
            housekeeping.checkpoint(connection)

    def close(self) -> None:
        """End all connections and let others in; may be called twice.

        A write under way is waited for; whoever comes later is refused, because the office may be somebody
        else's by then.
        """
        with contextlib.nullcontext() if self._writer == threading.get_ident() else self._turn:
            self._closed = True
            self.engine.dispose()
            self._lock.release()

    def _clear(self) -> None:
        """Take what was erased out of index, free pages and log; the step holds even when this fails."""
        with contextlib.suppress(Unavailable):
            with self._aside() as connection:
                search.forget(connection)
            with self._alone(), self._connected() as connection:
                housekeeping.rewrite(connection)

    def _reverse(self, kind: str, choose: Callable[[Session], Step | None]) -> Step | None:
        """Choose and reverse in one transaction, so that nobody comes in between."""
        with self._session() as session:
            step = choose(session)
            if step is None:
                return None
            step_id = self._begin(session, step.name, kind, reverses_id=step.id)
            undo.reverse(session, step)
            tables = self._end(session, step_id)
        self._tell(tables)
        return step

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A writing session whose transaction ends with the block."""
        with (
            self._alone(),
            access.doors(self.folder, self._connected) as doors,
            self._writing() as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            session.info.update(now=self.clock.now(), doors=doors)
            yield session
            connection.commit()

    def _begin(
        self, session: Session, name: str, kind: str, *, sealed: bool = False, reverses_id: int | None = None
    ) -> int:
        now = session.info["now"]
        return journal.open_step(
            session, name, now, self.staff_id, kind=kind, sealed=sealed, reverses_id=reverses_id
        )

    def _end(self, session: Session, step_id: int) -> frozenset[str]:
        session.flush()
        tables = journal.changed_tables(session, step_id)
        self._guard(session, tables)
        journal.close_step(session, step_id, tables)
        session.flush()
        return tables

    def _tell(self, tables: frozenset[str]) -> None:
        for listener in list(self.listeners):
            listener(tables)

    def _guard(self, session: Session, tables: frozenset[str]) -> None:
        for guard in self.guards:
            if guard.tables & tables:
                guard.check(session)

    @contextmanager
    def _aside(self) -> Iterator[Connection]:
        """A short transaction outside the journal."""
        with self._alone(), self._writing() as connection:
            yield connection
            connection.commit()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._connected() as connection:
            self.check_place()
            connection.execution_options(begin="IMMEDIATE").begin()
            yield connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if self._closed:
            raise Unavailable("Dieses Büro ist geschlossen.", "Bitte öffnen Sie es noch einmal.")
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Writers take turns; one inside another is a bug that would wait for itself."""
        me = threading.get_ident()
        if self._writer == me:
            raise RuntimeError("a write inside a write: one action is one step")
        with self._turn:
            self._writer = me
            try:
                yield
            finally:
                self._writer = None

    def _secure(self) -> None:
        from db.backup import backup  # noqa: PLC0415 - needed only before an upgrade

        backup(self, reason="upgrade")
