"""An office that is set up, for the tests of its pages and services."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.features.office.rules.drafts import OfficeDraft, StaffDraft
from app.features.office.service import identity as service
from db.store import Store
from tests.features.office.case import Page
from tests.kit.office import Template


@pytest.fixture
def office(store: Store, template: Template) -> Store:
    """An office set up with its first member of staff."""
    with store.write("Büro einrichten") as session:
        store.staff_id = service.set_up(
            session,
            OfficeDraft(name="Büro Oberstadt", city="Stadt Witten"),
            StaffDraft(name="Erika Muster"),
            slot_uid=template.slot_uid,
        )
    return store


@pytest.fixture
def page(qtbot: Any, office: Store, template: Template) -> Iterator[Page]:
    """The office's page, closed after the test."""
    made = Page(qtbot, office, template.slot_uid)
    yield made
    made.context.close()
