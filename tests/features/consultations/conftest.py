from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.features.consultations.screen import ConcernsScreen, ConsultationsScreen
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, activate, inline_context


@pytest.fixture
def desk(store: Store) -> Desk:
    return set_up(store)


@pytest.fixture
def context(desk: Desk, qtbot: QtBot) -> Iterator[SeenContext]:
    made = inline_context(desk.store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(context: SeenContext, qtbot: QtBot) -> ConsultationsScreen:
    made = ConsultationsScreen(context)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    qtbot.waitExposed(made)
    activate(qtbot, made)
    return made


@pytest.fixture
def concerns(context: SeenContext, qtbot: QtBot) -> ConcernsScreen:
    made = ConcernsScreen(context)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    return made
