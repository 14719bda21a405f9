"""The way back into an office whose file or keys are damaged."""

import os
from pathlib import Path
from typing import Any

import pytest

from app.shell import opening
from app.shell.opening import Desk
from app.shell.recent import Recent
from db import backup, vault
from db.store import FILE
from tests.kit.office import CLOCK
from tests.kit.steps import undoable
from tests.shell.conftest import GOOD


def test_a_damaged_office_offers_its_proven_backups(welcome: Any, office: Path, entered: list[Desk]) -> None:
    desk = opening.open_office(office, GOOD, CLOCK)
    backup.backup(desk.store)
    desk.store.close()
    with (office / FILE).open("r+b") as file:
        file.write(os.urandom(4096))
    page = welcome().show_unlock(Recent(office, "Büro"))
    page.passphrase.set_text(GOOD)
    page.button.click()
    assert "beschädigt" in page.said()
    assert page.restore_button.isVisible()
    assert page.backups.currentText() == "20.11.2026, 10:00 Uhr, geprüft"
    page.restore_button.click()
    assert entered[0].name == "Büro Oberstadt"


def test_a_damaged_office_without_backup_says_where_else_to_look(welcome: Any, office: Path) -> None:
    (office / FILE).write_bytes(b"keine datenbank" * 600)
    page = welcome().show_unlock(Recent(office, "Büro"))
    page.passphrase.set_text(GOOD)
    page.button.click()
    assert not page.restore_button.isVisible()
    assert page.said()


@pytest.mark.parametrize("damage", [None, b"", b"\0" * 300])
def test_lost_keys_come_back_from_a_backup_and_no_entry_is_lost(
    welcome: Any, office: Path, entered: list[Desk], damage: bytes | None
) -> None:
    desk = opening.open_office(office, GOOD, CLOCK)
    backup.backup(desk.store)
    with desk.store.write("danach"):
        pass
    steps = undoable(desk.store)
    desk.store.close()
    (office / vault.FILE).unlink()
    if damage is not None:
        (office / vault.FILE).write_bytes(damage)
    page = welcome().show_unlock(Recent(office, "Büro"))
    page.passphrase.set_text("ganz falsch geraten")
    page.button.click()
    assert "Schlüsseldatei" in page.said()
    assert page.restore_button.text() == "Sicherung wiederherstellen"
    page.passphrase.set_text(GOOD)
    page.button.click()
    assert page.restore_button.text() == "Schlüsseldatei einsetzen"
    page.restore_button.click()
    assert entered[0].name == "Büro Oberstadt"
    assert undoable(entered[0].store) == steps


def test_an_office_file_that_is_gone_comes_back_from_a_backup(
    welcome: Any, office: Path, entered: list[Desk]
) -> None:
    desk = opening.open_office(office, GOOD, CLOCK)
    backup.backup(desk.store)
    desk.store.close()
    (office / FILE).unlink()
    page = welcome().show_unlock(Recent(office, "Büro"))
    page.passphrase.set_text(GOOD)
    page.button.click()
    assert "fehlt" in page.said()
    page.restore_button.click()
    assert entered[0].name == "Büro Oberstadt"
