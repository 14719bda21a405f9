"""The status bar: last proven backup, who is at the desk, what is running."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QWidget

from app.domain import formats
from app.domain.errors import Refused, Unavailable
from app.shell.keeper import Keeper, is_old
from app.ui.messages import Messages, Running
from app.ui.plain import tip
from app.ui.widgets import Button, Picture, Quiet
from db.backup import Backup


class Status(QStatusBar):
    """One calm line at the foot of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Statuszeile")
        self.backup = Button("", role="link")
        self.backup.setText("Sicherung wird geprüft …")
        self.who = Button("", role="link")
        for link in (self.backup, self.who):
            # The first focus of the window belongs to the page.
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._running: dict[int, Running] = {}
        self._work = QWidget()
        layout = QHBoxLayout(self._work)
        layout.setContentsMargins(8, 0, 8, 0)
        self.what = Quiet("", wrap=False)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(96)
        self.stop = Button("Abbrechen", role="link", run=self._cancel)
        for widget in (self.what, self.progress, self.stop):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._work.hide()
        self.addWidget(_pair("shield-check", self.backup))
        self.addPermanentWidget(self._work)
        self.addPermanentWidget(_pair("user", self.who))

    def watch(self, messages: Messages, keeper: Keeper, now: Callable[[], datetime]) -> None:
        """Follow long work and backups."""
        self.follow(messages)
        keeper.began.connect(lambda: self._say("Sicherung wird angelegt und geprüft …", stop=False))
        keeper.ended.connect(self._next)
        keeper.proven.connect(lambda newest: self.show_backup(newest, now()))
        keeper.failed.connect(self._failed)

    def follow(self, messages: Messages) -> None:
        """Show long work as it begins and ends."""
        messages.began.connect(self._began)
        messages.over.connect(self._over)

    def show_backup(self, newest: Backup | None, now: datetime) -> None:
        """Tell when the last backup was proven."""
        if newest is None:
            self.backup.setText("Noch keine Sicherung")
        else:
            self.backup.setText(f"Geprüfte Sicherung: {formats.moment(newest.at)}")
        self.backup.setToolTip(
            "Bitte legen Sie bald eine Sicherung an." if is_old(newest, now) else "Zu den Sicherungen"
        )

    def show_person(self, name: str) -> None:
        """Tell who is at the desk."""
        self.who.setText(name or "niemand angemeldet")
        self.who.setToolTip("Sperren oder Person wechseln")

    def _failed(self, fault: Refused | Unavailable) -> None:
        self.backup.setText("Sicherung fehlgeschlagen")
        self.backup.setToolTip(tip(str(fault)))

    def _began(self, running: Running) -> None:
        self._running[id(running)] = running
        running.progressed.connect(self._progressed)
        self._next()

    def _over(self, running: Running) -> None:
        self._running.pop(id(running), None)
        self._next()

    def _next(self) -> None:
        if not self._running:
            self._work.hide()
            return
        titles = [running.title for running in self._running.values()]
        more = f" und {len(titles) - 1} weitere" if len(titles) > 1 else ""
        self._say(f"{titles[0]}{more} …", stop=True)

    def _say(self, what: str, *, stop: bool) -> None:
        self.what.setText(what)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(what)
        self.stop.setVisible(stop)
        self._work.show()

    def _progressed(self, done: int, of: int, _what: str) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _cancel(self) -> None:
        for running in self._running.values():
            running.stop()


def _pair(icon: str, button: Button) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(12, 0, 8, 0)
    layout.setSpacing(2)
    layout.addWidget(Picture(icon, 14, "quiet"))
    layout.addWidget(button)
    return holder
