"""Above the comparison: which file it is, what to know about it, which grades there are."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain import formats
from app.features.handover.rules.deciding import grade_words, shown_grades
from app.features.handover.rules.returned import Comparison, Grade
from app.ui.actions import Action
from app.ui.filters.search_line import SearchLine
from app.ui.flow import FlowBox
from app.ui.plain import face
from app.ui.theme import Tone
from app.ui.widgets import H1, Banner, Button, Elided, IconButton, Quiet, Text

_BY = "Beantwortet von"
_LONGEST_NAME = 200


class FileHead(QWidget):
    """Title, who answered, findings.

    Signals:
        named: who answered was typed.
    """

    named = Signal(str)

    def __init__(
        self, back: Callable[[], None], another: Callable[[], None], unsay: Callable[[], None]
    ) -> None:
        super().__init__()
        self._unsay = unsay
        self.back = IconButton("arrow-left", "Zurück zur Übergabe (Esc)", run=back)
        self.title = H1("")
        self.about = Elided("", role="quiet")
        self.by = QLineEdit()
        self.by.setMaxLength(_LONGEST_NAME)
        self.by.setAccessibleName(_BY)
        self.by.setPlaceholderText("Name oder Amt")
        self.by.setMinimumWidth(140)
        self.by.setMaximumWidth(260)
        self.by.textEdited.connect(self.named)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.about, 1)
        row.addWidget(Text(_BY, role="label", wrap=False))
        row.addWidget(self.by)
        row.addWidget(Button("Andere Datei …", icon="folder-open", run=another))
        layout.addLayout(row)
        layout.addLayout(self._findings)

    def show_file(self, comparison: Comparison, answered_by: str, said: int) -> None:
        """Show this one; ``said`` is at how many places somebody said what is meant."""
        number = comparison.number
        self.title.setText(f"Rückmeldung auf Übergabe Nr. {number}" if number else "Rückmeldung")
        # Who saved it last stands beside it, as the one who answered, until somebody knows better.
        self.about.show_text(" · ".join(part for part in (comparison.week, comparison.file_name) if part))
        if self.by.text() != answered_by:
            self.by.setText(answered_by)
        while self._findings.count():
            item = self._findings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in comparison.findings:
            tone = Tone.BAD if finding.stops else Tone.WARN
            self._findings.addWidget(Banner(finding.sentence, tone))
        if said:
            places = formats.count(said, "Stelle", "Stellen")
            unsay = Action("Zurücknehmen", self._unsay, icon="undo-2")
            self._findings.addWidget(
                Banner(f"An {places} gilt, was Sie eingegeben oder zugeordnet haben.", Tone.NEUTRAL, (unsay,))
            )


class GradeBar(QWidget):
    """Chips by which the list is narrowed, the search, and ticking of all that is shown.

    Signals:
        narrowed: other grades, other words. ticked: all shown lines, yes or no. downward: to the list.
    """

    narrowed = Signal()
    ticked = Signal(bool)
    downward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = FlowBox(gap=6)
        self._box.setAccessibleName("Bewertungen")
        self.chips: dict[Grade, QPushButton] = {}
        self.search = SearchLine("In der Rückmeldung suchen")
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(lambda _text: self.narrowed.emit())
        self.search.downward.connect(self.downward)
        self.unchanged = Quiet("", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search)
        self.all = Button("Alle gezeigten ankreuzen", icon="square-check", run=lambda: self.ticked.emit(True))
        self.none = Button("Keine", icon="square", run=lambda: self.ticked.emit(False))
        self.none.setAccessibleName("Keine der gezeigten ankreuzen")
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addWidget(self.unchanged, 1)
        layout.addLayout(row)

    def grades(self) -> frozenset[Grade]:
        """Those switched on; none means all."""
        return frozenset(grade for grade, chip in self.chips.items() if chip.isChecked())

    def show_counts(self, comparison: Comparison) -> None:
        """A chip for each grade there is; those switched on stay on."""
        shown = dict(shown_grades(comparison))
        for gone in [grade for grade in self.chips if grade not in shown]:
            chip = self.chips.pop(gone)
            self._box.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for grade, count in shown.items():
            if grade not in self.chips:
                self.chips[grade] = self._chip()
            self.chips[grade].setText(face(grade_words(grade, count)))
            self.chips[grade].setAccessibleName(f"Nur {grade_words(grade, count)} zeigen")
        for grade in shown:
            # In the order of the grades, whichever came first.
            self._box.flow.removeWidget(self.chips[grade])
            self._box.flow.addWidget(self.chips[grade])
        self._box.fit()
        cells = formats.count(comparison.unchanged, "Zelle", "Zellen")
        self.unchanged.setText(f"{cells} unverändert" if comparison.unchanged else "")

    def _chip(self) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setProperty("role", "chip")
        chip.toggled.connect(lambda _on: self.narrowed.emit())
        return chip
