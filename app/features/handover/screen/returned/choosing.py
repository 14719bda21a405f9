"""The controls below a cell: yes or no, ours or theirs, and what the program has to ask."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.options import Option
from app.features.handover.rules.deciding import WAY_WORDS, Deciding
from app.features.handover.rules.returned import Grade, Graded, Way
from app.ui.widgets import Button, Quiet, Text

_SHOWN = 12


class ChoiceBox(QWidget):
    """Whether a cell is taken over; a conflict has two sides.

    Signals:
        chosen: True for theirs, False for ours.
    """

    chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.take = QCheckBox("Übernehmen")
        self.take.clicked.connect(self.chosen)
        self.ours = QRadioButton("Unseres behalten")
        self.theirs = QRadioButton("Ihres übernehmen")
        self._sides = QButtonGroup(self)
        self._sides.addButton(self.ours)
        self._sides.addButton(self.theirs)
        self.ours.clicked.connect(lambda _on=False: self.chosen.emit(False))
        self.theirs.clicked.connect(lambda _on=False: self.chosen.emit(True))
        self.does = Quiet("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.take, self.ours, self.theirs, self.does):
            layout.addWidget(widget)

    def show_cell(self, cell: Graded, deciding: Deciding) -> None:
        """Show what is decided."""
        some, conflict = cell.way is not Way.NONE, cell.grade is Grade.CONFLICT
        state = deciding.state(cell)
        self.take.setVisible(some and not conflict)
        self.ours.setVisible(some and conflict)
        self.theirs.setVisible(some and conflict)
        self.does.setText(WAY_WORDS[cell.way])
        with QSignalBlocker(self.take), QSignalBlocker(self.ours), QSignalBlocker(self.theirs):
            self.take.setChecked(bool(state))
            self._sides.setExclusive(False)
            self.ours.setChecked(state is False)
            self.theirs.setChecked(state is True)
            self._sides.setExclusive(True)

    def target(self) -> QWidget:
        """Where the focus goes."""
        return next((one for one in (self.take, self.ours) if one.isVisibleTo(self)), self)


class ValueAsk(QWidget):
    """Type what an unreadable cell is to be read as.

    Signals:
        typed: the text.
    """

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName("Richtiger Wert")
        self.line.returnPressed.connect(self._send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Text("Richtiger Wert", role="label"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(Button("Einsetzen", run=self._send))
        layout.addLayout(row)

    def show_text(self, text: str) -> None:
        """Begin with what came back."""
        self.line.setText(text)

    def _send(self) -> None:
        if self.line.text().strip():
            self.typed.emit(self.line.text().strip())


class PickAsk(QWidget):
    """Choose one of a list that can be searched by typing.

    Signals:
        picked: the value of the option.
    """

    picked = Signal(str)

    def __init__(self, label: str, button: str) -> None:
        super().__init__()
        self.combo = QComboBox()
        self.combo.setAccessibleName(label)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.setMaxVisibleItems(_SHOWN)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_SHOWN)
        self.combo.setCompleter(completer)
        self.button = Button(button, run=self._send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Text(label, role="label"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.combo, 1)
        row.addWidget(self.button)
        layout.addLayout(row)

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these; nothing is chosen before somebody chooses."""
        self.combo.clear()
        for option in options:
            self.combo.addItem(option.label, option.value)
        self.combo.setCurrentIndex(-1)
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText("Auswählen oder tippen" if options else "Nichts zur Auswahl")
        self.button.setEnabled(bool(options))

    def _send(self) -> None:
        at = self.combo.findText(self.combo.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if at >= 0:
            self.picked.emit(str(self.combo.itemData(at)))


Offer = Callable[[Graded, Callable[[Sequence[Option]], None]], None]
"""Finds what can be chosen for a cell and tells it."""
