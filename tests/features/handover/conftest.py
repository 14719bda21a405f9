"""An office set up at a desk."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.dates import Week
from app.features.handover.screen import HandoverScreen
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.sample import SHEETS
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, inline_context

WEEK = Week(2026, 47)
NAME = "Özgür-Wiśniewska"


@pytest.fixture
def desk(store: Store) -> Desk:
    return set_up(store)


@pytest.fixture
def context(desk: Desk, qtbot: QtBot) -> Iterator[SeenContext]:
    made = inline_context(desk.store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(context: SeenContext, qtbot: QtBot) -> HandoverScreen:
    made = HandoverScreen(context, lambda: SHEETS)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    return made
