"""What a person works on is in sight: long forms are scrolled to it."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 48
"""Pixels around it."""
_LEVELS = 4


def settle() -> None:
    """Let new heights travel up through the nested layouts before anything is painted."""
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def at_work(beside: QWidget) -> QWidget | None:
    """What has the focus in the same window, as long as it can be seen."""
    focus = QApplication.focusWidget()
    if focus is None or not beside.window().isAncestorOf(focus) or focus.visibleRegion().isEmpty():
        return None
    return focus


def bring_into_sight(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll to a widget, or to a part of it, with some room around."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if isinstance(area, QScrollArea) else None
    if not isinstance(area, QScrollArea) or inside is None:
        return
    # What was just said or added has its height now.
    settle()
    if part is None:
        area.ensureWidgetVisible(widget, 0, _ROOM)
        return
    middle = widget.mapTo(inside, part.center())
    area.ensureVisible(middle.x(), middle.y(), 0, part.height() // 2 + _ROOM)
