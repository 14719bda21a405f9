"""A field with its label above and its sentence below; a section of them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.fields.declared import Editor, Host, Values
from app.ui.form.declared import Pair, Part, Section
from app.ui.icons import set_icon
from app.ui.sight import bring_into_sight
from app.ui.widgets import H3, Button, Text

_GAP = 4
_SLICE = 4
"""So many fields are built at a time: Pairs are not taken apart, so one or two more."""


class FieldBox(QWidget):
    """Label, editor, hint or error."""

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor
        self._advises = True
        field = editor.field
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        target = editor.target()
        if not editor.carries_label:
            label = QLabel(f"{field.label} *" if field.required else field.label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "label")
            label.setBuddy(target)
            layout.addWidget(label)
        layout.addWidget(editor)
        if field.label and not editor.names_stops:
            target.setAccessibleName(f"{field.label}, Pflichtfeld" if field.required else field.label)
        if field.help:
            target.setToolTip(field.help)
        self.hint = Text(field.hint, role="hint")
        self.error = Text("", role="error")
        layout.addWidget(self.hint)
        layout.addWidget(self.error)
        # Here, not above: shown without a place it would be a window of its own for a moment.
        self.hint.setVisible(bool(field.hint))
        self.error.hide()
        target.setAccessibleDescription(field.hint or field.help)
        editor.advised.connect(self._advise)

    def say(self, sentence: str) -> None:
        """Show an error beside the field, or take it away."""
        if sentence == self.error.text():
            return
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.mark(bool(sentence))
        self._advise(self.hint.text())

    def _advise(self, sentence: str) -> None:
        """Say something else in place of the hint; an empty sentence brings the hint back."""
        field, error = self.editor.field, self.error.text()
        self.hint.setText(sentence or field.hint)
        self.hint.setVisible(self._advises and bool(self.hint.text()) and not error)
        self.editor.target().setAccessibleDescription(error or self.hint.text() or field.help)

    def set_read_only(self, *, read_only: bool) -> None:
        """What is only read needs no advice on how to type it."""
        self.editor.set_read_only(read_only or self.editor.field.read_only)
        self._advises = not read_only
        self.hint.setVisible(self._advises and bool(self.hint.text()) and not self.error.text())

    def reveal(self) -> None:
        """Scroll to where it can be seen, with some room around it."""
        bring_into_sight(self)

    def follow(self, values: Values) -> None:
        """Show or hide itself after the form's values."""
        self.editor.follow(values)
        shown_if = self.editor.field.visible_if
        if shown_if is not None:
            self.setVisible(shown_if(values))


class SectionBox(QWidget):
    """A heading with its fields below, built by calls of ``build``; can be folded.

    Built from the outside in: under a style sheet Qt polishes a whole subtree each time it gets
    another parent, so that building from the inside out would cost a multiple.
    """

    def __init__(self, section: Section, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self.boxes: list[FieldBox] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._fold: Button | None = None
        head = QVBoxLayout()
        head.setSpacing(2)
        if section.folded:
            self._fold = Button(section.title, role="link", icon="chevron-right", run=self._toggle)
            head.addWidget(self._fold)
        elif section.title:
            head.addWidget(H3(section.title))
        if section.help:
            head.addWidget(Text(section.help, role="hint"))
        layout.addLayout(head)
        self.body = QWidget(self)
        self.body.setVisible(not section.folded)
        layout.addWidget(self.body)
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._host = host
        self._built = 0

    @property
    def waiting(self) -> tuple[Part, ...]:
        """What is not built yet."""
        return self.section.parts[self._built :]

    def build(self) -> list[FieldBox]:
        """Build some of its fields; those that are new and stand for an attribute of the draft."""
        before = len(self.boxes)
        while self.waiting and len(self.boxes) < before + _SLICE:
            widget = self._part(self.waiting[0], self._host)
            self._column.addWidget(widget)
            if self.body.isVisible():
                # At once, so that the cursor can be put into it; Qt would wait for the next event.
                widget.show()
            self._built += 1
        return [box for box in self.boxes[before:] if box.editor.has_value]

    def valued(self) -> list[FieldBox]:
        """Its fields that stand for an attribute of the draft."""
        return [box for box in self.boxes if box.editor.has_value]

    def stops(self) -> list[QWidget]:
        """Everything the Tab key stops at, in reading order."""
        head: list[QWidget] = [self._fold] if self._fold is not None else []
        return [*head, *(stop for box in self.valued() for stop in box.editor.stops())]

    def open_for(self, draft: Any) -> None:
        """Another draft is shown: open or folded as is declared for it."""
        if self.section.open_if is not None:
            self.unfold(open_=self.section.open_if(draft))

    def follow(self, values: Values) -> None:
        """Show or hide itself and its fields after the form's values."""
        if self.section.visible_if is not None:
            self.setVisible(self.section.visible_if(values))
        for box in self.boxes:
            box.follow(values)

    def unfold(self, *, open_: bool = True) -> None:
        """Show the fields of a folded section."""
        if self._fold is not None:
            self.body.setVisible(open_)
            set_icon(self._fold, "chevron-down" if open_ else "chevron-right", "accent")

    def _toggle(self) -> None:
        self.unfold(open_=not self.body.isVisibleTo(self))

    def _part(self, part: Part, host: Host) -> QWidget:
        if not isinstance(part, Pair):
            return self._box(part.editor(host), self.body)
        row = QWidget(self.body)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for field, weight in zip(part.fields, part.weights, strict=True):
            layout.addWidget(self._box(field.editor(host), row), weight, Qt.AlignmentFlag.AlignTop)
        return row

    def _box(self, editor: Editor, parent: QWidget) -> FieldBox:
        box = FieldBox(editor, parent)
        self.boxes.append(box)
        return box
