"""A text into which reusable reasons and conditions can be picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.snippets import Snippet
from app.features.applications import queries
from app.ui.fields import Editor, Host, LongText
from app.ui.widgets import Button


@dataclass(frozen=True)
class PickedText(LongText):
    """Several lines with a button that offers the office's own sentences. Value: text.

    Args:
        snippets: kind of the sentences offered.
        apart: what stands between two of them.
    """

    snippets: str = ""
    apart: str = "\n\n"

    def editor(self, host: Host) -> Editor:
        """A growing box with a button below it."""
        return _PickedEditor(self, host, super().editor(host))


class _PickedEditor(Editor):
    def __init__(self, field: PickedText, host: Host, inner: Editor) -> None:
        super().__init__(field, host)
        self._declared = field
        self._inner = inner
        self._found: Sequence[Snippet] = ()
        inner.edited.connect(self.edited)
        self.pick = Button("Auswählen …", icon="list-checks", role="quiet", run=self._offer)
        self.pick.setAccessibleName(f"{field.label}: aus der Liste auswählen")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(inner)
        row = QHBoxLayout()
        row.addWidget(self.pick)
        row.addStretch()
        layout.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        self._inner.refresh()
        kind = self._declared.snippets
        self.host.context.look(
            lambda session: queries.snippets(session, kind), self._know, self, slot=f"snippets:{kind}"
        )

    def target(self) -> QWidget:
        return self._inner.target()

    def value(self) -> Any:
        return self._inner.value()

    def show_value(self, value: Any) -> None:
        self._inner.show_value(value)

    def raw(self) -> Any:
        return self._inner.raw()

    def show_raw(self, raw: Any) -> None:
        self._inner.show_raw(raw)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        self._inner.set_read_only(read_only)
        self.pick.setVisible(not read_only and bool(self._found))

    def take(self, snippet: Snippet) -> None:
        """Put a sentence behind what is typed already."""
        box = self.target()
        if not isinstance(box, QPlainTextEdit):
            return
        before = box.toPlainText().rstrip()
        box.setPlainText(f"{before}{self._declared.apart}{snippet.whole}" if before else snippet.whole)
        box.moveCursor(box.textCursor().MoveOperation.End)
        box.setFocus()

    def _know(self, found: Sequence[Snippet]) -> None:
        self._found = found
        self.pick.setVisible(bool(found))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for snippet in self._found:
            entry = menu.addAction(snippet.title.replace("&", "&&"))
            entry.setToolTip(snippet.whole)
            entry.triggered.connect(partial(self._picked, snippet))
        menu.popup(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))

    def _picked(self, snippet: Snippet, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        self.take(snippet)
