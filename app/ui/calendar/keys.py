"""The keys on a view: everything the mouse does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.actions import Shortcut
from app.ui.calendar.moving import Part

if TYPE_CHECKING:
    from app.ui.calendar.view import View

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PLAIN = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_STRETCH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
LETTERS = {
    Qt.Key.Key_M: "month",
    Qt.Key.Key_W: "week",
    Qt.Key.Key_A: "work_week",
    Qt.Key.Key_T: "day",
    Qt.Key.Key_L: "agenda",
    Qt.Key.Key_J: "year",
    Qt.Key.Key_H: "today",
}
"""The view a letter names, or today."""

SHEET = (
    Shortcut("Vorige Seite", "Ctrl+Left"),
    Shortcut("Nächste Seite", "Ctrl+Right"),
    Shortcut("Heute", "H"),
    Shortcut("Monat", "M"),
    Shortcut("Woche", "W"),
    Shortcut("Arbeitswoche", "A"),
    Shortcut("Tag", "T"),
    Shortcut("Liste", "L"),
    Shortcut("Jahr", "J"),
    Shortcut("Neuer Termin am gewählten Tag", "N"),
    Shortcut("Termin öffnen", "Return"),
    Shortcut("Einzelheiten zeigen", "Space"),
    Shortcut("Termin später legen", "Alt+Down"),
    Shortcut("Termin auf den nächsten Tag legen", "Alt+Right"),
    Shortcut("Termin verlängern", "Alt+Shift+Down"),
    Shortcut("Termin ganztägig oder mit Uhrzeit", "G"),
    Shortcut("Termin löschen", "Del"),
)
"""Lines of the sheet of shortcuts."""


def is_ours(view: "View", event: QKeyEvent) -> bool:
    """Whether a key means something here, whatever it means in the window."""
    return _found(view, event) is not None


def pressed(view: "View", event: QKeyEvent) -> bool:
    """Do what a key means; False when it means nothing here."""
    run = _found(view, event)
    if run is None:
        return False
    run(view)
    return True


def _found(view: "View", event: QKeyEvent) -> "Callable[[View], object] | None":
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ARROWS:
        if held & _ALT and view.chosen is None:
            # Back and forward of the window.
            return None
        return _arrow(*_ARROWS[key], held)
    if held == _PLAIN and key in LETTERS:
        return lambda view: view.asked.emit(LETTERS[key])
    return _OTHERS.get(key) if held == _PLAIN else None


def _arrow(across: int, down: int, held: Qt.KeyboardModifier) -> "Callable[[View], object] | None":
    if held == _ALT:
        return lambda view: view.push(Part.WHOLE, across, down)
    if held == _STRETCH:
        return lambda view: view.push(Part.END, across, down)
    if held == _CTRL:
        return lambda view: view.leafed.emit(across) if across else view.step_day(7 * down)
    if held == _PLAIN:
        return lambda view: view.step_day(across) if across else view.step_row(down)
    return None


def _enter(view: "View") -> None:
    if view.chosen is not None:
        view.opened.emit(view.chosen)
    else:
        view.day_opened.emit(view.day)


def _details(view: "View") -> None:
    if view.chosen is not None:
        view.pick(view.chosen)


def _new(view: "View") -> None:
    view.drawn.emit(view.new_moment(), None, False)


def _escape(view: "View") -> None:
    if not view.pointer.cancel() and view.chosen is not None:
        view.choose(None, view.day)


def _remove(view: "View") -> None:
    if view.chosen is not None:
        view.removed.emit(view.chosen)


def _turn(view: "View") -> None:
    view.turn_all_day()


def _today(view: "View") -> None:
    view.asked.emit("today")


def _back(view: "View") -> None:
    view.leafed.emit(-1)


def _on(view: "View") -> None:
    view.leafed.emit(1)


_OTHERS: "dict[Qt.Key, Callable[[View], object]]" = {
    Qt.Key.Key_Return: _enter,
    Qt.Key.Key_Enter: _enter,
    Qt.Key.Key_Space: _details,
    Qt.Key.Key_N: _new,
    Qt.Key.Key_Escape: _escape,
    Qt.Key.Key_Delete: _remove,
    Qt.Key.Key_G: _turn,
    Qt.Key.Key_Home: _today,
    Qt.Key.Key_PageUp: _back,
    Qt.Key.Key_PageDown: _on,
}
