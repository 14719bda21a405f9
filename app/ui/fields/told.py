"""Sentences that are looked up while a person types; some lead to a record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from app.domain.options import Option
from app.ui.fields.declared import Editor, Field, Host, Values
from app.ui.sight import at_work, bring_into_sight
from app.ui.theme import Tone
from app.ui.widgets import IconButton, Picture, Text

_PAUSE = 250
_ICONS = {Tone.WARN: "triangle-alert", Tone.BAD: "circle-alert"}


@dataclass(frozen=True, init=False)
class Told(Field):
    """Sentences below a heading, hidden while there are none. Value: what the draft has, unchanged.

    Args:
        name: the attribute the look is told beside the form's values (the record's own number).
        watch: fields it depends on. find: the look; a value other than 0 is a record that is led to.
        sentence: the heading, where there is one. kind: of those records.
    """

    watch: tuple[str, ...] = ()
    find: Callable[[Session, Values], Sequence[Option]] | None = None
    sentence: str = ""
    kind: str = ""
    tone: Tone = Tone.WARN

    def __init__(
        self,
        name: str,
        *,
        watch: tuple[str, ...],
        find: Callable[[Session, Values], Sequence[Option]],
        sentence: str = "",
        kind: str = "",
        tone: Tone = Tone.WARN,
        visible_if: Callable[[Values], bool] | None = None,
    ) -> None:
        super().__init__(name=name, label="", visible_if=visible_if)
        given = {"watch": watch, "find": find, "sentence": sentence, "kind": kind, "tone": tone}
        for key, value in given.items():
            object.__setattr__(self, key, value)

    def editor(self, host: Host) -> Editor:
        """A banner with lines below it."""
        return ToldEditor(self, host)


class ToldEditor(Editor):
    """The sentences, looked up anew shortly after something watched has changed."""

    carries_label = True

    def __init__(self, field: Told, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self._value: Any = None
        self._last: tuple[Any, ...] = ()
        self._values: Values = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        frame = QFrame()
        frame.setProperty("role", "banner")
        frame.setProperty("tone", field.tone.value)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(Picture(_ICONS.get(field.tone, "info"), 16, "text"), 0, Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        row.addLayout(self._lines, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.told: tuple[Option, ...] = ()
        self.show_told(())

    def stops(self) -> list[QWidget]:
        """The lines that lead somewhere."""
        return [*self.findChildren(IconButton)]

    def value(self) -> Any:
        """What the draft had."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Another draft: look at once."""
        self._value, self._last = value, ()

    def raw(self) -> Any:
        """What the draft had."""
        return self._value

    def show_raw(self, raw: Any) -> None:
        """What was kept belongs to the record that is shown."""

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """Sentences read the same."""

    def follow(self, values: Values) -> None:
        """Look again when one of the watched fields is another."""
        watched = (self._value, *(values.get(name) for name in self._declared.watch))
        if watched != self._last:
            self._last, self._values = watched, {**values, self.field.name: self._value}
            self._pause.start()

    def show_told(self, lines: Sequence[Option]) -> None:
        """Show these below the heading, or nothing; what is typed in further down stays in sight."""
        seen = at_work(self) if tuple(lines) != self.told else None
        self.told = tuple(lines)
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._declared.sentence:
            self._lines.addWidget(Text(self._declared.sentence, role="label"))
        for line in lines:
            self._lines.addWidget(self._row(line))
        self.setVisible(bool(lines))
        if seen is not None:
            bring_into_sight(seen)

    def _row(self, line: Option) -> QWidget:
        text = Text(line.label)
        if not line.value:
            return text
        ref, row = Ref(self._declared.kind, int(line.value)), QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text, 1)
        open_it = IconButton(
            "chevron-right", f"Öffnen: {line.label}", run=lambda: self.host.context.open(ref)
        )
        layout.addWidget(open_it, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _look(self) -> None:
        find, values = self._declared.find, self._values
        if find is not None:
            self.host.context.look(
                lambda session: list(find(session, values)), self.show_told, self, slot="told"
            )
