"""Cards of „Heute“: a heading, a number, rows that lead to records, a chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.chips import Chip, ChipLabel
from app.ui.svg_view import SvgView
from app.ui.widgets import H3, Button, Elided, Quiet, Text

_NARROW, _WIDE = 700, 1240


@dataclass(frozen=True)
class CardRow:
    """One line of a card.

    Args:
        text: what it is about. detail: quieter, at the right end. chip: a state.
        run: where a click leads; without it the line is only read.
    """

    text: str
    detail: str = ""
    chip: Chip | None = None
    run: Callable[[], None] | None = None


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
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(H3(title))
        head.addStretch()
        if on_more is not None:
            button = Button(more or "Alle anzeigen", role="link", run=on_more)
            button.setAccessibleName(f"{title}: {more or 'alle anzeigen'}")
            head.addWidget(button)
        layout.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout.addLayout(self._body)
        layout.addStretch()

    def set_rows(self, rows: Sequence[CardRow], *, empty: str = "") -> None:
        """Show lines, or the sentence for none."""
        self._clear()
        for row in rows:
            self._body.addWidget(_row(row))
        if not rows:
            self._body.addWidget(Quiet(empty))

    def set_number(self, number: str, caption: str) -> None:
        """Show one figure."""
        self._clear()
        self._body.addWidget(Text(number, role="figure", wrap=False))
        self._body.addWidget(Quiet(caption))

    def set_svg(self, svg: bytes, description: str) -> None:
        """Show a chart."""
        self._clear()
        view = SvgView()
        view.show_svg(svg, description)
        self._body.addWidget(view)

    def set_widget(self, widget: QWidget) -> None:
        """Show something of one's own."""
        self._clear()
        self._body.addWidget(widget)

    def _clear(self) -> None:
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class CardGrid(QWidget):
    """Cards in one to three columns, as the width allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[tuple[QWidget, bool]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    def add(self, card: QWidget, *, wide: bool = False) -> None:
        """Add a card; a wide one takes two columns where there are two."""
        self._cards.append((card, wide))
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
        row = column = 0
        for card, wide in self._cards:
            span = min(2 if wide else 1, columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(card, row, column, 1, span)
            column += span
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


class _Line(QPushButton):
    """A clickable line; Return opens it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return acts like a click."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def _row(row: CardRow) -> QWidget:
    line: QWidget
    if row.run is None:
        line = QWidget()
    else:
        button = _Line()
        button.setProperty("role", "row")
        button.setAutoDefault(False)
        run = row.run
        button.clicked.connect(lambda _checked=False: run())
        line = button
    chip = f", {row.chip.text}" if row.chip else ""
    line.setAccessibleName(f"{row.text}, {row.detail}{chip}" if row.detail else f"{row.text}{chip}")
    line.setFixedHeight(32)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(6, 0, 6, 0)
    layout.setSpacing(8)
    text = Elided(row.text)
    parts: list[QWidget] = [text]
    layout.addWidget(text, 1)
    if row.detail:
        parts.append(Quiet(row.detail, wrap=False))
        layout.addWidget(parts[-1])
    if row.chip is not None:
        parts.append(ChipLabel(row.chip))
        layout.addWidget(parts[-1])
    for part in parts:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line
