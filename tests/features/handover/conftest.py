"""An office set up at a desk."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.dates import Week
from app.features.handover.screen import HandoverScreen
from app.features.handover.screen.returned import ReturnedView
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.by_hand import HandMade, a_view
from tests.features.handover.sample import SHEETS, hand_over
from tests.kit import factories
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


@pytest.fixture
def core(desk: Desk) -> HandMade:
    """Comparisons made by hand, in an office that handed a week over."""
    hand_over(desk.store, WEEK)
    with desk.store.write("Kontakt") as session:
        factories.contact(session, display_name="Akın GbR")
    return HandMade()


@pytest.fixture
def view(context: SeenContext, core: HandMade, qtbot: QtBot) -> Iterator[ReturnedView]:
    made = a_view(context, core, qtbot)
    yield made
    made.keep()
