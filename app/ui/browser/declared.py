"""Small declarations a browser is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from app.ui.chips import Chip


@dataclass(frozen=True)
class Noun:
    """What the records are called: „Beratung“, „Beratungen“, „Neue Beratung“."""

    one: str
    many: str
    new: str


@dataclass(frozen=True)
class Heading:
    """Head of the record panel."""

    title: str
    subtitle: str = ""
    chips: Sequence[Chip] = ()


class RecordPanel(Protocol):
    """What a tab shows: a widget that can show a record."""

    def show_record(self, detail: Any) -> None:
        """Show this one."""


@dataclass(frozen=True)
class Tab:
    """One more tab of the record panel.

    Args:
        title: German. build: makes the widget (with ``show_record``) when the tab is first seen.
        shown_if: whether a record has this tab; all have it where nothing is said.
    """

    title: str
    build: Callable[[], QWidget]
    shown_if: Callable[[Any], bool] | None = None
