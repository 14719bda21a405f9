"""The card of follow-ups: each can be ticked off where it stands."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import Ref
from app.features.today.queries import FollowUp
from app.features.today.screen.wording import due
from app.ui.cards import Card
from app.ui.chips import ChipLabel
from app.ui.widgets import Button, Elided, IconButton, Quiet

_ROW = 32
_INDENT = 38


class FollowUpCard(Card):
    """Follow-ups that are due, oldest first."""

    def __init__(self, show: Callable[[Ref], None], tick: Callable[[FollowUp], None]) -> None:
        super().__init__("Wiedervorlagen")
        self._show = show
        self._tick = tick

    def show_follow_ups(self, rows: Sequence[FollowUp], rest: str, today: date) -> None:
        """Show them, with a line for those that found no room."""
        if not rows:
            self.set_rows((), empty="Nichts ist fällig.")
            return
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row in rows:
            layout.addWidget(self._line(row, today))
        if rest:
            more = Quiet(rest)
            more.setContentsMargins(_INDENT, 4, 0, 0)
            layout.addWidget(more)
        self.set_widget(inside)

    def _line(self, row: FollowUp, today: date) -> QWidget:
        line = QWidget()
        line.setFixedHeight(_ROW)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        tick = IconButton("square", f"Wiedervorlage {row.reference} erledigen", run=lambda: self._tick(row))
        layout.addWidget(tick)
        chip = due(row.due_on, today)
        button = Button("", role="row", run=lambda: self._show(row.ref))
        button.setSizePolicy(line.sizePolicy().Policy.Expanding, line.sizePolicy().Policy.Fixed)
        button.setFixedHeight(_ROW)
        button.setAccessibleName(f"{row.text}, {row.reference}, {chip.text}")
        inside = QHBoxLayout(button)
        inside.setContentsMargins(6, 0, 6, 0)
        inside.setSpacing(8)
        inside.addWidget(_unseen(Elided(row.text)), 1)
        inside.addWidget(_unseen(Quiet(row.reference, wrap=False)))
        inside.addWidget(_unseen(ChipLabel(chip)))
        layout.addWidget(button, 1)
        return line


def _unseen(widget: QWidget) -> QWidget:
    """Clicks go to the line below it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
