"""The Tab key goes the way the eye goes, whatever was built first."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def chain_tabs(page: QWidget) -> None:
    """Let Tab stop in the order in which things stand in the layouts of a page."""
    chain(_stops(page))


def chain(stops: Iterable[QWidget]) -> None:
    """Let Tab go from each of these to the next."""
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        yield widget
    elif isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        yield from _stops(inside)
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _within(inner)
