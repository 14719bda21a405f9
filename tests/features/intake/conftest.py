"""An office with its code lists, and the page of the assistant."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.features.intake.screen import IntakeScreen
from app.shell.registry import intakes
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, inline_context, open_page


@pytest.fixture
def desk(store: Store) -> Desk:
    return set_up(store)


@pytest.fixture
def context(desk: Desk, qtbot: QtBot) -> Iterator[SeenContext]:
    made = inline_context(desk.store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def page(context: SeenContext, qtbot: QtBot) -> IntakeScreen:
    made = IntakeScreen(context, intakes)
    open_page(qtbot, made)
    return made
