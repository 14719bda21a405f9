"""The pane beside the comparison: one cell whole, and what is to be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.options import Option
from app.features.handover.rules.deciding import Deciding
from app.features.handover.rules.hinting import asks_column, asks_row, asks_value
from app.features.handover.rules.returned import Graded
from app.features.handover.screen.returned.choosing import ChoiceBox, Offer, PickAsk, ValueAsk
from app.features.handover.screen.returned.rows import CHIPS
from app.features.handover.screen.returned.texts import TextsView
from app.ui.chips import ChipLabel
from app.ui.widgets import H3, Quiet, Text

_NONE_OF_OURS = Option("", "keine unserer Spalten")


class DetailPane(QFrame):
    """Shows one cell.

    Signals:
        decided: the cell, and whether it is taken over.
        valued, rowed, columned: the cell, and the value, identity or key said for it.
    """

    decided = Signal(object, bool)
    valued = Signal(object, str)
    rowed = Signal(object, str)
    columned = Signal(object, str)

    def __init__(self, rows: Offer, columns: Offer) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Einzelheiten")
        self._offers = {"row": rows, "column": columns}
        self.cell: Graded | None = None
        self.heading = H3("")
        self.heading.setWordWrap(True)
        self.place = Quiet("")
        self._chip_row = QHBoxLayout()
        self._chip_row.setContentsMargins(0, 0, 0, 0)
        self.why = Text("")
        self.formula = Quiet("")
        self.texts = TextsView()
        self.choice = ChoiceBox()
        self.value = ValueAsk()
        self.row = PickAsk("Gehört zu diesem Vorgang", "Zuordnen")
        self.column = PickAsk("Ist in Wirklichkeit die Spalte", "Zuordnen")
        self.choice.chosen.connect(lambda take: self._tell(self.decided, take))
        self.value.typed.connect(lambda typed: self._tell(self.valued, typed))
        self.row.picked.connect(lambda uid: self._tell(self.rowed, uid))
        self.column.picked.connect(lambda key: self._tell(self.columned, key))
        self._build()
        self.show_cell(None, None)

    def show_cell(self, cell: Graded | None, deciding: Deciding | None) -> None:
        """Show this one; without one, say what to do."""
        same = self.cell is not None and cell is not None and self.cell == cell
        self.cell = cell
        self._inside.setVisible(cell is not None)
        self._hint.setVisible(cell is None)
        if cell is None or deciding is None:
            return
        self.choice.show_cell(cell, deciding)
        if same:
            return
        self.heading.setText(cell.label or cell.column or cell.sheet)
        parts = (f"Blatt {cell.sheet}" if cell.sheet else "", cell.column and f"Spalte „{cell.column}“")
        self.place.setText(" · ".join(part for part in (*parts, cell.address) if part))
        self._show_chip(cell)
        self.why.setText(cell.why)
        self.why.setVisible(bool(cell.why))
        self.formula.setText(f"Dort stand eine Formel; gelesen wird ihr Wert: {cell.formula}")
        self.formula.setVisible(bool(cell.formula))
        self.texts.show_cell(cell)
        self.texts.setVisible(bool(cell.sent_text or cell.ours_text or cell.theirs_text))
        self._ask(cell)

    def take_focus(self) -> None:
        """Into the pane, where the cell is decided."""
        asks = (self.value.line, self.row.combo, self.column.combo)
        found = next((one for one in asks if one.isVisibleTo(self)), self.choice.target())
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- inside ----------------------------------------------------------------------------

    def _ask(self, cell: Graded) -> None:
        self.value.setVisible(asks_value(cell))
        self.value.show_text(cell.theirs_text)
        self.row.setVisible(asks_row(cell))
        self.column.setVisible(asks_column(cell))
        if asks_row(cell):
            self._offers["row"](cell, lambda options: self._offer(self.row, cell, options))
        if asks_column(cell):
            self._offers["column"](
                cell, lambda options: self._offer(self.column, cell, (*options, _NONE_OF_OURS))
            )

    def _offer(self, ask: PickAsk, cell: Graded, options: Sequence[Option]) -> None:
        if self.cell == cell:
            ask.show_options(options)

    def _tell(self, signal: SignalInstance, said: object) -> None:
        if self.cell is not None:
            signal.emit(self.cell, said)

    def _show_chip(self, cell: Graded) -> None:
        while self._chip_row.count():
            item = self._chip_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._chip_row.addWidget(ChipLabel(CHIPS["grade"][cell.grade]))
        self._chip_row.addStretch()

    def _build(self) -> None:
        self._inside = QWidget()
        self._inside.setProperty("role", "clear")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.place)
        column.addLayout(self._chip_row)
        column.addWidget(self.why)
        column.addWidget(self.formula)
        column.addWidget(self.texts, 1)
        for widget in (self.value, self.row, self.column, self.choice):
            column.addWidget(widget)
        self._hint = Quiet(
            "Wählen Sie links eine Zeile: Hier steht dann ganz, was gesendet wurde, was hier steht und was "
            "zurückkam. Die Leertaste kreuzt an, Eingabe führt hierher."
        )
        self._hint.setContentsMargins(16, 12, 16, 12)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._hint)
        layout.addWidget(area, 1)
