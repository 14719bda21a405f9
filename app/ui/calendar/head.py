"""The row above the views: today, back and on, what is seen, which view, what can be done."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.actions import Action
from app.ui.calendar import spans
from app.ui.calendar.spans import NAMES, ViewKind
from app.ui.widgets import H1, Button, IconButton, Quiet, action_button

_PLACE = 4
"""Where in the row of the title the names of the views stand."""


class Head(QWidget):
    """Title row.

    Signals:
        today: today is wanted. leafed: pages on or back. chosen: another view.
    """

    today = Signal()
    leafed = Signal(int)
    chosen = Signal(object)

    def __init__(self, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = H1(""), Quiet("", wrap=False)
        self._segments: dict[ViewKind, Button] = {}
        self._switch = self._views()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._first = self._row(actions)
        self._second = QHBoxLayout()
        column.addLayout(self._first)
        column.addLayout(self._second)

    def show_day(self, kind: ViewKind, day: date) -> None:
        """Say what is seen, and mark the view."""
        self.title.setText(spans.title(kind, day))
        self.subtitle.setText(spans.subtitle(kind, day))
        self._segments[kind].setChecked(True)
        for each, button in self._segments.items():
            # Tab stops at the view that is seen, the arrows go on from there.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is kind else Qt.FocusPolicy.ClickFocus)

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, as it is read."""
        return [*self._before, *self._segments.values(), *self._behind]

    def arrange(self, *, broad: bool) -> None:
        """Where it is narrow, the names of the views stand in a row of their own."""
        into, out = (self._first, self._second) if broad else (self._second, self._first)
        if into.indexOf(self._switch) >= 0:
            return
        out.removeWidget(self._switch)
        if broad:
            into.insertWidget(_PLACE, self._switch)
        else:
            into.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, actions: Sequence[Action]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        today = Button("Heute", run=self.today.emit)
        back = IconButton("chevron-left", "Zurück blättern", run=lambda: self.leafed.emit(-1))
        on = IconButton("chevron-right", "Weiter blättern", run=lambda: self.leafed.emit(1))
        row.addWidget(today)
        arrows = QHBoxLayout()
        arrows.setSpacing(0)
        arrows.addWidget(back)
        arrows.addWidget(on)
        row.addLayout(arrows)
        self._before = (today, back, on)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._switch)
        self._behind: list[QWidget] = [
            action_button(action) if action.primary else IconButton(action.icon, action.text, run=action.run)
            for action in actions
        ]
        for button in self._behind:
            row.addWidget(button)
        return row

    def _views(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "segments")
        frame.setAccessibleName("Ansicht")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(frame)
        for kind in ViewKind:
            button = Button(NAMES[kind], role="segment", run=partial(self.chosen.emit, kind))
            button.setCheckable(True)
            button.setAccessibleName(f"Ansicht {NAMES[kind]}")
            group.addButton(button)
            row.addWidget(button)
            self._segments[kind] = button
        return frame
