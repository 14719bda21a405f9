"""The first page: set up, open, look at the demo; and the offices opened lately."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from app.shell.recent import Recent
from app.shell.welcome.page import Busy, Choice, Column
from app.ui.widgets import H3, Button


class StartPage(Column):
    """Three ways in.

    Signals:
        set_up, browse, demo, help: what the person chose. chosen: an office opened before (Recent).
    """

    set_up = Signal()
    browse = Signal()
    demo = Signal()
    helped = Signal()
    chosen = Signal(object)

    def __init__(self, recent: Sequence[Recent]) -> None:
        super().__init__(
            "Willkommen bei Quartiersbuch",
            "Beratungen, Förderanträge, Bescheide und die Übergabe an die Stadt – an einem Ort, "
            "verschlüsselt auf Ihrem Rechner.",
        )
        self.new = Choice(
            "building-2",
            "Mein Büro einrichten",
            "Ein neuer Ordner mit eigener Passphrase. Das dauert etwa fünf Minuten.",
            self.set_up.emit,
        )
        self.open = Choice(
            "folder-open",
            "Büro-Ordner öffnen",
            "Ein Büro, das es auf diesem Computer schon gibt.",
            self.browse.emit,
        )
        self.look = Choice(
            "sparkles",
            "Vorführbezirk ansehen",
            "Zwei Jahre erfundener Büroalltag zum Ausprobieren. Ihre eigenen Daten bleiben davon getrennt.",
            self.demo.emit,
        )
        for choice in (self.new, self.open, self.look):
            self.body.addWidget(choice)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        if recent:
            self.body.addSpacing(8)
            self.body.addWidget(H3("Zuletzt geöffnet"))
        for entry in recent:
            note = f"{entry.folder}" + (" (Vorführung)" if entry.is_demo else "")
            self.body.addWidget(
                Choice("history", entry.name or entry.folder.name, note, partial(self.chosen.emit, entry))
            )
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Hilfe (F1)", icon="circle-help", role="quiet", run=self.helped.emit))
        self.finish()

    def wait(self, *, on: bool) -> None:
        """Rest while the demo is made."""
        for choice in (self.new, self.open, self.look):
            choice.setEnabled(not on)
