"""Second step: which column is which field, and what holds for all rows."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.intake import IntakeField
from app.domain.text import shorten
from app.features.intake.excel import Work, column_letter, sample_text
from app.features.intake.rules import HEADING_WITHIN, REASONS, Guess
from app.ui.fields.choice import Combo
from app.ui.pieces import Pieces
from app.ui.plain import tip
from app.ui.theme import Tone
from app.ui.widgets import H3, Banner, Elided, Quiet, Text

_SAMPLES = 3
_LONGEST_SAMPLE = 40
_NONE = "nicht übernehmen"


class ColumnsStep(QWidget):
    """Shows every column with examples, and what it was taken for.

    Signals:
        altered: something was chosen.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self.combos: dict[int, Combo] = {}
        self.constants: dict[str, QWidget] = {}
        self._reasons: dict[int, Quiet] = {}
        self._faults: dict[str, Text] = {}
        self._pieces = Pieces(self)
        self.memory = Banner("", Tone.INFO)
        self.missing = Banner("", Tone.WARN)
        self.heading = Combo()
        self.heading.setMinimumContentsLength(44)
        self.heading.setAccessibleName("Überschrift in Zeile")
        self.heading.activated.connect(self._put_heading)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Text("Überschrift in", role="label", wrap=False))
        top.addWidget(self.heading)
        self.left_out = Quiet("", wrap=False)
        top.addWidget(self.left_out, 1)
        self._body = QHBoxLayout()
        self._body.setSpacing(24)
        self._side = QVBoxLayout()
        self._side.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.memory)
        outer.addLayout(top)
        outer.addWidget(self.missing)
        outer.addLayout(self._body, 1)

    def show_work(self, work: Work) -> None:
        """Show the columns of this list."""
        self._work = work
        self._show_heading(work)
        self.memory.setVisible(work.remembered)
        self.memory.say("Die Spalten sind zugeordnet wie beim letzten Mal mit denselben Überschriften.")
        self._build(work)

    def take_focus(self) -> None:
        """Where the heading is chosen; the columns come next."""
        self.heading.setFocus()

    # -- inside --------------------------------------------------------------------------------

    def _show_heading(self, work: Work) -> None:
        self.heading.clear()
        self.heading.addItem("keiner Zeile", 0)
        for line in work.source.grid.lines[:HEADING_WITHIN]:
            words = ", ".join(sample_text(cell) for cell in line.cells if cell is not None)
            self.heading.addItem(f"Zeile {line.number}: {shorten(words, 60)}", line.number)
        self.heading.setCurrentIndex(max(self.heading.findData(work.heading.last), 0))

    def _put_heading(self, _at: int) -> None:
        if self._work is not None:
            self._work.put_heading(int(self.heading.currentData()))
            self._build(self._work)
            self.altered.emit()

    def _build(self, work: Work) -> None:
        self._clear()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for at, word in enumerate(("", "Spalte der Liste", "Beispiele", "wird zu", "")):
            grid.addWidget(Text(word, role="label", wrap=False), 0, at)
        grid.setRowStretch(len(work.guesses) + 1, 1)
        for column, stretch in ((1, 3), (2, 4), (3, 3), (4, 2)):
            grid.setColumnStretch(column, stretch)
        area.setWidget(card)
        self._body.addWidget(area, 3)
        self._body.addWidget(self._all_rows(work), 1)
        self._told()
        self._pieces.build(self._rows(grid, work))

    def _rows(self, grid: QGridLayout, work: Work) -> Iterator[None]:
        """The columns, one in each pause."""
        for row, one in enumerate(work.guesses, start=1):
            self._add(grid, row, one, work)
            self._show_guess(one)
            yield

    def _show_guess(self, one: Guess) -> None:
        combo = self.combos.get(one.column)
        if combo is not None:
            combo.setCurrentIndex(max(combo.findData(one.field), 0))
            self._reasons[one.column].setText(REASONS.get(one.reason, ""))

    def _add(self, grid: QGridLayout, row: int, one: Guess, work: Work) -> None:
        letter = column_letter(one.column)
        samples = " · ".join(shorten(sample_text(cell), _LONGEST_SAMPLE) for cell in one.samples[:_SAMPLES])
        combo = Combo()
        combo.setAccessibleName(f"Spalte {letter}, {one.title}")
        combo.addItem(_NONE, "")
        for field in work.intake.fields:
            combo.addItem(field.title, field.key)
            combo.setItemData(
                combo.count() - 1, tip(field.help) if field.help else None, Qt.ItemDataRole.ToolTipRole
            )
        combo.setCurrentIndex(max(combo.findData(one.field), 0))
        combo.activated.connect(partial(self._assign, one.column, combo))
        reason = Quiet("", wrap=False)
        self.combos[one.column] = combo
        self._reasons[one.column] = reason
        grid.addWidget(Quiet(letter, wrap=False), row, 0)
        grid.addWidget(Elided(one.title or f"(Spalte {letter})", role="h3"), row, 1)
        grid.addWidget(Elided(samples or "leer", role="quiet"), row, 2)
        grid.addWidget(combo, row, 3)
        grid.addWidget(reason, row, 4)

    def _all_rows(self, work: Work) -> QWidget:
        """One value for all rows, where the list has no column for it."""
        side = QFrame()
        side.setProperty("role", "card")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        fields = [field for field in work.intake.fields if field.constant]
        side.setVisible(bool(fields))
        column.addWidget(H3("Für alle Zeilen"))
        column.addWidget(Quiet("Was nicht in der Liste steht, kann für alle Zeilen gelten."))
        for field in fields:
            column.addSpacing(6)
            column.addWidget(Text(field.title, role="label", wrap=False))
            editor = self._constant(field, work)
            editor.setAccessibleName(f"{field.title} für alle Zeilen")
            self.constants[field.key] = editor
            column.addWidget(editor)
            fault = Text("", role="error")
            fault.hide()
            self._faults[field.key] = fault
            column.addWidget(fault)
        column.addStretch()
        return side

    def _constant(self, field: IntakeField, work: Work) -> QWidget:
        kept = work.constants.get(field.key, "")
        if field.choice:
            combo = Combo()
            combo.addItem("–", "")
            for option in work.desk.choices.get(field.key, ()):
                if option.active:
                    combo.addItem(option.label, option.label)
            combo.setCurrentIndex(max(combo.findData(kept), 0))
            combo.activated.connect(lambda _at: self._put(field, str(combo.currentData())))
            return combo
        line = QLineEdit(kept)
        line.textEdited.connect(lambda text: self._put(field, text))
        return line

    def _put(self, field: IntakeField, text: str) -> None:
        if self._work is not None:
            self._work.constants[field.key] = text
            self._changed()

    def _assign(self, column: int, combo: Combo, _at: int) -> None:
        if self._work is not None:
            self._work.assign(column, str(combo.currentData()))
            self._changed()

    def _changed(self) -> None:
        self._told()
        self.altered.emit()

    def _told(self) -> None:
        """Show what every column is now, what is missing, and which fields still want one value for all."""
        work = self._work
        if work is None:
            return
        for one in work.guesses:
            self._show_guess(one)
        there = {field.key for field, _column in work.fields}
        for field in work.intake.fields:
            editor = self.constants.get(field.key)
            if editor is not None:
                editor.setEnabled(field.key not in there)
                sentence = "" if field.key in there else work.constant_fault(field)
                self._faults[field.key].setText(sentence)
                self._faults[field.key].setVisible(bool(sentence))
        lacking = ", ".join(work.missing)
        self.missing.say(
            f"In der Liste fehlt {lacking}. Jede neue Zeile braucht diese Angabe: Bitte ordnen Sie eine "
            "Spalte zu, oder geben Sie rechts einen Wert für alle Zeilen an."
        )
        self.missing.setVisible(bool(lacking))
        self.left_out.setText(_counted(work))

    def _clear(self) -> None:
        self.combos.clear()
        self.constants.clear()
        self._reasons.clear()
        self._faults.clear()
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _counted(work: Work) -> str:
    rows, left = len(work.table.lines), len(work.table.left)
    said = f"{rows} Zeilen darunter" if rows != 1 else "1 Zeile darunter"
    return f"{said}, {left} ausgelassen (Titel, Summen)" if left else said
