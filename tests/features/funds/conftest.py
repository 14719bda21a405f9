"""The page of an office without funds."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.features.funds import service
from app.features.funds.screen import FundsScreen
from app.system.clock import Clock
from db.store import Store
from tests.kit.qt import inline_context, open_page


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock) -> Iterator[FundsScreen]:
    """The page of an office without funds."""
    store.guards.extend(service.GUARDS)
    context = inline_context(store, clock)
    page = FundsScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()
