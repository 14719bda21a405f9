"""The window's composition root: start-up, welcome, one open office after the other, the end."""

import argparse
import shutil
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy.orm import Session

from app import VERSION
from app.shell import preferences
from app.shell.crash import CrashHook
from app.shell.language import german
from app.shell.opening import Desk
from app.shell.pages import Builder, load_code
from app.shell.recent import Recent, remember
from app.shell.registry import intakes, load, sheets
from app.shell.text_size import TextSize
from app.shell.window import Surroundings, Window
from app.system import loading, logs, resources
from app.system.clock import Clock
from app.system.display import has_display
from app.system.files import computer_faults
from app.system.folders import APP, Folders
from app.system.settings import Settings
from app.ui.context import Context
from app.ui.jobs import Failed, Jobs, Outcome, Progress, QtJobs
from db import backup
from db.backup import Backup
from db.store import Guard

if TYPE_CHECKING:
    from app.shell.welcome.window import Welcome

_GUARDS: Mapping[str, frozenset[str]] = {
    "app.features.funds.service:GUARDS": frozenset({"applications", "fund_years", "funds", "payments"}),
}
"""Rules that hold after every step, whoever wrote it; loaded with the first step that writes their tables."""


_NO_DISPLAY = (
    "Hier ist kein Bildschirm erreichbar, deshalb öffnet sich kein Fenster. "
    "Was ohne Fenster geht, zeigt die Angabe --help.\n"
)
_UNAVAILABLE = 3
"""As the command line has it."""
_WARM_AFTER = 200
"""Milliseconds after which the first window stands."""
_LOADED_AFTER = 1_500
"""Milliseconds after which the first page stands."""


class Program(QObject):
    """What lives from start to end: the application, its jobs and settings, and the window in front."""

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        clock: Clock,
        *,
        settings: Settings | None = None,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(application)
        self.application = application
        self.folders = folders
        self.clock = clock
        self.settings = settings or Settings(folders.settings)
        self.jobs: Jobs = jobs or QtJobs(self)
        self.crash = CrashHook(self)
        self.size = TextSize(application)
        self.welcome: Welcome | None = None
        self.window: Window | None = None
        self._after: Callable[[], None] | None = None
        preferences.apply(self.settings, self.size)

    def start(self, folder: Path | None = None) -> None:
        """Show the first window."""
        self.show_welcome(folder)
        # What the next window needs is loaded while the person reads or types.
        QTimer.singleShot(_WARM_AFTER, self, self._warm_up)
        QTimer.singleShot(_LOADED_AFTER, self, loading.end)

    def show_welcome(self, folder: Path | None = None, *, start_page: bool = False) -> "Welcome":
        """The window before an office is open."""
        entrance = load("app.shell.welcome.window:Entrance")(
            self.jobs, self.settings, self.clock, self.folders.documents, build_demo, guards
        )
        welcome: Welcome = load("app.shell.welcome.window:Welcome")(entrance)
        welcome.opened.connect(self.enter)
        welcome.closed.connect(self.quit)
        self.welcome = welcome
        if start_page:
            welcome.show_start()
        else:
            welcome.begin(folder)
        welcome.show()
        return welcome

    def enter(self, desk: Desk) -> Window:
        """Show an open office."""
        remember(self.settings, Recent(desk.folder, desk.name, desk.is_demo))
        around = Surroundings(
            self.jobs, self.settings, self.clock, self.crash, self.size, builders(self, desk)
        )
        window = Window(desk, around)
        window.ended.connect(self._ended)
        self.window = window
        # First, so that the file is read while Qt lays out and paints.
        window.start()
        window.show()
        QTimer.singleShot(_LOADED_AFTER, self, loading.end)
        if self.welcome is not None:
            self.welcome.finish()
            self.welcome.deleteLater()
            self.welcome = None
        return window

    def back_up(self) -> None:
        """Make a backup of the open office now."""
        if self.window is not None:
            self.window.commands.back_up()

    def new_code(self) -> None:
        """Replace the recovery code of the open office and show the new one."""
        if self.window is not None:
            load("app.shell.recovery_code:NewCode")(self.window).ask()

    def restore(self, chosen: Backup) -> None:
        """Close the office, put a backup in its place, and ask for the passphrase again."""
        if self.window is None:
            return
        store = self.window.desk.store
        office, key = Recent(store.folder, self.window.desk.name, self.window.desk.is_demo), store.key

        def work(progress: Progress) -> Path:
            progress(0, 0, "Sicherung wird geprüft und eingesetzt …")
            return backup.restore(office.folder, chosen, key, self.clock)

        self._after = lambda: self._put_back(office, work)
        self.window.closing.begin(another=True)

    def quit(self) -> None:
        """End the program; long work is stopped, what was begun with the file is finished."""
        self.jobs.shutdown()
        self.application.quit()

    def _warm_up(self) -> None:
        self.jobs.pool(load_code, lambda _outcome: None, owner=self)

    def _ended(self, another: bool) -> None:  # noqa: FBT001 - the value of a signal
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
            loading.goes()
        after, self._after = self._after, None
        if after is not None:
            after()
        elif another:
            self.show_welcome(start_page=True)
        else:
            self.quit()

    def _put_back(self, office: Recent, work: Callable[[Progress], Path]) -> None:
        welcome = self.show_welcome(office.folder)
        page = welcome.show_unlock(office)
        page.busy.begin("Sicherung wird geprüft und eingesetzt …")

        def deliver(outcome: Outcome[Path] | Failed) -> None:
            page.busy.end()
            if isinstance(outcome, Outcome):
                page.say_good("Der gewählte Stand ist eingesetzt. Bitte melden Sie sich an.")
            else:
                page.tell(outcome.fault)

        self.jobs.pool(work, deliver, owner=page, progress=page.busy.tell)


def run(arguments: Sequence[str] = ()) -> int:
    """Open the window, or test the program itself.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    if not has_display():
        # Qt would end the whole process here, with an English sentence about plugins.
        sys.stderr.write(_NO_DISPLAY)
        return _UNAVAILABLE
    # Python's own answer would wait until something else happens in the window; what is saved is safe.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application([sys.argv[0]])
    if options.self_test:
        return _self_test(application)
    folders = Folders.of_person()
    logs.set_up(folders.logs)
    program = Program(application, folders, Clock())
    program.crash.install()
    program.start(Path(options.folder) if options.folder else None)
    return application.exec()


def _self_test(application: QApplication) -> int:
    from app.shell.self_test import self_test  # noqa: PLC0415 - never loaded in daily work

    with TemporaryDirectory(ignore_cleanup_errors=True) as root:
        program = Program(application, Folders.under(Path(root)), Clock(), settings=Settings())
        result = self_test(application, program.jobs, program.enter, program.clock)
        program.jobs.shutdown()
    return result


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application in German, with its name and picture."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(arguments)
    application.setApplicationName(APP)
    application.setApplicationDisplayName("")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("quartiersbuch")
    application.setQuitOnLastWindowClosed(False)
    icon = resources.root() / "icons" / "quartiersbuch.png"
    if icon.is_file():
        application.setWindowIcon(QIcon(str(icon)))
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    german(application)
    return application


def builders(program: "Program", desk: Desk) -> Mapping[str, Builder]:
    """Pages that need more than the context: keys and backups, or what all features hand over and take."""

    def office(context: Context, parent: QWidget) -> Any:
        open_desk = load("app.features.office.service.desk:OfficeDesk")(
            store=desk.store,
            slot_uid=lambda: desk.slot_uid,
            restore=program.restore,
            back_up=program.back_up,
            new_code=program.new_code,
        )
        return load("app.features.office.screen:OfficeScreen")(context, open_desk, parent)

    def handover(context: Context, parent: QWidget) -> Any:
        return load("app.features.handover.screen:HandoverScreen")(context, sheets, parent)

    def intake(context: Context, parent: QWidget) -> Any:
        return load("app.features.intake.screen:IntakeScreen")(context, intakes, parent)

    return {"office": office, "handover": handover, "intake": intake}


def guards() -> tuple[Guard, ...]:
    """The rules of all features that must hold after every step, undo and redo."""
    return tuple(Guard(tables, partial(_check, dotted)) for dotted, tables in _GUARDS.items())


def _check(dotted: str, session: Session) -> None:
    for guard in load(dotted):
        guard.check(session)


def build_demo(folder: Path, clock: Clock, progress: Progress) -> object:
    """Make the demo district; its builder is loaded only when somebody asks for it.

    It is built beside its place and moved there when it is whole, so that a cancelled or broken
    attempt is never taken for a demo.
    """
    build: Callable[[Path, Clock, Progress], object] = load("app.demo:build")
    part = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(part, ignore_errors=True)
    try:
        made = build(part, clock, progress)
        with computer_faults(folder):
            part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app", description="Quartiersbuch, das Fenster")
    parser.add_argument("folder", nargs="?", help="Büro-Ordner, der geöffnet werden soll")
    parser.add_argument("--self-test", action="store_true", help="prüft, ob das Programm vollständig ist")
    return parser
