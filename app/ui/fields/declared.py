"""What every declared field says about itself, and what its editor promises the form."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import Money

if TYPE_CHECKING:
    from app.ui.context import Context

Values = Mapping[str, Any]
"""Current values of a form by name; None where empty or not (yet) valid."""


@dataclass(frozen=True)
class Host:
    """What an editor may use of its form.

    Args:
        context: looks, and opens other records. values: what the form holds now.
        say: show a sentence beside a field, by its name.
    """

    context: "Context"
    values: Callable[[], Values]
    say: Callable[[str, str], None]


@dataclass(frozen=True)
class Field:
    """One field of a form.

    Args:
        name: attribute of the draft. label: German, above the field.
        required: must not be empty. hint: grey line below. help: tooltip.
        visible_if: shown only while this holds for the form's values.
        read_only: shown, not edited. placeholder: faint example inside the empty field.
    """

    name: str
    label: str
    _: KW_ONLY
    required: bool = False
    hint: str = ""
    help: str = ""
    visible_if: Callable[[Values], bool] | None = None
    read_only: bool = False
    placeholder: str = ""

    def editor(self, host: Host) -> "Editor":
        """The widget that edits it.

        Raises:
            NotImplementedError: by a declaration that is no field of its own.
        """
        raise NotImplementedError

    def history_text(self, kept: Any) -> str:
        """What a kept value reads like in „Verlauf“; values of the file or of the program alike."""
        return plain(kept)


def plain(kept: Any) -> str:
    """Any value as German text."""
    if kept is None or kept in ("", [], ()):
        return "leer"
    if isinstance(kept, list | tuple):
        return ", ".join(plain(part) for part in kept)
    for kind, show in _SHOWN:
        if isinstance(kept, kind):
            return show(kept)
    return str(kept)


# In this order: True is a number too, and a moment is also a day.
_SHOWN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, formats.yes_no),
    (Money, formats.money),
    (datetime, formats.moment),
    (date, formats.day),
)


class Editor(QWidget):
    """Edits one value.

    Signals:
        edited: the person changed something. advised: a sentence to stand below instead of the hint.
    """

    edited = Signal()
    advised = Signal(str)
    carries_label = False
    """Whether it shows the field's label itself (check boxes)."""
    names_stops = False
    """Whether each thing the Tab key stops at has a name of its own that begins with the label (chips)."""
    has_value = True
    """Whether it stands for an attribute of the draft (notes do not)."""

    def __init__(self, field: Field, host: Host) -> None:
        super().__init__()
        self.field = field
        self.host = host

    def target(self) -> QWidget:
        """The widget that takes the focus and is named by the label."""
        return self

    def stops(self) -> list[QWidget]:
        """Everything the Tab key stops at, in order; what is hidden at the time is passed over by Qt."""
        target = self.target()
        tab = Qt.FocusPolicy.TabFocus.value
        others = (
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy().value & tab
            and widget.focusProxy() is None
            and widget.window() is self.window()  # no list that pops up
            and widget is not target
        )
        return [target, *others]

    def take_focus(self) -> None:
        """Let the person type, or begin the first row where there is none."""
        seen = (widget for widget in self.stops() if widget.isVisibleTo(self))
        next(seen, self.target()).setFocus()

    def value(self) -> Any:
        """What was typed, as a value.

        Raises:
            Refused: when it is not one yet, with the field's name.
        """
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value of the draft; never counts as an edit."""
        raise NotImplementedError

    def raw(self) -> Any:
        """What was typed as it stands, valid or not, for JSON."""
        raise NotImplementedError

    def show_raw(self, raw: Any) -> None:
        """Show again what :meth:`raw` gave."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """Show without letting it be edited; what stands there is still read as easily."""
        polish(self.target(), "fixed", read_only)
        self.setEnabled(not read_only)

    def mark(self, wrong: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """Draw a red outline, or none."""
        polish(self.target(), "wrong", wrong)

    def refresh(self) -> None:
        """Another record is shown: load anew what is offered. Most editors offer nothing."""

    def follow(self, values: Values) -> None:
        """The form's values are others now. Most editors do not mind."""

    def carry(self, values: Values) -> bool:  # noqa: ARG002 - for editors that keep to another field
        """Another field may have moved: go along with it. Whether it did; most stand by themselves."""
        return False

    def history_text(self, kept: Any) -> str:
        """What a kept value reads like in „Verlauf“; editors that know labels say them."""
        return self.field.history_text(kept)

    def checked(self) -> Any:
        """The value, with „required“ checked.

        Raises:
            Refused: when it is missing or wrong.
        """
        value = self.value()
        if self.field.required and value in (None, "", ()):
            raise Refused(f"Bitte füllen Sie „{self.field.label}“ aus.", self.field.name)
        return value


def polish(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let it look."""
    before = widget.property(name)
    # Never set and not so look alike, and looking the style up again takes its time.
    if before == value or (before is None and not value):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
