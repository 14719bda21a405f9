"""The details of a date, beside it: what, when, where, who, what it conflicts with, what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.actions import Action
from app.ui.chips import Chip, ChipLabel
from app.ui.flow import FlowBox
from app.ui.theme import Tone
from app.ui.theme.fonts import scaled
from app.ui.widgets import H2, Banner, IconButton, Picture, Text, action_button

_WIDTH = 392
_GAP = 8


@dataclass(frozen=True)
class Details:
    """What the card says.

    Args:
        title: of the date. chips: kind and state.
        lines: icon and text of each fact. notes: sentences about conflicts. actions: what can be done.
    """

    title: str
    chips: Sequence[Chip]
    lines: Sequence[tuple[str, str]]
    notes: Sequence[str] = ()
    actions: Sequence[Action] = ()


class Card(QFrame):
    """Lies above the views, beside the date; Esc and a click elsewhere close it."""

    def __init__(self, parent: QWidget, closed: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setProperty("role", "popover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._closed = closed
        self._beside = QRect()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 12, 14)
        self._layout.setSpacing(6)
        self._inside: QWidget | None = None
        self.hide()

    def show_details(self, details: Details, beside: QRect) -> None:
        """Show what is known, beside a room of the parent."""
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._built(details)
        self._layout.addWidget(self._inside)
        self.setAccessibleName(f"Einzelheiten: {details.title}")
        self._beside = beside
        self.setFixedWidth(min(scaled(_WIDTH), self._parent().width() - 2 * _GAP))
        self.show()
        self.raise_()
        self._place()
        # Sentences that wrap know their height when they know their width.
        QTimer.singleShot(0, self, self._place)

    def close_card(self) -> None:
        """Away; the keys go back to the view."""
        if self.isVisible():
            self.hide()
            self._closed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def _parent(self) -> QWidget:
        parent = self.parentWidget()
        if parent is None:
            raise RuntimeError("a card lies on something")
        return parent

    def _built(self, details: Details) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(6)
        for chip in details.chips:
            head.addWidget(ChipLabel(chip))
        head.addStretch(1)
        head.addWidget(IconButton("x", "Schließen", run=self.close_card))
        column.addLayout(head)
        title = H2(details.title)
        title.setWordWrap(True)
        column.addWidget(title)
        for icon, text in details.lines:
            column.addLayout(_line(icon, text))
        for sentence in details.notes:
            column.addWidget(Banner(sentence, Tone.WARN))
        if details.actions:
            column.addSpacing(6)
            row = FlowBox()
            for action in details.actions:
                row.flow.addWidget(action_button(action))
            column.addWidget(row)
        return inside

    def _place(self) -> None:
        """Right of the date where there is room, else left of it, else below."""
        room = self._parent().rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        layout = self.layout()
        high = layout.heightForWidth(self.width()) if layout is not None else 0
        self.resize(self.width(), min(max(high, self.minimumSizeHint().height()), room.height()))
        beside = self._beside
        left = beside.right() + _GAP
        if left + self.width() > room.right():
            left = beside.left() - _GAP - self.width()
        if left < room.left():
            left = min(max(beside.center().x() - self.width() // 2, room.left()), room.right() - self.width())
        top = min(max(beside.top() - scaled(8), room.top()), room.bottom() - self.height())
        self.move(QPoint(left, max(top, room.top())))


def _line(icon: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Picture(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(text), 1)
    return row
