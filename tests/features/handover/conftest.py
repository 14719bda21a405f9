"""An office set up at a desk."""

import pytest

from app.domain.dates import Week
from db.store import Store
from tests.features.consultations.desk import Desk, set_up

WEEK = Week(2026, 47)
NAME = "Özgür-Wiśniewska"


@pytest.fixture
def desk(store: Store) -> Desk:
    return set_up(store)
