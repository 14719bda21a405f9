"""Declarations without a value: live sentences and the warning about duplicates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from app.domain.options import Option
from app.ui.fields.declared import Editor, Field, Host, Values
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button

_PAUSE = 250


@dataclass(frozen=True, init=False)
class Note(Field):
    """A sentence in the form; a callable one follows what is typed, and is hidden while empty."""

    text: str | Callable[[Values], str] = ""
    tone: Tone = Tone.NEUTRAL

    def __init__(
        self,
        text: str | Callable[[Values], str],
        tone: Tone = Tone.NEUTRAL,
        *,
        visible_if: Callable[[Values], bool] | None = None,
    ) -> None:
        super().__init__(name="", label="", visible_if=visible_if)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "tone", tone)

    def editor(self, host: Host) -> Editor:
        """A banner."""
        return NoteEditor(self, host)


@dataclass(frozen=True, init=False)
class Similar(Field):
    """Records that may be the same one, looked up while the person types; a click opens one.

    Args:
        watch: names of the fields it depends on. find: the look, given the form's values.
        kind: kind of the Ref a click opens. sentence: what stands above.
    """

    watch: tuple[str, ...] = ()
    find: Callable[[Session, Values], Sequence[Option]] | None = None
    kind: str = ""
    sentence: str = ""

    def __init__(
        self,
        *,
        watch: tuple[str, ...],
        find: Callable[[Session, Values], Sequence[Option]],
        kind: str,
        sentence: str = "Gibt es das schon?",
    ) -> None:
        super().__init__(name="", label="")
        for name, value in (("watch", watch), ("find", find), ("kind", kind), ("sentence", sentence)):
            object.__setattr__(self, name, value)

    def editor(self, host: Host) -> Editor:
        """A banner with links."""
        return SimilarEditor(self, host)


class ValuelessEditor(Editor):
    """Base of what shows something and keeps nothing."""

    carries_label = True
    has_value = False

    def value(self) -> None:
        """There is none."""

    def show_value(self, value: Any) -> None:
        """There is none."""

    def raw(self) -> None:
        """There is none."""

    def show_raw(self, raw: Any) -> None:
        """There is none."""

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """A sentence reads the same."""


class NoteEditor(ValuelessEditor):
    """A sentence."""

    def __init__(self, field: Note, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self._banner = Banner("", field.tone)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._banner)
        self.follow({})

    def sentence(self) -> str:
        """What it says now."""
        return self._banner.accessibleName()

    def follow(self, values: Values) -> None:
        """Say what holds for these values."""
        text = self._declared.text
        sentence = text if isinstance(text, str) else (text(values) if values else "")
        self._banner.say(sentence)
        self._banner.setVisible(bool(sentence))


class SimilarEditor(ValuelessEditor):
    """Names of similar records."""

    def __init__(self, field: Similar, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self._last: tuple[Any, ...] = ()
        self._values: Values = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._banner = Banner(field.sentence, Tone.WARN)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._banner)
        layout.addLayout(self._links)
        self.show_found([])

    def follow(self, values: Values) -> None:
        """Look again when one of the watched fields is another."""
        watched = tuple(values.get(name) for name in self._declared.watch)
        if watched != self._last:
            self._last, self._values = watched, dict(values)
            self._pause.start()

    def show_found(self, found: Sequence[Option]) -> None:
        """Show these, or nothing."""
        while self._links.count():
            item = self._links.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for option in found:
            text = f"{option.label} · {option.hint}" if option.hint else option.label
            self._links.addWidget(Button(text, role="link", run=lambda o=option: self._open(o)))  # type: ignore[misc]  # the option is bound here
        self._banner.setVisible(bool(found))

    def _look(self) -> None:
        find, values = self._declared.find, self._values
        if find is None or not any(self._last):
            self.show_found([])
            return
        self.host.context.look(
            lambda session: list(find(session, values)), self.show_found, self, slot="similar"
        )

    def _open(self, option: Option) -> None:
        self.host.context.open(Ref(self._declared.kind, int(option.value)))
