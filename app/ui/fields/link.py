"""A field that points to another record: search by typing, open it, or make a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.options import Option
from app.domain.text import quoted
from app.ui.fields.declared import Editor, Field, Host
from app.ui.fields.line import Line
from app.ui.fields.offers import Offers
from app.ui.widgets import IconButton

Find = Callable[[Session, str], Sequence[Option]]
LabelOf = Callable[[Session, int], str]
_PAUSE = 120
_LONGEST = 120


@dataclass(frozen=True)
class Link(Field):
    """Another record. Value: its id or None.

    Args:
        kind: kind of its Ref. find: records for what was typed. label_of: the name of one.
        can_create: offers to make one that does not exist yet (``context.new(kind, name=typed)``).
    """

    kind: str = ""
    find: Find | None = None
    label_of: LabelOf | None = None
    can_create: bool = False

    def editor(self, host: Host) -> Editor:
        """A line that searches."""
        return LinkEditor(self, host)

    def history_text(self, kept: Any) -> str:
        """The number inside the file; the name may have changed since."""
        return "leer" if kept is None else f"Nr. {kept}"


class LinkEditor(Editor):
    """What is typed searches; only what is picked counts."""

    def __init__(self, field: Link, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self._id: int | None = None
        self._label = ""
        self._found: list[Option] = []
        self._making = ""
        self._others: set[Any] = set()
        self.line = Line()
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(field.placeholder or "Tippen, um zu suchen")
        self.line.textEdited.connect(self._typed)
        self.line.left.connect(self._left)
        self._offers = Offers(self.line, self)
        self._offers.taken.connect(self._pick)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self._clear = IconButton("x", f"{field.label} leeren", run=self._empty)
        self._open = IconButton("arrow-up-right", f"{field.label} öffnen (Alt+Eingabe)", run=self._go)
        for button in (self._clear, self._open):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one Tab stop a field; keys do the same
        opened = QShortcut(QKeySequence("Alt+Return"), self.line, self._go)
        opened.setContext(Qt.ShortcutContext.WidgetShortcut)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self._clear)
        row.addWidget(self._open)
        self._show_buttons()

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def value(self) -> int | None:
        """The id of what was picked."""
        typed = self.line.text().strip()
        if self._id is None and typed:
            raise Refused(
                f"„{quoted(typed)}“ ist noch nicht ausgewählt. Bitte einen Eintrag der Liste wählen.",
                self.field.name,
            )
        return self._id

    def show_value(self, value: Any) -> None:
        """Show the record's name."""
        self._set(None if value is None else int(value), "" if value is None else "…")
        if value is not None and self._declared.label_of is not None:
            label_of, record_id = self._declared.label_of, int(value)
            self.host.context.look(
                lambda session: label_of(session, record_id),
                lambda label: self._named(record_id, label),
                self,
                slot="label",
            )

    def raw(self) -> Any:
        """The id and the text."""
        return [self._id, self.line.text()]

    def show_raw(self, raw: Any) -> None:
        """As it was typed or picked."""
        self._set(raw[0], str(raw[1]))
        if raw[0] is not None:
            self.show_value(raw[0])

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """It can still be opened."""
        self.line.setReadOnly(read_only)
        self._show_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        """Back from making one: take it, if it is there now."""
        super().showEvent(event)
        making, self._making = self._making, ""
        find = self._declared.find
        if making and find is not None and making == self.line.text().strip():
            self.host.context.look(
                lambda session: list(find(session, making)),
                lambda found: self._take(making, found),
                self,
                slot="made",
            )

    def _take(self, making: str, found: list[Option]) -> None:
        made = [option for option in found if option.value not in self._others]
        if len(made) == 1 and self._id is None and making == self.line.text().strip():
            self._found = made
            self._pick(0)

    def _typed(self, _text: str) -> None:
        self._id = None
        self._show_buttons()
        self._pause.start()
        self.edited.emit()

    def _search(self) -> None:
        find, typed = self._declared.find, self.line.text().strip()
        if find is not None and typed:
            self.host.context.look(
                lambda session: list(find(session, typed)),
                lambda found: self._offer(typed, found),
                self,
                slot="find",
            )

    def _offer(self, typed: str, found: list[Option]) -> None:
        if typed != self.line.text().strip():
            return
        self._found = found
        lines = [f"{option.label}   ·   {option.hint}" if option.hint else option.label for option in found]
        if self._declared.can_create:
            lines.append(f"„{quoted(typed)}“ neu anlegen …")
        elif not lines:
            lines = ["Nichts gefunden"]
        self._offers.show(lines)

    def _pick(self, row: int) -> None:
        if row < len(self._found):
            option = self._found[row]
            self._set(int(option.value), option.label)
            self.edited.emit()
        elif self._declared.can_create:
            self._making = self.line.text().strip()
            self._others = {option.value for option in self._found}
            self.host.context.new(self._declared.kind, name=self._making)

    def _left(self) -> None:
        if self._offers.is_open:
            return
        typed = self.line.text().strip().casefold()
        same = [option for option in self._found if option.label.casefold() == typed]
        if self._id is None and len(same) == 1:
            self._pick(self._found.index(same[0]))

    def _set(self, record_id: int | None, label: str) -> None:
        self._id = record_id
        self.line.setText(label)
        self.line.setCursorPosition(0)
        self._show_buttons()

    def _named(self, record_id: int, label: str) -> None:
        if record_id == self._id:
            self._set(record_id, label)

    def _empty(self) -> None:
        self._set(None, "")
        self.edited.emit()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self._id is not None:
            self.host.context.open(Ref(self._declared.kind, self._id))

    def _show_buttons(self) -> None:
        self._clear.setVisible(self._id is not None and not self.line.isReadOnly())
        self._open.setVisible(self._id is not None and bool(self._declared.kind))
