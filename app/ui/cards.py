"""Cards of „Heute“: a heading, a number, rows that lead to records, a chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import Action
from app.ui.chips import Chip, ChipLabel
from app.ui.svg_view import SvgView
from app.ui.theme import ROW_HEIGHT
from app.ui.widgets import H3, Button, Elided, IconButton, Quiet, Text

_NARROW, _WIDE = 700, 1240
_INSET = 6
"""Rows reach so far beyond the text of the card on both sides: their ground does, when they are hovered."""
_LINK = 5
"""Border and padding of a link: its text stands in line with what is above it."""
_HEAD = 26
"""All heads are as high as one with a link in it, so that titles beside each other stand on one line."""
_TEXT = "Alle anzeigen"
_SIXTHS = 6
"""Columns of the grid: halves and thirds both fit."""


@dataclass(frozen=True)
class CardRow:
    """One line of a card.

    Args:
        text: what it is about. detail: quieter, at the right end. chip: a state or a kind.
        when: how long until or since, in the colour of its urgency; all of a card stand in one column.
        run: where a click leads; without it the line is only read.
        tick: a box before the line that does something, e.g. ticks off. later: a button that puts it off.
        group: heading it stands under; rows of one group follow each other.
    """

    text: str
    detail: str = ""
    chip: Chip | None = None
    run: Callable[[], None] | None = None
    when: Chip | None = None
    tick: Action | None = None
    later: Action | None = None
    group: str = ""


class Card(QFrame):
    """One thing a person wants to know in the morning."""

    def __init__(
        self,
        title: str,
        *,
        more: str = "",
        on_more: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16 - _INSET, 10, 16 - _INSET, 12)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(_INSET, 0, _INSET - _LINK, 0)
        head.addStrut(_HEAD)
        head.addWidget(H3(title))
        head.addStretch()
        if on_more is not None:
            button = Button(more or _TEXT, role="link", run=on_more)
            button.setAccessibleName(f"{title}: {more or _TEXT.lower()}")
            head.addWidget(button)
        layout.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout.addLayout(self._body)
        layout.addStretch()

    def set_rows(
        self,
        rows: Sequence[CardRow],
        *,
        empty: str = "",
        offer: Action | None = None,
        rest: Action | None = None,
    ) -> None:
        """Show lines, or the sentence for none.

        Args:
            rows: the lines.
            empty: what is said without any.
            offer: what can be done then.
            rest: shows the lines that found no room; its text counts them.
        """
        self._clear()
        indent = self.add_rows(rows)
        if rest is not None:
            self._body.addWidget(_inset(_link(rest), left=indent - _LINK, above=2))
        if not rows:
            self._body.addWidget(_inset(Quiet(empty)))
            if offer is not None:
                self._body.addWidget(_inset(_link(offer), left=-_LINK, above=4))

    def add_rows(self, rows: Sequence[CardRow]) -> int:
        """Show lines below what is there; returns how far their text is indented."""
        group = ""
        some = any(row.later is not None for row in rows)
        lines = [_Line(row, room=some) for row in rows]
        indent = max((line.indent for line in lines), default=0)
        for line in lines:
            if line.row.group != group:
                group = line.row.group
                self._body.addWidget(_inset(Text(group, role="overline", wrap=False), above=6))
            self._body.addWidget(line)
        _align([line.when for line in lines])
        return indent

    def set_number(self, number: str, caption: str) -> None:
        """Show one figure."""
        self._clear()
        self._body.addWidget(_inset(Text(number, role="figure", wrap=False)))
        self._body.addWidget(_inset(Quiet(caption)))

    def set_svg(self, svg: bytes, description: str) -> None:
        """Show a chart."""
        self._clear()
        view = SvgView()
        view.show_svg(svg, description)
        self._body.addWidget(_inset(view))

    def set_widget(self, widget: QWidget) -> None:
        """Show something of one's own."""
        self._clear()
        self._body.addWidget(_inset(widget))

    def _clear(self) -> None:
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class Width(Enum):
    """How much room a card takes: in a grid of two columns, and in one of three."""

    HALF = (3, 2)
    WIDE = (6, 4)
    THIRD = (2, 2)


class CardGrid(QWidget):
    """Cards in one to three columns, as the width allows; cards beside each other are equally high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[tuple[QWidget, Width]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        for at in range(_SIXTHS):
            # No column is wider for what stands in it.
            self._grid.setColumnStretch(at, 1)
            self._grid.setColumnMinimumWidth(at, 1)

    def add(self, card: QWidget, width: Width = Width.HALF) -> None:
        """Add a card."""
        self._cards.append((card, width))
        self._arrange(self._columns or 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        width = event.size().width()
        columns = 1 if width < _NARROW else (2 if width < _WIDE else 3)
        if columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for card, _ in self._cards:
            self._grid.removeWidget(card)
        row = at = 0
        for card, width in self._cards:
            span = _SIXTHS if columns == 1 else width.value[columns - 2]
            if at + span > _SIXTHS:
                row, at = row + 1, 0
            self._grid.addWidget(card, row, at, 1, span)
            at += span


class _Pressed(QPushButton):
    """A clickable line; Return opens it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return acts like a click."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class _Line(QWidget):
    """One line of a card."""

    def __init__(self, row: CardRow, *, room: bool = False) -> None:
        super().__init__()
        self.row = row
        self.when: QLabel | None = None
        self.indent = 0
        self.setMinimumHeight(ROW_HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if row.tick is not None:
            tick = IconButton(row.tick.icon, row.tick.text, run=row.tick.run)
            layout.addWidget(tick)
            self.indent = ROW_HEIGHT + layout.spacing()
        layout.addWidget(self._pressed(row), 1)
        if row.later is not None:
            layout.addWidget(IconButton(row.later.icon, row.later.text, run=row.later.run))
        elif room:
            # Below each other, whichever lines can be put off.
            layout.addSpacing(ROW_HEIGHT)

    def _pressed(self, row: CardRow) -> QWidget:
        line: QWidget = QWidget()
        if row.run is not None:
            line = _Pressed()
            line.setProperty("role", "row")
            line.setAutoDefault(False)
            run = row.run
            line.clicked.connect(lambda _checked=False: run())
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.setMinimumHeight(ROW_HEIGHT)
        line.setAccessibleName(spoken(row))
        line.setToolTip(row.text)
        inside = QHBoxLayout(line)
        inside.setContentsMargins(_INSET, 0, _INSET, 0)
        inside.setSpacing(8)
        inside.addWidget(Elided(row.text), 1)
        if row.detail:
            inside.addWidget(Quiet(row.detail, wrap=False))
        if row.chip is not None:
            inside.addWidget(ChipLabel(row.chip))
        if row.when is not None:
            self.when = Text(row.when.text, wrap=False)
            self.when.setProperty("when", row.when.tone.value)
            self.when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            inside.addWidget(self.when)
        for part in line.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return line


def spoken(row: CardRow) -> str:
    """A line as it is read aloud."""
    chips = (chip.text for chip in (row.chip, row.when) if chip is not None)
    return ", ".join(part for part in (row.group, row.text, row.detail, *chips) if part)


def _align(labels: Sequence[QLabel | None]) -> None:
    """Give labels below each other one width."""
    found = [label for label in labels if label is not None]
    for label in found:
        label.ensurePolished()
    widest = max((label.sizeHint().width() for label in found), default=0)
    for label in found:
        label.setMinimumWidth(widest)


def _link(action: Action) -> Button:
    return Button(action.text, icon=action.icon, role="link", run=action.run)


def _inset(widget: QWidget, *, left: int = 0, above: int = 0) -> QWidget:
    """Below the title: what is no row does not reach beyond the text of the card."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(_INSET + left, above, _INSET, 0)
    layout.addWidget(widget)
    if isinstance(widget, Button):
        layout.addStretch()
    return holder
