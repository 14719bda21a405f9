"""What a person does on the page „Gremien“."""

from typing import Any

from app.domain.ids import Ref
from app.features.sittings.screen import SittingsScreen
from app.ui.browser import RecordBrowser
from db.store import Store
from tests.features.sittings.case import Board, apply, plan, present, put_on


def tab(screen: SittingsScreen, title: str, kind: str = "sitting") -> Any:
    """A tab of the open record, brought to the front."""
    browser: RecordBrowser[Any, Any, Any] = screen.part(kind)
    bar = browser.panel.bar
    at = next(n for n in range(bar.count()) if bar.tabText(n) == title)
    bar.setCurrentIndex(at)
    return browser.panel.built()[at]


def opened(screen: SittingsScreen, store: Store, board: Board, count: int = 3) -> int:
    """A sitting of today with so many applications, everybody there, shown."""
    sitting_id = plan(store, board)
    put_on(store, sitting_id, *(apply(store, f"Projekt {at}") for at in range(count)))
    present(store, sitting_id, board.members)
    screen.open_ref(Ref("sitting", sitting_id))
    return sitting_id
