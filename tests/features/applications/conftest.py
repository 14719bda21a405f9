"""The page „Anträge“ on the real store."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.features.applications.screen import ApplicationsScreen
from app.system.clock import Clock
from db.store import Store
from tests.features.applications.case import make_fund
from tests.features.applications.paper import equip
from tests.kit.qt import inline_context, open_page


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock) -> Iterator[ApplicationsScreen]:
    """The page on a fund with money and an equipped office."""
    make_fund(store)
    equip(store)
    store.staff_id = 1
    context = inline_context(store, clock)
    page = ApplicationsScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()
