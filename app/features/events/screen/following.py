"""Beside the window: calendars that follow a file are read again when it changed; one is kept current."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.domain.errors import Refused, Unavailable
from app.features.events import ical
from app.features.events.ical import ReadCalendarFile
from app.features.events.queries import exchange as queries
from app.features.events.queries.exchange import CalendarRow, Outgoing
from app.features.events.rules.exchange import Compared, Known
from app.features.events.screen.file_rows import told
from app.features.events.service import exchange as service
from app.features.events.service.exchange import ReadFile, Taken
from app.ical.reading import LARGEST
from app.system.files import computer_faults, read_bounded, there, write_whole
from app.ui.context import Context, StoreLike
from app.ui.jobs import Failed, Outcome, Progress

AFTER = 2_000
"""Milliseconds without a further change after which the file is written."""
_TABLES = frozenset(
    {"appointments", "calendar_entries", "calendar_exceptions", "calendars", "events", "settings", "office"}
)


class CalendarFiles(QObject):
    """Lives as long as an office is open."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queue: list[CalendarRow] = []
        self._asked = False
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._write)
        context.changed.connect(self._changed)

    def start(self) -> None:
        """The office was opened: look at every file, and write the own one if it is not as it should be."""
        self.again()
        self._timer.start()

    def again(self, *, asked: bool = False) -> None:
        """Look whether a file changed; ``asked`` by a person, who wants to hear of it also when none did."""
        if self._queue:
            return
        self._asked = asked
        self._context.look(queries.subscribed, self._begin, self, slot="subscribed")

    def leave(self) -> None:
        """The office is closed: what is not yet written is written now, on the file's own thread."""
        if self._timer.isActive():
            self._timer.stop()
            self._context.run(_written_now, _nothing, owner=self, failed=_nothing)

    # -- calendars that follow a file ------------------------------------------------------

    def _begin(self, rows: Sequence[CalendarRow]) -> None:
        self._queue = list(rows)
        if not rows and self._asked:
            self._context.messages.inform(
                "Kein Kalender folgt einer Datei. Beim Einlesen lässt sich das ankreuzen."
            )
        self._next()

    def _next(self) -> None:
        if not self._queue:
            return
        row = self._queue[0]

        def work(progress: Progress) -> ReadCalendarFile | None:
            data = read_bounded(Path(row.path), LARGEST)
            return None if ical.digest(data) == row.sha256 else ical.read(data, progress)

        self._context.jobs.pool(work, lambda outcome: self._read(row, outcome), owner=self)

    def _read(self, row: CalendarRow, outcome: Outcome[ReadCalendarFile | None] | Failed) -> None:
        if isinstance(outcome, Failed):
            self._not_read(row, outcome.fault)
        elif outcome.value is None:
            if self._asked:
                self._context.messages.inform(f"„{row.name}“ ist aktuell; die Datei hat sich nicht geändert.")
        else:
            self._compare(row, outcome.value)
            return
        self._done()

    def _compare(self, row: CalendarRow, file: ReadCalendarFile) -> None:
        def found(known: Sequence[Known]) -> None:
            self._context.jobs.pool(
                lambda _progress: ical.compared(file, known, missing=True, trusted=True),
                lambda outcome: self._take(row, file, outcome),
                owner=self,
            )

        self._context.look(lambda session: queries.known(session, row.id), found, self, slot="following")

    def _take(self, row: CalendarRow, file: ReadCalendarFile, outcome: Outcome[Compared] | Failed) -> None:
        if isinstance(outcome, Failed):
            self._not_read(row, outcome.fault)
            self._done()
            return
        compared = outcome.value
        wanted = [one for one in compared.proposals if one.ticked]
        read = ReadFile(row.path, file.sha256, self._context.clock.now())
        self._context.do_long(
            f"Kalender „{row.name}“ aus seiner Datei aktualisieren",
            lambda session, progress: service.refresh(session, row.id, wanted, read, progress),
            lambda taken: self._taken(row, taken),
            title=f"Kalender „{row.name}“ aktualisieren",
            owner=self,
            ended=self._done,
        )

    def _taken(self, row: CalendarRow, taken: Taken) -> None:
        self._told.discard(row.path)
        said = told(taken.counts) or "nichts Neues"
        self._context.messages.done(f"Kalender „{row.name}“ aktualisiert: {said}.", undo=bool(taken.counts))

    def _not_read(self, row: CalendarRow, fault: BaseException) -> None:
        """Said once: the dates stay as they were read last."""
        if not isinstance(fault, Refused | Unavailable):
            self._context.messages.bug(fault)
            return
        if row.path in self._told and not self._asked:
            return
        self._told.add(row.path)
        why = fault.sentence if isinstance(fault, Refused) else f"{fault.what} {fault.remedy}"
        self._context.messages.warn(
            f"Der Kalender „{row.name}“ bleibt, wie er zuletzt gelesen wurde: {why}",
        )

    def _done(self) -> None:
        self._queue = self._queue[1:]
        self._next()

    # -- the file that is kept current -----------------------------------------------------

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self._timer.start()

    def _write(self) -> None:
        self._context.look(queries.kept_outgoing, self._write_out, self, slot="kept")

    def _write_out(self, outgoing: Outgoing | None) -> None:
        if outgoing is not None:
            self._context.jobs.pool(
                lambda progress: _put(outgoing, progress),
                lambda outcome: self._put(outgoing, outcome),
                owner=self,
            )

    def _put(self, outgoing: Outgoing, outcome: Outcome[None] | Failed) -> None:
        path = outgoing.selection.path
        if isinstance(outcome, Outcome):
            self._told.discard(path)
        elif not isinstance(outcome.fault, Unavailable):
            self._context.messages.bug(outcome.fault)
        elif path not in self._told:
            self._told.add(path)
            self._context.messages.unavailable(outcome.fault, self._write)


def _put(outgoing: Outgoing, progress: Progress) -> None:
    """Write the file whole, unless it is as it should be already."""
    path, data = Path(outgoing.selection.path), ical.written(outgoing, progress)
    with computer_faults(path):
        if there(path) and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    write_whole(path, data)


def _written_now(store: StoreLike) -> None:
    with store.read() as session:
        outgoing = queries.kept_outgoing(session)
    if outgoing is not None:
        _put(outgoing, _silent)


def _silent(_done: int, _of: int, _what: str) -> None:
    """Nobody watches."""


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""
