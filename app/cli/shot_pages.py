"""Which pages are pictured: every page of the navigation, a record of each kind, what opens above them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.ids import Ref
from app.domain.paging import Page, PageRequest
from app.features.applications import queries as applications
from app.features.consultations import queries as consultations
from app.features.contacts import queries as contacts
from app.features.events.queries import appointments as events
from app.features.funds import queries as funds
from app.features.inventory import queries as inventory
from app.features.measures import queries as measures
from app.features.press.queries import releases
from app.features.publicity.queries import publications
from app.features.sittings.queries import sittings
from app.shell.opening import Desk
from app.shell.registry import FEATURES
from app.shell.window import Window

_PAGES: Mapping[str, tuple[str, Callable[[Any, PageRequest], Page[Any]]]] = {
    "consultations": ("consultation", consultations.page),
    "contacts": ("contact", contacts.page),
    "funds": ("fund", funds.page),
    "applications": ("application", applications.page),
    "sittings": ("sitting", sittings.page),
    "measures": ("measure", measures.page),
    "events": ("appointment", events.page),
    "press": ("press_release", releases.page),
    "publicity": ("publication", publications.page),
    "inventory": ("inventory", inventory.page),
}
"""Feature with the kind of its records and the query of its list."""


_PREVIEW = 1_500


@dataclass(frozen=True)
class Stop:
    """One picture: what to do, and what is then pictured."""

    name: str
    show: Callable[[], object]
    widget: Callable[[], QWidget]
    pause: int = 0
    """Milliseconds until what is made beside the window (a preview) stands in it."""


def stops(window: Window, desk: Desk, only: str | None) -> Iterator[Stop]:
    """The pictures in order."""
    for feature in FEATURES:
        if only and feature.key != only:
            continue
        yield Stop(feature.key, partial(window.go, feature.key), lambda: window)
        ref = _record(desk, feature.key)
        if ref is not None:
            pause = _PREVIEW if feature.key == "publicity" else 0
            yield Stop(f"{feature.key}-record", partial(window.open, ref), lambda: window, pause)
            yield Stop(f"{feature.key}-new", partial(window.new, ref.kind, {}), lambda: window)
    if only in {None, "handover"}:
        yield Stop("handover-plan", partial(_edit_plan, window), _front)


def _record(desk: Desk, key: str) -> Ref | None:
    """A record of the feature's list, from its middle, where states are mixed."""
    known = _PAGES.get(key)
    if known is None:
        return None
    kind, page = known
    with desk.store.read() as session:
        rows = page(session, PageRequest(limit=12)).rows
    return Ref(kind, rows[len(rows) // 2].id) if rows else None


def _edit_plan(window: Window) -> None:
    screen = window.pages.go("handover")
    screen.edit_plan()  # type: ignore[attr-defined]  # the page of the handover has it


def wait(pause: int) -> None:
    """Let so many milliseconds of the event loop go by."""
    if pause:
        loop = QEventLoop()
        QTimer.singleShot(pause, loop.quit)
        loop.exec()


def close_dialogs() -> None:
    """Leave no question open."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.isModal():
            widget.close()


def _front() -> QWidget:
    """The dialog in front."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.isModal():
            return widget
    raise LookupError("no dialog is open")
