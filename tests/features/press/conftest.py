"""The page „Presse & Versand“ on the real store."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.features.press.screen import PressScreen
from app.system.clock import Clock
from db.store import Store
from tests.features.press.case import Case, make
from tests.kit.qt import inline_context, open_page


@pytest.fixture
def case(store: Store) -> Case:
    """An office with an event, newsrooms and neighbours."""
    made = make(store)
    store.staff_id = 1
    return made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, case: Case) -> Iterator[PressScreen]:
    """The page."""
    context = inline_context(store, clock)
    page = PressScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()
