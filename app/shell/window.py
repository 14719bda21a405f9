"""The window of an open office: navigation, pages, messages, status; it knows no subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import Ref
from app.features.office.queries.places import KINDS, home_of
from app.shell import frame
from app.shell.beside import Beside
from app.shell.closing import Closing
from app.shell.commands import Commands
from app.shell.crash import CrashHook
from app.shell.history import Place, Trail
from app.shell.idle import Idle
from app.shell.keeper import Keeper
from app.shell.lock import LockScreen
from app.shell.navigation import Navigation
from app.shell.opening import Desk
from app.shell.pages import Builder, Pages, pack, unpack
from app.shell.preferences import LOCK, lock_minutes
from app.shell.registry import FEATURES
from app.shell.status import Status
from app.shell.text_size import TextSize
from app.shell.undo import Undo
from app.system.clock import Clock
from app.system.settings import Settings
from app.ui.context import Context
from app.ui.context import Navigation as Ways
from app.ui.fitting import fit
from app.ui.jobs import Jobs
from app.ui.messages import MessageBar, Messages
from db.vault import Unlocked

GEOMETRY = "window.geometry"
_UNDO_AFTER, _PAGES_AFTER, _BACKUPS_AFTER, _BESIDE_AFTER = 400, 400, 1_500, 3_000
"""Milliseconds: first the page, then what it could be taken back to, pages, backups, what is beside."""
DEMO_BAND = "Vorführbezirk – keine echten Daten"


@dataclass(frozen=True)
class Surroundings:
    """What lasts longer than an open office.

    Args:
        jobs, settings, clock, crash, size: of the program.
        builders: pages that are made otherwise than by their class alone, by feature.
    """

    jobs: Jobs
    settings: Settings
    clock: Clock
    crash: CrashHook
    size: TextSize
    builders: Mapping[str, Builder]


class Window(QMainWindow):
    """One open office.

    Signals:
        ended: the office was closed; True when another one is wanted.
    """

    ended = Signal(bool)

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.desk = desk
        self.around = around
        self.trail = Trail()
        self.messages = Messages(self)
        self.messages.window = self
        self.messages.on_bug = around.crash.tell
        around.crash.window = self
        self.navigation = Navigation(desk.name, desk.city)
        self.pages = Pages(around.builders)
        ways = Ways(self.open, self.new)
        self.context = Context(
            desk.store, around.jobs, self.messages, around.clock, around.settings, ways, self
        )
        self.pages.use(self.context)
        self.keeper = Keeper(self.context, desk.store, self)
        self.beside = Beside(self.context, self)
        self.status = Status(self)
        self.undo = Undo(self.context, self)
        self.bar = MessageBar(self.messages)
        self.commands = Commands(self)
        self.closing = Closing(self)
        self._lock_screen: LockScreen | None = None
        self._hidden: list[QWidget] = []
        self._left_at: QWidget | None = None
        self._outer = QStackedWidget()
        self._build()
        self._connect()
        self.retitle()
        self.restoreGeometry(QByteArray(unpack(around.settings.get(GEOMETRY))))

    def start(self) -> None:
        """Show the first page; backups and undo follow once it is painted."""
        self.go(FEATURES[0].key)
        QTimer.singleShot(_UNDO_AFTER, self, self.undo.refresh)
        QTimer.singleShot(_PAGES_AFTER, self, self.pages.load_ahead)
        QTimer.singleShot(_BACKUPS_AFTER, self, self.keeper.start)
        QTimer.singleShot(_BESIDE_AFTER, self, self.beside.start)
        self.idle.wait(lock_minutes(self.around.settings))

    def go(self, key: str) -> None:
        """Show the page of a feature."""
        self.pages.go(key)
        self.trail.visit(Place(key))
        self._settle()

    def open(self, ref: Ref) -> None:
        """Show a record, whichever page it belongs to."""
        if ref.kind in KINDS:
            self.context.look(
                lambda session: home_of(session, ref), self._open_home, self, slot="window.home"
            )
            return
        key = self.pages.open(ref)
        if key:
            self.trail.visit(Place(key, ref.kind, ref.id))
            self._settle()

    def new(self, kind: str, preset: dict[str, Any]) -> None:
        """Begin a record of a kind."""
        self.pages.new(kind, preset)
        self.trail.visit(Place(self.pages.key))
        self._settle()

    def back(self) -> None:
        """Where one was before."""
        self._to(self.trail.back())

    def forward(self) -> None:
        """Where one came back from."""
        self._to(self.trail.forward())

    def lock(self, *, switching: bool = False) -> None:
        """Hide everything until a passphrase is given; what is typed is kept."""
        if self.locked:
            return
        self.pages.leave_all()
        self._left_at = self.focusWidget()
        self._hidden = frame.hide_dialogs(self)
        self._outer.setCurrentWidget(self.lock_screen)
        self.menuBar().hide()
        self.statusBar().hide()
        self.commands.enable(on=False)
        self.lock_screen.arm(switching=switching)

    @property
    def locked(self) -> bool:
        """Whether the desk is locked."""
        return self._lock_screen is not None and self._outer.currentWidget() is self._lock_screen

    @property
    def lock_screen(self) -> LockScreen:
        """What hides the desk; made when it is locked the first time."""
        if self._lock_screen is None:
            self._lock_screen = LockScreen(self.desk, self.around.jobs)
            self._lock_screen.unlocked.connect(self._unlocked)
            self._lock_screen.left.connect(lambda: self.closing.begin(another=True))
            self._outer.addWidget(self._lock_screen)
        return self._lock_screen

    def retitle(self) -> None:
        """Title, navigation and status after the office or the person changed."""
        demo = f" – {DEMO_BAND}" if self.desk.is_demo else ""
        self.setWindowTitle(f"{self.desk.name} – Quartiersbuch{demo}")
        self.navigation.name(self.desk.name, self.desk.city)
        self.status.show_person(self.desk.who)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, make a backup, then go."""
        if self.closing.over:
            self.around.settings.put(GEOMETRY, pack(bytes(self.saveGeometry().data())))
            super().closeEvent(event)
            return
        event.ignore()
        # Not from within this event: Qt takes no second close while it handles one.
        QTimer.singleShot(0, self, lambda: self.closing.begin(another=False))

    def _build(self) -> None:
        self.setMinimumSize(880, 560)
        fit(self, 1280, 800)
        inner = QWidget()
        inner.setObjectName("page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.desk.is_demo:
            column.addWidget(_band())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._top = frame.TopBar(self.back, self.forward, self.bar, self.commands.palette)
        right.addWidget(self._top)
        right.addWidget(self.pages, 1)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        self._outer.addWidget(inner)
        self.setCentralWidget(self._outer)
        self.setStatusBar(self.status)
        self.commands.build()

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.status.watch(self.messages, self.keeper, self.around.clock.now)
        self.status.who.clicked.connect(lambda: self.lock(switching=True))
        self.status.backup.clicked.connect(self.commands.backups)
        self.idle = Idle(self)
        self.idle.away.connect(self.lock)
        self.around.settings.listeners.append(self.told)
        self.context.changed.connect(self._changed)
        self.keeper.ended.connect(lambda: self.pages.tell(frozenset({"backups"})))

    def _open_home(self, home: Ref | None) -> None:
        if home is None:
            self.messages.inform("Dieser Eintrag gehört zu keinem Vorgang, der sich öffnen lässt.")
        else:
            self.open(home)

    def _settle(self) -> None:
        self.navigation.mark(self.pages.key)
        self._top.show_ways(back=self.trail.can_go_back, forward=self.trail.can_go_forward)

    def _to(self, place: Place | None) -> None:
        if place is None:
            return
        if place.record_id is None:
            self.pages.go(place.feature)
        else:
            self.pages.open(Ref(place.kind, place.record_id))
        self._settle()

    def _unlocked(self, found: Unlocked) -> None:
        before = self.context.staff_id
        self.commands.seat(found)
        self._outer.setCurrentIndex(0)
        self.menuBar().show()
        self.statusBar().show()
        self.commands.enable(on=True)
        frame.focus(self._left_at, self.pages.currentWidget())
        frame.show_dialogs(self._hidden)
        self.idle.wait(lock_minutes(self.around.settings))
        self.retitle()
        self.beside.again()
        if self.context.staff_id != before:
            # What may be done depends on who is there: one's own passphrase is changed, another's given anew.
            self.context.changed.emit(frozenset({"staff"}))

    def told(self, key: str) -> None:
        """A preference has changed."""
        if key == LOCK:
            self.idle.wait(lock_minutes(self.around.settings))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"office", "staff"}:
            self.commands.reread()


def _band() -> QLabel:
    band = QLabel(DEMO_BAND)
    band.setProperty("tone", "warn")
    band.setAlignment(Qt.AlignmentFlag.AlignCenter)
    band.setFixedHeight(28)
    band.setAccessibleName(DEMO_BAND)
    return band
