"""Open an office: passphrase or recovery code; a way out when the file is damaged."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app.domain import formats
from app.domain.errors import Damaged, Refused, Unavailable
from app.shell import opening
from app.shell.entry import Entry
from app.shell.opening import Desk, Rescue
from app.shell.recent import Recent
from app.shell.welcome.page import Busy, Column
from app.system.clock import Clock
from app.ui.jobs import Failed, Jobs, Outcome
from app.ui.widgets import Button, Quiet, Text
from db.backup import Backup
from db.store import Guard

_CODE = (
    "Passphrase vergessen? Geben Sie statt der Passphrase den Wiederherstellungscode ein, "
    "den Sie beim Einrichten gedruckt haben."
)
_RESTORE = "Sicherung wiederherstellen"
_KEYS = (
    "In der Sicherung vom {} Uhr liegt eine Schlüsseldatei, die zu Ihrer Passphrase passt. Ihre Einträge "
    "bleiben, wie sie sind. Zugänge, die seitdem gegeben, geändert oder genommen wurden, prüfen Sie danach "
    "unter Büro › Team."
)


class UnlockPage(Column):
    """Asks for the passphrase; who sits at the desk follows from it.

    Signals:
        opened: an open office (Desk). left: another office is wanted.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(
        self, office: Recent, jobs: Jobs, clock: Clock, guards: Callable[[], tuple[Guard, ...]]
    ) -> None:
        super().__init__(office.name or office.folder.name, str(office.folder), width=480)
        self._office, self._jobs, self._clock, self._guards = office, jobs, clock, guards
        self._desk: Desk | None = None
        self._keys: Backup | None = None
        self.passphrase = Entry("Passphrase", secret=True, longest=1000)
        self.passphrase.entered.connect(self.unlock)
        self.body.addWidget(self.passphrase)
        # Not the hint of the field: an error takes its place, and just then the way out is needed.
        self._way_out = Text(_CODE, role="hint")
        self.body.addWidget(self._way_out)
        self.who = QComboBox()
        self.who.setAccessibleName("Wer sind Sie?")
        for key in ("Return", "Enter"):
            enter = QShortcut(QKeySequence(key), self.who, context=Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.unlock)
        self._who_label = Text("Wer sind Sie?", role="label", wrap=False)
        self.backups = QComboBox()
        self.backups.setAccessibleName("Sicherung")
        self._backups_label = Quiet("")
        self.restore_button = Button(_RESTORE, icon="history", run=self.restore)
        for widget in (self._who_label, self.who, self._backups_label, self.backups, self.restore_button):
            widget.hide()
            self.body.addWidget(widget)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        self.other = Button("Anderes Büro …", role="quiet", run=self.left.emit)
        self.button = Button("Öffnen", primary=True, run=self.unlock)
        self._foot(self.foot)
        self.finish()
        QTimer.singleShot(0, self, self.passphrase.field.setFocus)
        if office.is_demo:
            self._is_demo()
        elif office.is_demo is None:
            # Never opened here: whether it is a demo only the key can tell, and its passphrase is public.
            folder = office.folder
            jobs.pool(
                lambda _progress: opening.is_demo(folder),
                self._looked,
                owner=self,
                progress=self.busy.tell,
            )

    def unlock(self) -> None:
        """Try to open; the key is derived beside the window."""
        if self._desk is not None:
            self._sit(self._desk)
            return
        typed = self.passphrase.text()
        if not typed:
            self.passphrase.refuse("Bitte geben Sie Ihre Passphrase ein.")
            return
        self.say("")
        self._wait("Schlüssel wird berechnet …", on=True)
        folder, clock, guards = self._office.folder, self._clock, self._guards
        self._jobs.pool(
            lambda _progress: opening.open_office(folder, typed, clock, guards()),
            self._tried,
            owner=self,
            progress=self.busy.tell,
        )

    def restore(self) -> None:
        """Put the chosen backup (or its key slots) in the place of what is damaged, then open the office."""
        if self._keys is not None:
            self._put_keys(self._keys)
            return
        chosen = self.backups.currentData()
        if not isinstance(chosen, Backup):
            return
        typed, folder, clock = self.passphrase.text(), self._office.folder, self._clock
        self._wait("Sicherung wird geprüft und eingesetzt …", on=True)
        self._jobs.pool(
            lambda _progress: opening.restore_office(folder, typed, chosen, clock),
            self._restored,
            owner=self,
            progress=self.busy.tell,
        )

    def _put_keys(self, source: Backup) -> None:
        folder = self._office.folder
        self._wait("Schlüsseldatei wird eingesetzt …", on=True)
        self._jobs.pool(
            lambda _progress: opening.restore_keys(folder, source),
            self._restored,
            owner=self,
            progress=self.busy.tell,
        )

    def _looked(self, outcome: Outcome[bool] | Failed) -> None:
        if isinstance(outcome, Failed):
            raise outcome.fault
        if outcome.value:
            self._is_demo()

    def _is_demo(self) -> None:
        """Mark the demo; its passphrase is filled in where nothing was typed yet."""
        self.title.setText(f"{self._office.name or self._office.folder.name} (Vorführung)")
        if not self.passphrase.text():
            self.passphrase.set_text(opening.DEMO_PASSPHRASE)
            # Whoever types it all the same types it once.
            self.passphrase.field.selectAll()
        self.passphrase.say(f"Die Passphrase der Vorführung ist öffentlich: {opening.DEMO_PASSPHRASE}")

    def _tried(self, outcome: Outcome[Desk] | Failed) -> None:
        self._wait("", on=False)
        if isinstance(outcome, Outcome):
            self._open(outcome.value)
            return
        fault = outcome.fault
        if isinstance(fault, Refused) and fault.field == "passphrase":
            self.passphrase.refuse(fault.sentence)
            self.passphrase.field.selectAll()
            self.passphrase.field.setFocus()
        else:
            self.tell(fault)
            # What rested while the key was derived has lost the focus.
            self.passphrase.field.setFocus()
        if isinstance(fault, Damaged):
            self._offer_backups()

    def _open(self, desk: Desk) -> None:
        """By the recovery code nobody in particular has come in; then the person says who."""
        if desk.store.staff_id is not None:
            self.opened.emit(desk)
            return
        self._desk = desk
        for person in desk.people:
            self.who.addItem(person.name, person.id)
        self._way_out.hide()
        self._who_label.show()
        self.who.show()
        self.who.setFocus()
        self.passphrase.setEnabled(False)
        self.passphrase.say(
            "Mit dem Wiederherstellungscode geöffnet. Vergeben Sie bald eine neue Passphrase."
        )
        self.button.setText("Weiter")

    def _sit(self, desk: Desk) -> None:
        staff_id = self.who.currentData()
        if isinstance(staff_id, int):
            self._desk = None
            self.opened.emit(opening.take_seat(desk, staff_id))

    def _offer_backups(self) -> None:
        typed, folder = self.passphrase.text(), self._office.folder
        self._jobs.pool(
            lambda _progress: opening.rescue(folder, typed),
            self._listed,
            owner=self,
            progress=self.busy.tell,
        )

    def _listed(self, outcome: Outcome[Rescue] | Failed) -> None:
        if isinstance(outcome, Failed):
            self.tell(outcome.fault)
            return
        self._keys = outcome.value.keys
        if self._keys is not None:
            self._backups_label.setText(_KEYS.format(formats.moment(self._keys.at)))
            self.restore_button.setText("Schlüsseldatei einsetzen")
            self._backups_label.show()
            self.restore_button.show()
            return
        proven = [one for one in outcome.value.backups if one.proven]
        self.backups.clear()
        for one in proven:
            self.backups.addItem(f"{formats.moment(one.at)} Uhr, geprüft", one)
        self._backups_label.setText(
            "Sie können eine geprüfte Sicherung einsetzen. Die beschädigte Datei wird aufgehoben."
            if proven
            else "Im Büroordner liegt keine geprüfte Sicherung. Bitte sehen Sie im zweiten Ordner nach."
        )
        self._backups_label.show()
        for widget in (self.backups, self.restore_button):
            widget.setVisible(bool(proven))

    def _restored(self, outcome: Outcome[object] | Failed) -> None:
        self._wait("", on=False)
        if isinstance(outcome, Failed):
            self.tell(outcome.fault)
            return
        for widget in (self._backups_label, self.backups, self.restore_button):
            widget.hide()
        self._keys = None
        self.restore_button.setText(_RESTORE)
        self.unlock()

    def tell(self, fault: BaseException) -> None:
        """Say why it does not open."""
        if isinstance(fault, Refused):
            self.say(fault.sentence)
        elif isinstance(fault, Unavailable):
            self.say(f"{fault.what} {fault.remedy}")
        else:
            raise fault

    def _wait(self, what: str, *, on: bool) -> None:
        self.passphrase.setEnabled(not on)
        self.button.setEnabled(not on)
        self.other.setEnabled(not on)
        self.restore_button.setEnabled(not on)
        if on:
            self.busy.begin(what)
        else:
            self.busy.end()

    def _foot(self, row: QHBoxLayout) -> None:
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.button)
