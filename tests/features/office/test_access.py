"""Access given in the window, with the disk full at the end."""

import pytest
from sqlalchemy import event

from app.domain.errors import Unavailable
from app.features.office.queries import seat
from db import vault
from tests.features.office.case import Page, sheet
from tests.kit.office import SECOND_PASSPHRASE
from tests.kit.qt import press, spoken, texts, type_into


@pytest.mark.parametrize("again", [True, False])
def test_a_full_disk_gives_no_access_and_keeps_what_was_typed(page: Page, again: bool) -> None:
    browser = page.panel("staff")
    browser.new_record()
    type_into(browser, "name", "Jan Roth")
    browser.save()
    press(browser, "Zugang geben …")
    asked = sheet()
    for name in ("passphrase", "repeated"):
        type_into(asked.form, name, SECOND_PASSPHRASE)

    def full(*_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    event.listen(page.store.engine, "commit", full)
    asked.submit()
    event.remove(page.store.engine, "commit", full)
    assert any("voll" in text for text in (*texts(asked), *spoken(page.context)))
    assert asked.isVisible()
    assert len(vault.slots(page.store.folder)) == 2
    if again:
        asked.submit()
        found = vault.unlock(page.store.folder, SECOND_PASSPHRASE)
        assert not found.in_question
        with page.store.read() as session:
            assert seat.by_slot(session, found.slot_uid) is not None
        assert "eigene Passphrase" in " ".join(texts(browser)) or "Neue Passphrase vergeben …" in texts(
            browser
        )
    else:
        asked.reject()
