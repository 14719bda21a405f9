"""How large things are: own windows as designed and within the screen, small tables as their rows."""

from PySide6.QtWidgets import QTableView, QWidget

from app.ui.theme.fonts import scaled

_FRAME = 72
"""Pixels for the title bar, which Qt does not count."""


def fit(window: QWidget, width: int, height: int) -> None:
    """Give it its size; never larger than the screen, where its buttons could not be reached."""
    room = window.screen().availableGeometry().size()
    window.resize(min(scaled(width), room.width()), min(scaled(height), room.height() - _FRAME))


def fit_rows(view: QTableView, most: int) -> None:
    """As high as its rows, up to so many, and the bar below them where the columns find no room.

    To be done again when rows come or go and when the range of the bar changes.
    """
    across, head = view.horizontalScrollBar(), view.horizontalHeader()
    rows = min(max(view.model().rowCount(), 1), most) * view.verticalHeader().defaultSectionSize()
    bar = across.sizeHint().height() if across.maximum() > 0 else 0
    high = head.minimumHeight() or head.sizeHint().height()
    view.setFixedHeight(high + rows + bar + 2 * view.frameWidth())
