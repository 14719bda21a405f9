"""The window before an office is open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import Refused, Stopped, Unavailable
from app.shell import help as handbook
from app.shell import opening
from app.shell.opening import Desk
from app.shell.recent import Recent, forget, recent
from app.shell.welcome.page import Column
from app.shell.welcome.recovery import RecoveryPage
from app.shell.welcome.setup import Made, SetupPage
from app.shell.welcome.start import StartPage
from app.shell.welcome.unlock import UnlockPage
from app.system.clock import Clock
from app.system.files import there
from app.system.settings import Settings
from app.ui.files import pick_folder
from app.ui.fitting import fit
from app.ui.jobs import Failed, Jobs, Outcome, Progress
from app.ui.messages import Messages
from db.store import Guard


@dataclass(frozen=True)
class Entrance:
    """What the welcome needs of the program.

    Args:
        jobs, settings, clock: of the program.
        home: where a new office folder is offered.
        build_demo: makes the demo district in a folder.
        guards: rules every open office holds to.
    """

    jobs: Jobs
    settings: Settings
    clock: Clock
    home: Path
    build_demo: Callable[[Path, Clock, Progress], object]
    guards: Callable[[], tuple[Guard, ...]] = tuple


class Welcome(QWidget):
    """One page at a time.

    Signals:
        opened: an office is open (Desk). closed: the person closed the window.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, entrance: Entrance) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Quartiersbuch")
        self.setMinimumSize(720, 520)
        fit(self, 960, 720)
        self._entrance = entrance
        self._messages = Messages(self)
        self._messages.window = self
        self._done = False
        self._leaving = False
        self._unsaved: Desk | None = None
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)

    def begin(self, folder: Path | None = None) -> None:
        """Ask for the passphrase of the office given or last opened; else show the ways in."""
        known = recent(self._entrance.settings)
        if folder is not None:
            self.show_unlock(self._entry(folder))
        elif known and opening.has_office(known[0].folder):
            self.show_unlock(known[0])
        else:
            self.show_start()

    def page(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    def show_start(self) -> StartPage:
        """The ways in."""
        for entry in recent(self._entrance.settings):
            if not there(entry.folder.parent):
                continue
            if not opening.has_office(entry.folder):
                forget(self._entrance.settings, entry.folder)
        page = StartPage(recent(self._entrance.settings))
        page.set_up.connect(self.show_setup)
        page.browse.connect(self._browse)
        page.demo.connect(self.open_demo)
        page.chosen.connect(self.show_unlock)
        page.helped.connect(self._help)
        self._front(page)
        return page

    def show_setup(self) -> SetupPage:
        """The wizard."""
        around = self._entrance
        page = SetupPage(around.jobs, around.clock, around.home, around.guards)
        page.left.connect(lambda: self._ask_before(page, self._back_to_start))
        page.made.connect(self._made)
        self._front(page)
        return page

    def show_unlock(self, office: Recent) -> UnlockPage:
        """The passphrase of one office."""
        around = self._entrance
        page = UnlockPage(office, around.jobs, around.clock, around.guards)
        page.left.connect(self.show_start)
        page.opened.connect(self._opened)
        self._front(page)
        return page

    def open_demo(self) -> None:
        """Make the demo district where it is not there yet, and open it."""
        page = self.page()
        if not isinstance(page, StartPage):
            page = self.show_start()
        around = self._entrance
        folder = around.home / opening.DEMO_FOLDER
        page.wait(on=True)
        page.busy.begin("Der Vorführbezirk wird vorbereitet …")

        def work(progress: Progress) -> Desk:
            return opening.open_demo(
                folder,
                around.clock,
                lambda: around.build_demo(folder, around.clock, progress),
                around.guards(),
            )

        def deliver(outcome: Outcome[Desk] | Failed) -> None:
            page.busy.end()
            page.wait(on=False)
            self._deliver(page, outcome)

        around.jobs.pool(work, deliver, owner=page, progress=page.busy.tell)

    def finish(self) -> None:
        """Close, because an office is open now."""
        self._done = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before typed text of the wizard would be lost; the recovery code cannot be passed over."""
        page = self.page()
        if self._done or self._leaving:
            super().closeEvent(event)
            if not self._done:
                self.closed.emit()
            return
        if isinstance(page, SetupPage) and page.touched:
            event.ignore()
            self._ask_before(page, self._leave)
            return
        if isinstance(page, RecoveryPage):
            event.ignore()
            self._messages.ask(
                "Haben Sie den Code verwahrt?",
                "Er wird nicht noch einmal gezeigt. Im Büro können Sie aber einen neuen erzeugen.",
                "Schließen",
                self._leave,
                no="Zurück",
            )
            return
        super().closeEvent(event)
        self.closed.emit()

    def _ask_before(self, page: SetupPage, leave: Callable[[], None]) -> None:
        """What is typed in the wizard is kept nowhere yet."""
        if not page.touched:
            leave()
            return
        self._messages.ask(
            "Einrichten abbrechen?",
            "Was Sie eingegeben haben, wurde noch nicht gespeichert.",
            "Abbrechen und verwerfen",
            leave,
            danger=True,
            no="Weiter einrichten",
        )

    def _back_to_start(self) -> None:
        self.show_start()

    def _leave(self) -> None:
        self._leaving = True
        if self._unsaved is not None:
            self._unsaved.store.close()
        self.close()

    def _front(self, page: Column) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _entry(self, folder: Path) -> Recent:
        new = Recent(folder, folder.name, is_demo=None)
        return next((one for one in recent(self._entrance.settings) if one.folder == folder), new)

    def _browse(self) -> None:
        pick_folder(self, "Büro-Ordner öffnen", self.picked, self._entrance.home)

    def picked(self, folder: Path) -> None:
        """Open the office of a folder somebody picked, or say that there is none."""
        if opening.has_office(folder):
            self.show_unlock(self._entry(folder))
            return
        page = self.page()
        if isinstance(page, StartPage):
            page.say(
                f"Im Ordner „{folder.name}“ liegt kein Büro. Bitte wählen Sie den Ordner, "
                "in dem die Datei „quartiersbuch.db“ liegt."
            )

    def _made(self, made: Made) -> None:
        self._unsaved = made.desk
        page = RecoveryPage(made.recovery_code, made.desk.name)
        page.confirmed.connect(lambda: self._opened(made.desk))
        self._front(page)

    def _opened(self, desk: Desk) -> None:
        self._done, self._unsaved = True, None
        self.opened.emit(desk)

    def _deliver(self, page: Column, outcome: Outcome[Desk] | Failed) -> None:
        if isinstance(outcome, Outcome):
            self._opened(outcome.value)
            return
        fault = outcome.fault
        if isinstance(fault, Refused):
            page.say(fault.sentence)
        elif isinstance(fault, Unavailable):
            page.say(f"{fault.what} {fault.remedy}")
        elif isinstance(fault, Stopped):
            page.say("Abgebrochen.")
        else:
            raise fault

    def _help(self) -> None:
        help_window = handbook.Help(handbook.topics(), self)
        help_window.show_topic("erste-schritte")
        help_window.show()
