"""The toy feature, with work that happens at once."""

import pytest
from pytestqt.qtbot import QtBot

from app.system.clock import Clock
from tests.kit.fields import SeenHost
from tests.kit.qt import SeenContext, activate, inline_context
from tests.kit.toy import ToyScreen, ToyStore


@pytest.fixture
def toys() -> ToyStore:
    """Three hundred rows."""
    return ToyStore()


@pytest.fixture
def context(qapp: object, toys: ToyStore, clock: Clock) -> SeenContext:
    """A context on the toys."""
    return inline_context(toys, clock)


@pytest.fixture
def host(context: SeenContext) -> SeenHost:
    """What a field stands in when there is no form."""
    return SeenHost(context)


@pytest.fixture
def screen(qtbot: QtBot, context: SeenContext) -> ToyScreen:
    """The pattern of every feature, in the active window."""
    made = ToyScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    activate(qtbot, made)
    return made
