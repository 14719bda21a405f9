"""An office that is set up, closed or opened, for the tests of the shell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.features.office.rules.drafts import OfficeDraft, StaffDraft
from app.features.office.service import identity as service
from app.shell import opening
from app.shell.opening import Desk
from db.store import Store
from tests.kit.office import CLOCK, PASSPHRASE, Template


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    """A closed office that is set up."""
    place = template.copy(tmp_path / "büro")
    store = Store.open(place, template.key, CLOCK)
    with store.write("Einrichten") as session:
        service.set_up(
            session,
            OfficeDraft(name="Büro Oberstadt", city="Stadt Witten"),
            StaffDraft(name="Erika Muster"),
            slot_uid=template.slot_uid,
        )
    store.close()
    return place


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """The office, opened."""
    opened = opening.open_office(folder, PASSPHRASE, CLOCK)
    yield opened
    opened.store.close()
