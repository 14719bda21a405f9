"""The locked desk: the office stays open behind it, drafts and all, but nothing can be seen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Refused, Unavailable
from app.shell.entry import Entry
from app.shell.opening import Desk
from app.ui.jobs import Failed, Jobs, Outcome, Progress
from app.ui.widgets import H2, Button, Picture, Quiet
from db import vault
from db.vault import Unlocked

_WIDTH = 400


class LockScreen(QWidget):
    """Asks for a passphrase; whose it is sits at the desk afterwards.

    Signals:
        unlocked: the vault was opened (Unlocked).
        left: the person wants to close the office instead.
    """

    unlocked = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._jobs = jobs
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 28, 32, 24)
        inner.setSpacing(8)
        inner.addWidget(Picture("lock", 28, "accent"))
        inner.addWidget(H2("Gesperrt"))
        self._office = Quiet("")
        inner.addWidget(self._office)
        inner.addSpacing(8)
        self.passphrase = Entry("Passphrase", secret=True, longest=1000)
        self.passphrase.entered.connect(self.unlock)
        inner.addWidget(self.passphrase)
        inner.addSpacing(8)
        buttons = QHBoxLayout()
        self.leave = Button("Büro schließen", role="quiet", run=self.left.emit)
        self.button = Button("Entsperren", primary=True, run=self.unlock)
        buttons.addWidget(self.leave)
        buttons.addStretch()
        buttons.addWidget(self.button)
        inner.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        # Centred by the room on both sides: an aligned widget is as high as one line, however many it has.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)

    def arm(self, *, switching: bool = False) -> None:
        """Begin anew, empty and with the focus in the field."""
        self._office.setText(
            f"{self._desk.name}\n"
            + (
                "Wer mit der eigenen Passphrase entsperrt, ist angemeldet."
                if switching
                else "Ihre Eingaben sind gesichert und gleich wieder da."
            )
        )
        self.passphrase.set_text("")
        self.passphrase.refuse("")
        self._busy(busy=False)
        self.passphrase.field.setFocus()

    def unlock(self) -> None:
        """Try the passphrase; deriving the key takes a moment, beside the window."""
        typed = self.passphrase.text()
        if not typed:
            self.passphrase.refuse("Bitte geben Sie Ihre Passphrase ein.")
            return
        store = self._desk.store
        self._busy(busy=True)

        def work(_progress: Progress) -> Unlocked:
            store.settle_keys()
            return vault.unlock(store.folder, typed)

        self._jobs.pool(work, self._tried, owner=self)

    def _tried(self, outcome: Outcome[Unlocked] | Failed) -> None:
        self._busy(busy=False)
        if isinstance(outcome, Outcome):
            self.passphrase.set_text("")
            self.unlocked.emit(outcome.value)
            return
        if isinstance(outcome.fault, Refused):
            self.passphrase.refuse(outcome.fault.sentence)
        elif isinstance(outcome.fault, Unavailable):
            self.passphrase.refuse(f"{outcome.fault.what} {outcome.fault.remedy}")
        else:
            raise outcome.fault
        self.passphrase.field.selectAll()
        self.passphrase.field.setFocus()

    def _busy(self, *, busy: bool) -> None:
        self.passphrase.setEnabled(not busy)
        self.button.setEnabled(not busy)
        self.button.setText("Wird geprüft …" if busy else "Entsperren")
