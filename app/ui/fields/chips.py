"""A field to choose several of a list by switching chips on and off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.options import Option
from app.ui.fields.choice import Options
from app.ui.fields.declared import Editor, Field, Host, plain
from app.ui.flow import FlowBox
from app.ui.plain import face, tip


@dataclass(frozen=True)
class ChoiceChips(Field):
    """Several of a list, as chips to switch on and off. Value: tuple of option values."""

    options: Options = ()

    def editor(self, host: Host) -> Editor:
        """Chips that flow."""
        return _ChipsEditor(self, host, self.options)


class _ChipsEditor(Editor):
    names_stops = True

    def __init__(self, field: ChoiceChips, host: Host, options: Options) -> None:
        super().__init__(field, host)
        self._options = options
        self._known: tuple[Option, ...] = ()
        self._chosen: list[Any] = []
        self._read_only = False
        self._buttons: dict[Any, QPushButton] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._holder = FlowBox()
        self._flow = self._holder.flow
        outer.addWidget(self._holder)
        if not callable(options):
            self._fill(options)
        else:
            self.refresh()

    def target(self) -> QWidget:
        return next(iter(self._buttons.values()), self)

    def refresh(self) -> None:
        if callable(self._options):
            self.host.context.look(self._options, self._fill, self, slot="options")

    def value(self) -> tuple[Any, ...]:
        """In the order of the list."""
        known = [option.value for option in self._known if option.value in self._chosen]
        return (*known, *(value for value in self._chosen if value not in known))

    def show_value(self, value: Any) -> None:
        self._chosen = list(value or ())
        self._fill(self._known)

    def raw(self) -> Any:
        return list(self._chosen)

    def show_raw(self, raw: Any) -> None:
        self.show_value(raw)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        self._read_only = read_only
        self._fill(self._known)

    def mark(self, wrong: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """The sentence below is enough; there is no outline around chips."""

    def history_text(self, kept: Any) -> str:
        """The labels of codes, where the list still has them."""
        labels = {option.value: option.label for option in self._known}
        values = kept if isinstance(kept, list | tuple) else ()
        return plain([labels.get(value, value) for value in values])

    def _fill(self, options: Sequence[Option]) -> None:
        self._known = tuple(options)
        wanted = {option.value: option for option in self._known if self._is_shown(option)}
        for gone in [value for value in self._buttons if value not in wanted]:
            button = self._buttons.pop(gone)
            self._flow.removeWidget(button)
            button.deleteLater()
        for value, option in wanted.items():
            if value not in self._buttons:
                self._buttons[value] = self._button(option)
            self._buttons[value].setChecked(value in self._chosen)
            self._buttons[value].setEnabled(not self._read_only)
        self._holder.fit()

    def _is_shown(self, option: Option) -> bool:
        return option.value in self._chosen or (option.active and not self._read_only)

    def _button(self, option: Option) -> QPushButton:
        button = QPushButton(face(option.label))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("role", "chip")
        button.setToolTip(tip(option.hint))
        button.setAccessibleName(f"{self.field.label}: {option.label}")
        button.clicked.connect(lambda checked: self._switch(option.value, on=checked))
        self._flow.addWidget(button)
        return button

    def _switch(self, value: Any, *, on: bool) -> None:
        if on and value not in self._chosen:
            self._chosen.append(value)
        elif not on and value in self._chosen:
            self._chosen.remove(value)
        self.edited.emit()
