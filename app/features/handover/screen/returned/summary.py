"""After taking over: what was done, with ways to the records."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.ids import Ref
from app.features.handover.queries.returned_files import Lines, Outcome, OutcomeLine
from app.ui.cards import Card, CardRow
from app.ui.screen import MARGIN
from app.ui.theme import Tone
from app.ui.widgets import H1, Banner, Button


class Summary(QWidget):
    """What became of a returned file."""

    def __init__(self, open_ref: Callable[[Ref], None], close: Callable[[], None]) -> None:
        super().__init__()
        self._open = open_ref
        self.title = H1("Rückmeldung übernommen")
        self.done = Banner("", Tone.GOOD)
        self.answers = Card("Antworten der Stadt")
        self.follow_ups = Card("Neue Wiedervorlagen")
        self.changes = Card("Geänderte Felder")
        self.close_button = Button("Fertig", icon="check", primary=True, run=close)
        inside = QWidget()
        inside.setProperty("role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        for widget in (self.done, self.follow_ups, self.answers, self.changes):
            column.addWidget(widget)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.close_button)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show this one."""
        self.done.say(
            f"{outcome.words}. Es ist ein einziger Schritt: Strg+Z nimmt alles zusammen zurück. "
            f"Die Datei „{outcome.file_name}“ liegt bei Übergabe Nr. {outcome.number} im Archiv."
        )
        self._fill(self.answers, outcome.answers, "Keine Antwort wurde eingetragen.")
        self._fill(self.follow_ups, outcome.follow_ups, "")
        self._fill(self.changes, outcome.changes, "")
        self.follow_ups.setVisible(bool(outcome.follow_ups.total))
        self.changes.setVisible(bool(outcome.changes.total))

    def _fill(self, card: Card, lines: Lines, empty: str) -> None:
        rows = [self._row(line) for line in lines.first]
        left = lines.total - len(rows)
        if left > 0:
            rows.append(CardRow(f"und {formats.number(left)} weitere; sie stehen im Verlauf ihrer Vorgänge"))
        card.set_rows(rows, empty=empty)

    def _row(self, line: OutcomeLine) -> CardRow:
        run = partial(self._open, line.ref) if line.ref is not None else None
        name = f"{line.label.rstrip('.')}: " if line.label else ""
        return CardRow(f"{name}{line.text}", line.detail, run=run)
