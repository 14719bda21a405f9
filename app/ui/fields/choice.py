"""Fields to choose one or several of a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.options import Option
from app.domain.text import quoted
from app.ui.fields.declared import Editor, Field, Host
from app.ui.plain import tip
from app.ui.widgets import Button

Options = tuple[Option, ...] | Callable[[Session], Sequence[Option]]
_SEARCHED_FROM = 12
"""From so many options on, typing searches inside the words."""


@dataclass(frozen=True)
class Making:
    """What is said and offered while there is nothing to choose from.

    Args:
        none: what stands in the field. text: of the button. kind: of the record it begins.
    """

    none: str
    text: str
    kind: str


@dataclass(frozen=True)
class Choice(Field):
    """One of a list; long lists are searched by typing. Value: the option's value or None.

    Args:
        options: given, or read from the file each time a record is shown.
        empty: what stands where nothing is chosen.
        none: said below while there is nothing to choose: where the list is made.
        making: how to make the first one right from here where the list is empty.
    """

    options: Options = ()
    empty: str = ""
    none: str = ""
    making: Making | None = None

    def editor(self, host: Host) -> Editor:
        """A combo box."""
        return ChoiceEditor(self, host, self.options, self.empty, none=self.none, making=self.making)

    def history_text(self, kept: Any) -> str:
        """The label, where the options are known by declaration."""
        return _label(self.options, kept) or super().history_text(kept)


class Combo(QComboBox):
    """A combo box that the mouse wheel does not change in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the form must not choose something else."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As Qt does it; a word too long for its place ends in dots, not in the middle of a letter."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            option.currentText = self.shown_text()
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shown_text(self) -> str:
        """What can be read of the chosen word."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 2)


class ChoiceEditor(Editor):
    """Keeps its value even while (or although) the list does not hold it."""

    def __init__(
        self,
        field: Field,
        host: Host,
        options: Options,
        empty: str,
        *,
        none: str = "",
        making: Making | None = None,
    ) -> None:
        super().__init__(field, host)
        self._options = options
        self._none = none
        self._empty = empty
        self._making = making
        self._made = False
        self._stale = False
        self._known: dict[Any, Option] = {}
        self._wanted: Any = None
        self._filling = False
        self.combo = Combo()
        self.combo.currentIndexChanged.connect(self._picked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.combo)
        self._make: Button | None = None
        if making is not None:
            self._make = Button(making.text, icon="plus", role="link", run=self._begin)
            self._make.hide()
            layout.addWidget(self._make)
        if not callable(options):
            self._fill(options)
        else:
            host.context.changed.connect(self._outdated)
            self.refresh()

    def target(self) -> QWidget:
        """The box."""
        return self.combo

    def showEvent(self, event: QShowEvent) -> None:
        """Back from another page: what was made there can be chosen here."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read the options anew."""
        self._stale = False
        if callable(self._options):
            self.host.context.look(self._options, self._offer, self, slot="options")

    def value(self) -> Any:
        """The chosen value."""
        if self.combo.isEditable() and self.combo.currentText() != self.combo.itemText(
            self.combo.currentIndex()
        ):
            return self._typed()
        return self._wanted

    def show_value(self, value: Any) -> None:
        """Choose it; an empty word is nothing chosen."""
        self._wanted = None if value == "" else value
        self._fill(tuple(self._known.values()))

    def raw(self) -> Any:
        """The value itself."""
        return self._wanted

    def show_raw(self, raw: Any) -> None:
        """Choose it."""
        self.show_value(raw)

    def history_text(self, kept: Any) -> str:
        """The label of a code, where the list still has it."""
        option = self._known.get(kept)
        return option.label if option else super().history_text(kept)

    def _typed(self) -> Any:
        typed = self.combo.currentText().strip()
        if not typed:
            return None
        found = [option for option in self._known.values() if option.label.casefold() == typed.casefold()]
        if not found:
            raise Refused(
                f"„{quoted(typed)}“ steht nicht zur Auswahl. Bitte aus der Liste wählen.", self.field.name
            )
        return found[0].value

    def _offer(self, options: Sequence[Option]) -> None:
        self._fill(options)
        self.advised.emit("" if any(option.active for option in options) else self._none)

    def _fill(self, options: Sequence[Option]) -> None:
        self._known = {option.value: option for option in options}
        shown = [option for option in options if option.active or option.value == self._wanted]
        if self._made and self._wanted is None and len(shown) == 1:
            # Made for this field, and the only one.
            self._wanted = shown[0].value
        nothing = self._making is not None and not shown and self._wanted is None
        if self._make is not None:
            self._make.setVisible(nothing)
        self._filling = True
        self.combo.clear()
        if not (self.field.required and self._wanted is not None):
            none = self._making.none if self._making is not None and nothing else ""
            self.combo.addItem(none or self._empty or "–", None)
        for option in shown:
            self.combo.addItem(option.label, option.value)
            if option.hint:
                self.combo.setItemData(self.combo.count() - 1, tip(option.hint), Qt.ItemDataRole.ToolTipRole)
        if self._wanted is not None and self._wanted not in self._known:
            # Not read yet, or gone from the list: keep it rather than lose it.
            self.combo.addItem("…", self._wanted)
        self.combo.setCurrentIndex(self.combo.findData(self._wanted) if self._wanted is not None else 0)
        self._make_searchable(len(shown) >= _SEARCHED_FROM)
        self._filling = False
        if self._made and self._wanted is not None:
            self._made = False
            self.edited.emit()

    def _make_searchable(self, searchable: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        if searchable == self.combo.isEditable():
            return
        index = self.combo.currentIndex()
        self.combo.setEditable(searchable)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if searchable:
            completer = QCompleter(self.combo.model(), self.combo)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.combo.setCompleter(completer)
        self.combo.setCurrentIndex(index)

    def _begin(self) -> None:
        """Make the first one; the person comes back to what is typed here."""
        if self._making is not None:
            self._made = True
            self.host.context.new(self._making.kind)

    def _outdated(self, _tables: object) -> None:
        self._stale = True

    def _picked(self, index: int) -> None:
        if self._filling:
            return
        self._wanted = self.combo.itemData(index)
        self.edited.emit()


def _label(options: Options, value: Any) -> str:
    if callable(options):
        return ""
    return next((option.label for option in options if option.value == value), "")
