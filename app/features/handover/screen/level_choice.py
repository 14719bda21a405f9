"""How much about persons the list may hold; more of it has to be said yes to."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.features.handover.rules import Level
from app.ui.actions import Action
from app.ui.theme import Tone
from app.ui.widgets import Banner, Quiet

_MEANT = {
    Level.NONE: "Keine Spalte nennt Beschäftigte, Bewohnerinnen oder Bewohner.",
    Level.STAFF: "Wer im Büro etwas getan hat, darf genannt sein, sonst niemand.",
    Level.PERSONAL: "Auch Bewohnerinnen und Bewohner dürfen genannt sein.",
}
_ASKED = {
    Level.STAFF: "Namen von Beschäftigten dürfen dann das Büro verlassen.",
    Level.PERSONAL: "Namen und Angaben von Bewohnerinnen und Bewohnern dürfen dann das Büro verlassen. "
    "Das setzt eine Rechtsgrundlage oder eine Einwilligung voraus.",
}


class LevelChoice(QWidget):
    """The level, and the question that stands below it while a higher one is not confirmed.

    Args:
        goes_out: columns with personal data that would go out under a level.

    Signals:
        chosen: another level is in force.
    """

    chosen = Signal(Level)

    def __init__(self, level: Level, goes_out: Callable[[Level], tuple[str, ...]]) -> None:
        super().__init__()
        self._level = level
        self._goes_out = goes_out
        self.box = QComboBox()
        self.box.setAccessibleName("Personenbezug der Liste")
        for one in Level:
            self.box.addItem(one.words, one)
        self.box.activated.connect(lambda _at: self._choose(self.box.currentData()))
        self._meant = Quiet("")
        self.question = Banner(
            "", Tone.WARN, (Action("Ja, übergeben", self.confirm), Action("Nein", self.take_back))
        )
        self.question.hide()
        label = QLabel("Personenbezug")
        label.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addWidget(self._meant, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.question)
        self.show_level(level)

    @property
    def waits(self) -> bool:
        """Whether a higher level is chosen but not confirmed."""
        return not self.question.isHidden()

    def show_level(self, level: Level) -> None:
        """Show the level in force."""
        self._level = level
        self.box.setCurrentIndex(self.box.findData(level))
        self._meant.setText(_MEANT[level])
        self.question.hide()

    def confirm(self) -> None:
        """The person said yes to what the question names."""
        self.show_level(self.box.currentData())
        self.box.setFocus()
        self.chosen.emit(self._level)

    def take_back(self) -> None:
        """Stay with the level in force."""
        self.show_level(self._level)
        self.box.setFocus()

    def _choose(self, level: Level) -> None:
        if self._level.allows(level):
            self.show_level(level)
            self.chosen.emit(level)
            return
        self._meant.setText(_MEANT[level])
        columns = "; ".join(self._goes_out(level))
        named = f" Angekreuzt: {columns}." if columns else " Noch ist keine solche Spalte angekreuzt."
        self.question.say(f"Wirklich „{level.words}“? {_ASKED[level]}{named}")
        self.question.show()
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)
