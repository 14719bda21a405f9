"""The page of the backups and of the check, by clicking and typing."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.features.office.service import safety
from app.ui.messages.question import Question
from tests.features.office.case import Page, sheet
from tests.kit.qt import dialog, press, spoken, texts, type_into


def test_backups_are_made_proven_and_restored_after_a_question(page: Page) -> None:
    panel = page.panel("backups")
    panel.now.click()
    panel.reload()
    assert page.backed_up == 1
    assert not panel.restore_button.isEnabled()
    panel.table.view.select_id(1)
    panel.prove_button.click()
    assert "lässt sich öffnen" in spoken(page.context)[-1]
    panel.restore_button.click()
    question = dialog()
    assert isinstance(question, Question)
    question.no.click()
    assert page.restored == []
    panel.restore_button.click()
    again = dialog()
    assert isinstance(again, Question)
    again.yes.click()
    assert len(page.restored) == 1


def test_a_backup_made_elsewhere_in_the_window_stands_in_the_list_at_once(page: Page) -> None:
    panel = page.panel("backups")
    assert panel.table.model.rowCount() == 0
    safety.back_up(page.store, "manual")
    # The window says so when its keeper has made one, whoever asked for it.
    page.screen.tables_changed(frozenset({"backups"}))
    assert panel.table.model.rowCount() == 1
    panel.table.view.select_id(1)
    chosen = panel.chosen()
    page.screen.tables_changed(frozenset({"backups"}))
    assert panel.chosen() == chosen


def test_a_new_recovery_code_is_the_shell_s_to_show(page: Page) -> None:
    press(page.panel("backups"), "Neuen Code erzeugen …")
    assert page.codes == 1


def test_a_damaged_backup_is_told(page: Page) -> None:
    panel = page.panel("backups")
    panel.now.click()
    panel.reload()
    found = safety.list_backups(page.store)[0]
    file = next(found.path.glob("*.db"))
    data = bytearray(file.read_bytes())
    data[5000] ^= 0xFF
    file.write_bytes(bytes(data))
    panel.table.view.select_id(1)
    panel.prove_button.click()
    assert "verändert" in spoken(page.context)[-1]


def test_the_whole_file_is_checked_on_demand(page: Page) -> None:
    panel = page.panel("backups")
    panel.now.click()
    panel.verify_button.click()
    assert panel.findings.count() > 3
    assert spoken(page.context)[-1] == "Die Prüfung hat keine Mängel gefunden."
    spoken_items = [
        panel.findings.item(at).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(panel.findings.count())
    ]
    assert all(text.startswith("In Ordnung") for text in spoken_items)


def test_the_second_folder_must_be_there(page: Page, tmp_path: Path) -> None:
    panel = page.panel("backups")
    panel.change_folder()
    asked = sheet()
    type_into(asked.form, "second_folder", str(tmp_path / "fehlt"))
    asked.submit()
    assert any("gibt es nicht" in text for text in texts(asked))
    type_into(asked.form, "second_folder", str(tmp_path))
    asked.submit()
    assert panel.second.text() == f"Zweiter Sicherungsordner: {tmp_path}"
