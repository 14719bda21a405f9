"""The menus behind the filter chips."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.options import Option
from app.ui.filters.declared import ChoiceFilter, FilterSpec, PeriodFilter, YesNoFilter

Change = Callable[[Any], None]


class StayMenu(QMenu):
    """Stays open while boxes in it are ticked, so that several can be."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self.actionAt(event.position().toPoint())
        if not _tick(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks without closing; Return ticks and closes."""
        if event.key() == Qt.Key.Key_Space and _tick(self.activeAction()):
            return
        super().keyPressEvent(event)


def _tick(action: QAction | None) -> bool:
    if action is None or not action.isCheckable() or not action.isEnabled():
        return False
    action.trigger()
    return True


def filter_menu(
    spec: FilterSpec,
    state: Any,
    options: Sequence[Option],
    change: Change,
    ask_range: Callable[[], None],
    parent: QWidget,
) -> QMenu:
    """The menu of one filter."""
    menu = StayMenu(parent) if isinstance(spec, ChoiceFilter) else QMenu(parent)
    if isinstance(spec, ChoiceFilter):
        _fill_choices(menu, list(state or ()), options, change)
    elif isinstance(spec, PeriodFilter):
        _fill_periods(menu, spec, state, change, ask_range)
    elif isinstance(spec, YesNoFilter):
        for label, value in (("ja", True), ("nein", False)):
            _entry(menu, label, state is value, lambda value=value: change(value))  # type: ignore[misc]  # bound here
    menu.addSeparator()
    menu.addAction("Filter aufheben").triggered.connect(lambda: change(None))
    return menu


def _fill_choices(menu: QMenu, chosen: list[Any], options: Sequence[Option], change: Change) -> None:
    def switch(value: Any) -> None:
        if value in chosen:
            chosen.remove(value)
        else:
            chosen.append(value)
        change(list(chosen) or None)

    for option in options:
        if option.active or option.value in chosen:
            _entry(menu, option.label, option.value in chosen, lambda value=option.value: switch(value))  # type: ignore[misc]  # bound here
    if not options:
        menu.addAction("Nichts zur Auswahl").setEnabled(False)


def _fill_periods(
    menu: QMenu, spec: PeriodFilter, state: Any, change: Change, ask_range: Callable[[], None]
) -> None:
    for period in spec.periods:
        _entry(menu, period.value, state == period.name, lambda name=period.name: change(name))  # type: ignore[misc]  # bound here
    menu.addSeparator()
    menu.addAction("Zeitraum wählen …").triggered.connect(ask_range)


def _entry(menu: QMenu, text: str, checked: bool, run: Callable[[], None]) -> None:  # noqa: FBT001 - state of a box
    entry = menu.addAction(text.replace("&", "&&"))
    entry.setCheckable(True)
    entry.setChecked(checked)
    entry.triggered.connect(lambda _checked=False: run())


def range_state(first: date | None, last: date | None) -> list[str | None] | None:
    """A typed range as a state, None when both ends are open."""
    if first is None and last is None:
        return None
    if first and last and first > last:
        first, last = last, first
    return [first.isoformat() if first else None, last.isoformat() if last else None]
