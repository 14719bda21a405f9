"""An office that is set up, closed or opened, for the tests of the shell."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.features.office.rules.drafts import OfficeDraft, StaffDraft
from app.features.office.service import identity as service
from app.shell import opening
from app.shell.opening import Desk, NewOffice
from app.shell.welcome import Welcome
from app.shell.welcome.window import Entrance
from app.system.clock import Clock
from app.system.settings import Settings
from app.ui.jobs import Inline, Progress
from db import vault
from db.store import Store
from tests.kit.office import CLOCK, PASSPHRASE, Template

GOOD = "Regenrinne Kirsche Lokführer 7"
Build = Callable[[Path, Clock, Progress], object]


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


def no_demo(_folder: Path, _clock: Clock, _progress: Progress) -> object:
    raise AssertionError("no demo was asked for")


@pytest.fixture
def entered() -> list[Desk]:
    return []


@pytest.fixture
def welcome(qtbot: Any, tmp_path: Path, entered: list[Desk], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes the window; offices made in it derive their keys cheaply."""
    create = opening.create_office

    def cheap(*given: Any, cost: vault.Cost = vault.Cost.TEST) -> Any:
        return create(*given, cost=cost)

    monkeypatch.setattr(opening, "create_office", cheap)
    made: list[Welcome] = []

    def make(settings: Settings | None = None, build: Build = no_demo) -> Welcome:
        window = Welcome(Entrance(Inline(), settings or Settings(), CLOCK, tmp_path, build))
        window.opened.connect(entered.append)
        qtbot.addWidget(window)
        made.append(window)
        window.begin()
        window.show()
        return window

    yield make
    for desk in entered:
        desk.store.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A closed office; its recovery code lies beside it."""
    new = NewOffice(
        tmp_path / "büro",
        OfficeDraft(name="Büro Oberstadt", city="Witten"),
        StaffDraft(name="Ayşe Demir"),
        GOOD,
        GOOD,
    )
    desk, code = opening.create_office(new, CLOCK, cost=vault.Cost.TEST)
    desk.store.close()
    (tmp_path / "code.txt").write_text(code, encoding="utf-8")
    return new.folder
