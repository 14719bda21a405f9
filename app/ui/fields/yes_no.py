"""Fields for yes and no."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.domain.options import Option
from app.ui.fields.choice import ChoiceEditor
from app.ui.fields.declared import Editor, Field, Host


@dataclass(frozen=True)
class YesNo(Field):
    """A check box with its label beside it. Value: bool."""

    def editor(self, host: Host) -> Editor:
        """A check box."""
        return _CheckEditor(self, host)


@dataclass(frozen=True)
class YesNoUnknown(Field):
    """Yes, no or not known. Value: bool or None."""

    def editor(self, host: Host) -> Editor:
        """A combo box of three."""
        return _ThreeEditor(self, host, (Option("yes", "ja"), Option("no", "nein")), "nicht bekannt")


class _ThreeEditor(ChoiceEditor):
    def value(self) -> bool | None:
        chosen = super().value()
        return None if chosen is None else chosen == "yes"

    def show_value(self, value: Any) -> None:
        super().show_value({True: "yes", False: "no"}.get(value, value))


class _CheckEditor(Editor):
    carries_label = True

    def __init__(self, field: YesNo, host: Host) -> None:
        super().__init__(field, host)
        self.box = QCheckBox(field.label)
        self.box.clicked.connect(lambda _checked: self.edited.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addStretch()

    def target(self) -> QWidget:
        return self.box

    def value(self) -> bool:
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def raw(self) -> Any:
        return self.box.isChecked()

    def show_raw(self, raw: Any) -> None:
        self.box.setChecked(bool(raw))
