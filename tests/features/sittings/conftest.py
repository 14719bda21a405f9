"""The page „Gremien“ on the real store."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.features.applications.queries import calculation
from app.features.applications.service import decide
from app.features.sittings.screen import SittingsScreen
from app.system.clock import Clock
from db.store import Store
from tests.features.applications.paper import equip
from tests.features.sittings.case import Board, make_board
from tests.kit.qt import activate, inline_context, open_page


@pytest.fixture
def board(store: Store) -> Board:
    """A committee with members and little money."""
    made = make_board(store, 3_200)
    equip(store)
    store.staff_id = 1
    return made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, board: Board) -> Iterator[SittingsScreen]:
    """The page."""
    context = inline_context(store, clock)
    page = SittingsScreen(context, decide=decide, calculate=calculation)
    open_page(qtbot, page)
    activate(qtbot, page)
    yield page
    context.close()
