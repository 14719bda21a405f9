"""The desk: locked and unlocked, who sits there, closed with its drafts and a proven backup."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from app.domain.errors import Refused, Unavailable
from app.features.office.rules.drafts import StaffDraft
from app.features.office.service import safety
from app.features.office.service import staff as staff_service
from app.features.office.service.staff import Keys, PassphraseDraft
from app.shell import opening
from app.shell.opening import Desk
from app.shell.preferences import LOCK
from app.shell.recovery_code import CodeSheet, NewCode
from app.shell.window import GEOMETRY
from app.system.settings import Settings
from app.ui.messages.question import Question
from db import backup, vault
from tests.kit.office import CLOCK, PASSPHRASE, Template
from tests.kit.qt import press, texts
from tests.shell.toy_pages import page, rename, top_dialog, window

OTHER = "Wolkenbank Mandel Trompete 12"


def test_locking_hides_all_keeps_drafts_and_needs_the_passphrase(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    page(win, "today").line.setText("halb getippt")
    dialog = QDialog(win)
    dialog.show()
    qtbot.keyClick(win, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert win.locked
    assert not page(win, "today").isVisible()
    assert not dialog.isVisible()
    assert not win.menuBar().isVisible()
    assert desk.store.drafts.load("today") == {"line": "halb getippt"}
    qtbot.keyClick(win, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert win.pages.key == "today"
    win.lock_screen.passphrase.set_text("falsch")
    win.lock_screen.unlock()
    assert win.locked
    assert "passt nicht" in win.lock_screen.passphrase.error()
    win.lock_screen.passphrase.set_text(PASSPHRASE)
    win.lock_screen.unlock()
    assert not win.locked
    assert dialog.isVisible()
    assert page(win, "today").line.text() == "halb getippt"
    dialog.close()
    qtbot.keyClick(win, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert win.pages.key == "consultations"


def test_after_the_lock_one_goes_on_where_one_was(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    line = page(win, "today").line
    for _ in range(2):
        line.setFocus()
        qtbot.keyClick(win, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        entry = win.lock_screen.passphrase
        qtbot.keyClicks(entry.field, "falsch")
        qtbot.keyClick(entry.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(win.lock_screen.passphrase.error()))
        qtbot.waitUntil(partial(_is_whole, entry.findChild(QLabel, "below")))
        assert entry.findChild(QLabel, "below").geometry().top() > entry.field.geometry().bottom()
        qtbot.waitUntil(entry.field.hasFocus)
        entry.set_text(PASSPHRASE)
        qtbot.keyClick(entry.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not win.locked)
        assert line.hasFocus()


def _is_whole(sentence: QLabel) -> bool:
    return sentence.height() >= sentence.heightForWidth(sentence.width())


def test_whoever_unlocks_sits_at_the_desk(qtbot: Any, desk: Desk) -> None:
    with desk.store.write("Team") as session:
        jan = staff_service.save(session, StaffDraft(name="Jan Roth"))
    with desk.store.write("Zugang", sealed=True) as session:
        typed = PassphraseDraft(passphrase=OTHER, repeated=OTHER)
        staff_service.grant(session, Keys(desk.folder, desk.store.key), jan, typed)
    win = window(qtbot, desk)
    win.commands.reread()
    assert win.status.who.text() == "Erika Muster"
    told: list[frozenset[str]] = []
    win.context.changed.connect(told.append)
    win.status.who.click()
    win.lock_screen.passphrase.set_text(OTHER)
    win.lock_screen.unlock()
    assert (win.context.staff_id, win.status.who.text()) == (jan, "Jan Roth")
    assert told == [frozenset({"staff"})]
    rename(win, "Von Jan")
    assert desk.store.history("office", 1)[0].who == "Jan Roth"


def test_the_desk_locks_itself_when_nobody_types(qtbot: Any, desk: Desk) -> None:
    settings = Settings()
    settings.put(LOCK, 0)
    win = window(qtbot, desk, settings)
    win.idle.away.emit()
    assert win.locked
    assert not win.idle.waiting
    settings.put(LOCK, 5)
    assert win.idle.waiting


def test_closing_keeps_drafts_makes_a_proven_backup_and_lets_go(qtbot: Any, desk: Desk, folder: Path) -> None:
    settings = Settings()
    win = window(qtbot, desk, settings)
    rename(win, "Neu")
    page(win, "today").line.setText("nicht gespeichert")
    ended: list[bool] = []
    win.ended.connect(ended.append)
    win.close()
    qtbot.waitUntil(lambda: ended == [False])
    assert not win.isVisible()
    newest = backup.backups(folder / backup.FOLDER)[0]
    assert (newest.proven, newest.reason) == (True, "closing")
    assert settings.get(GEOMETRY)
    again = opening.open_office(folder, PASSPHRASE, CLOCK)
    assert again.store.drafts.load("today") == {"line": "nicht gespeichert"}
    again.store.close()


def test_without_a_backup_the_person_decides(qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")

    def full(*_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    monkeypatch.setattr(safety, "back_up", full)
    win.close()
    qtbot.waitUntil(lambda: bool(win.findChildren(Question)))
    assert win.isVisible()
    top_dialog(Question).no.click()
    assert win.isVisible()
    rename(win, "Es geht weiter")
    assert win.desk.name == "Es geht weiter"
    win.close()
    qtbot.waitUntil(lambda: any(found.isVisible() for found in win.findChildren(Question)))
    top_dialog(Question).yes.click()
    assert not win.isVisible()


def test_typed_text_that_could_not_be_kept_is_not_closed_over(
    qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    win = window(qtbot, desk)

    def full(*_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.drafts, "save", full)
        page(win, "today").line.setText("nicht gespeichert")
        win.close()
        qtbot.waitUntil(lambda: bool(win.findChildren(Question)))
        question = top_dialog(Question)
        assert "ließ sich nicht aufheben" in " ".join(texts(question))
        question.no.click()
    assert win.isVisible()
    win.close()
    qtbot.waitUntil(lambda: not win.isVisible())


def test_a_fault_of_the_program_in_the_last_backup_does_not_keep_the_window(
    qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")

    def broken(*_: object) -> None:
        raise ValueError("ein Fehler")

    told: list[BaseException] = []
    win.messages.on_bug = told.append
    monkeypatch.setattr(safety, "back_up", broken)
    win.close()
    qtbot.waitUntil(lambda: bool(win.findChildren(Question)))
    assert len(told) == 1
    top_dialog(Question).yes.click()
    assert not win.isVisible()


def test_a_backup_by_hand_that_fails_is_said_and_can_be_tried_again(
    qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    win = window(qtbot, desk)

    def full(*_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    with monkeypatch.context() as patch:
        patch.setattr(safety, "back_up", full)
        win.commands.back_up()
    assert win.messages.said[-1] == "Die Festplatte ist voll. Bitte schaffen Sie Platz."
    press(win, "Erneut versuchen")
    assert win.status.backup.text() == "Geprüfte Sicherung: 20.11.2026, 10:00"


def test_backups_are_told_in_the_status_bar(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    qtbot.waitUntil(lambda: win.status.backup.text() == "Noch keine Sicherung")
    win.commands.back_up()
    assert win.status.backup.text() == "Geprüfte Sicherung: 20.11.2026, 10:00"
    assert win.messages.said[-1] == "Die Sicherung ist angelegt und geprüft."
    assert page(win, "today").asked[-1] == ("told", frozenset({"backups"}))
    assert not win.keeper.needed
    rename(win, "Neu")
    assert win.keeper.needed


def test_a_new_recovery_code_replaces_the_old_one_and_is_confirmed(
    qtbot: Any, desk: Desk, template: Template
) -> None:
    win = window(qtbot, desk)
    NewCode(win).ask()
    top_dialog(Question).yes.click()
    shown = top_dialog(CodeSheet)
    code = shown.page.code.text()
    assert vault.unlock(desk.folder, code).is_recovery
    with pytest.raises(Refused):
        vault.unlock(desk.folder, template.recovery_code)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    top_dialog(Question).no.click()
    assert shown.isVisible()
    shown.page.check.set_text(code[-5:])
    shown.page.next.click()
    assert not shown.isVisible()
