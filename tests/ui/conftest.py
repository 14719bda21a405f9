"""The toy feature, with work that happens at once."""

import pytest

from app.system.clock import Clock
from tests.kit.qt import SeenContext, inline_context
from tests.kit.toy import ToyStore


@pytest.fixture
def toys() -> ToyStore:
    """Three hundred rows."""
    return ToyStore()


@pytest.fixture
def context(qapp: object, toys: ToyStore, clock: Clock) -> SeenContext:
    """A context on the toys."""
    return inline_context(toys, clock)
