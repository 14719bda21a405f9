"""A field to pick several of a list by their first letters: type, Return, type, Return."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.domain.options import Option
from app.domain.text import fold, quoted
from app.ui.fields.choice import Options
from app.ui.fields.declared import Editor, Field, Host
from app.ui.fields.line import Line
from app.ui.fields.offers import Offers
from app.ui.flow import FlowLayout
from app.ui.plain import face

_LISTS = "Büro → Listen"
"""Where the office adds what is missing."""
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True)
class Picks(Field):
    """Several of a list, chosen by typing. Value: tuple of option values, in the order picked."""

    options: Options = ()

    def editor(self, host: Host) -> Editor:
        """A line with suggestions, and the chips picked so far."""
        return PicksEditor(self, host, self.options)

    def history_text(self, kept: Any) -> str:
        """The words, where the record keeps the words."""
        return ", ".join(str(one) for one in kept) if isinstance(kept, list) else super().history_text(kept)


def ranked(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that fit what was typed: by beginning of the name, of a word, of all words, then inside."""
    wanted = fold(typed.strip())
    found = []
    for at, option in enumerate(options):
        label = fold(option.label)
        words = label.replace("-", " ").split()
        tests = (
            label.startswith(wanted),
            any(word.startswith(wanted) for word in words),
            "".join(word[0] for word in words).startswith(wanted),
            wanted in label,
        )
        if any(tests):
            found.append((tests.index(True), at, option))
    return [option for _, _, option in sorted(found, key=lambda one: one[:2])]


class PicksEditor(Editor):
    """What is typed narrows the list; Return or a click takes an entry, a click on a chip takes it out."""

    def __init__(self, field: Picks, host: Host, options: Options) -> None:
        super().__init__(field, host)
        self._options = options
        self._known: tuple[Option, ...] = ()
        self._picked: list[Any] = []
        self._found: list[Option] = []
        self._read_only = False
        self.line = _PickLine()
        self.line.setMaxLength(80)
        self.line.setPlaceholderText(field.placeholder)
        self.line.textEdited.connect(self._typed)
        self.line.wanted.connect(self._offer)
        self.line.taken.connect(self.take)
        self.line.back.connect(self._drop_last)
        self.line.left.connect(self._left)
        self._offers = Offers(self.line, self)
        self._offers.taken.connect(self._take_row)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self._holder)
        if callable(options):
            self.refresh()
        else:
            self._know(options)

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def refresh(self) -> None:
        """Read the options anew."""
        if callable(self._options):
            self.host.context.look(self._options, self._know, self, slot="options")

    def value(self) -> tuple[Any, ...]:
        """What was picked."""
        typed = self.line.text().strip()
        if typed:
            raise Refused(
                f"„{quoted(typed)}“ ist noch nicht ausgewählt. Bitte einen Eintrag der Liste wählen."
                if self._fitting()
                else f"„{quoted(typed)}“ steht nicht in der Liste. Bitte einen anderen Eintrag wählen "
                f"oder die Liste ergänzen ({_LISTS}).",
                self.field.name,
            )
        return tuple(self._picked)

    def show_value(self, value: Any) -> None:
        """Show these."""
        self._picked = list(value or ())
        self.line.clear()
        self._draw()

    def raw(self) -> Any:
        """What was picked, and what stands in the line."""
        return [list(self._picked), self.line.text()]

    def show_raw(self, raw: Any) -> None:
        """As it was."""
        self.show_value(raw[0])
        self.line.setText(str(raw[1]))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """Only what was picked is shown."""
        self._read_only = read_only
        self.line.setVisible(not read_only)
        self._draw()

    def take(self) -> None:
        """Take the entry marked in the list, or the first that fits."""
        row = self._offers.row
        if not self._found:
            self._found = self._fitting()
        self._take_row(max(row, 0))

    def _know(self, options: Sequence[Option]) -> None:
        self._known = tuple(options)
        self._draw()

    def _fitting(self) -> list[Option]:
        left = [option for option in self._known if option.active and option.value not in self._picked]
        return ranked(left, self.line.text())

    def _typed(self, text: str) -> None:
        self.edited.emit()
        if text.strip():
            self._offer()
        else:
            self._close()

    def _offer(self) -> None:
        self._found = self._fitting()
        rows = [option.label for option in self._found] or [f"Nichts gefunden · Liste ändern: {_LISTS}"]
        self._offers.show(rows, mark_first=bool(self._found and self.line.text().strip()))

    def _take_row(self, row: int) -> None:
        if row < len(self._found):
            self._picked.append(self._found[row].value)
            self.line.clear()
            self._draw()
            self.edited.emit()
        self._close()

    def _drop_last(self) -> None:
        if self._picked:
            self._drop(self._picked[-1])

    def _drop(self, value: Any) -> None:
        self._picked.remove(value)
        self._draw()
        self.edited.emit()

    def _left(self) -> None:
        if self.line.text().strip() and not self._offers.is_open:
            self.take()

    def _close(self) -> None:
        self._found = []
        self._offers.close()

    def _draw(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        names = {option.value: option.label for option in self._known}
        for value in self._picked:
            self._flow.addWidget(self._chip(value, names.get(value, "…")))
        self._holder.setVisible(bool(self._picked))
        self._holder.updateGeometry()

    def _chip(self, value: Any, label: str) -> QPushButton:
        chip = QPushButton(face(label if self._read_only else f"{label}  ×"))
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setAutoDefault(False)
        chip.setEnabled(not self._read_only)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one Tab stop a field; Backspace takes out as well
        chip.setProperty("role", "chip")
        chip.setToolTip("Herausnehmen")
        chip.setAccessibleName(f"{label} herausnehmen")
        chip.clicked.connect(partial(self._drop, value))
        return chip


class _PickLine(Line):
    """Return and Tab take, Backspace in the empty line takes out, arrow down or a click shows all."""

    taken = Signal()
    back = Signal()
    wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Tab takes what is being typed before it goes on."""
        if isinstance(event, QKeyEvent) and self._is_taking_tab(event):
            self.taken.emit()
        return super().event(event)

    def _is_taking_tab(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        return pressed and bool(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of picking; everything else as usual."""
        if event.key() in _TAKING and self.text().strip():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)
