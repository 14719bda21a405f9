"""The window of an open office: pages, ways, undo by name, palette, help, preferences."""

from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from shiboken6 import delete

from app.domain.ids import Ref
from app.shell.commands import KEYS
from app.shell.help import Help
from app.shell.opening import Desk
from app.shell.preference_sheet import Preferences
from app.shell.preferences import SIZE, THEME
from app.shell.registry import FEATURES
from app.shell.search import Palette
from app.shell.undo import FieldKeys
from app.shell.window import DEMO_BAND
from app.system.settings import Settings
from app.ui.messages.crash import CrashDialog
from app.ui.theme import theme
from tests.kit import factories
from tests.kit.qt import activate
from tests.shell.toy_pages import ToyPage, page, rename, top_dialog, window

OTHER = "Wolkenbank Mandel Trompete 12"


def test_only_the_first_page_is_made_at_the_start(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    assert list(win.pages.screens()) == ["today"]
    assert win.navigation.button("today").isChecked()
    assert win.windowTitle() == "Büro Oberstadt – Quartiersbuch"
    assert (win.width(), win.height()) == (1280, 800), "as designed where the screen has the room"


def test_the_other_pages_are_made_in_the_pauses_and_read_nothing_until_shown(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    win.pages.load_ahead()
    qtbot.waitUntil(lambda: len(win.pages.screens()) == len(FEATURES))
    assert win.pages.key == "today"
    assert page(win, "contacts").asked == []
    win.go("contacts")
    assert page(win, "contacts").asked == [("reload", None)]
    qtbot.waitUntil(lambda: win.pages.prepared)


def test_no_page_is_made_while_a_question_is_open(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    question = QDialog(win)
    question.setModal(True)
    question.show()
    win.pages.load_ahead()
    qtbot.wait(300)
    assert list(win.pages.screens()) == ["today"]
    question.close()
    qtbot.waitUntil(lambda: len(win.pages.screens()) == len(FEATURES))


def test_keys_show_the_pages_and_lead_back_and_forward(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    qtbot.keyClick(win, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert win.pages.key == "consultations"
    win.open(Ref("contact", 7))
    assert page(win, "contacts").asked[-1] == ("open", 7)
    qtbot.keyClick(win, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert win.pages.key == "consultations"
    assert win.navigation.button("consultations").isChecked()
    qtbot.keyClick(win, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert win.pages.key == "contacts"
    assert page(win, "contacts").asked[-1] == ("open", 7)


def test_a_record_is_begun_on_the_page_of_its_kind(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    win.context.new("application", fund_id=3)
    assert win.pages.key == "applications"
    assert page(win, "applications").asked[-1] == ("new", {"fund_id": 3})


def test_a_letter_opens_its_application(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    with desk.store.write("Antrag") as session:
        made = factories.application(session, factories.fund(session), factories.contact(session))
        estate = factories.estate(session)
        made.property_id = estate.id
        ids = made.id, estate.id
    win.open(Ref("property", ids[1]))
    assert page(win, "applications").asked[-1] == ("open", ids[0])
    win.open(Ref("letter", 999))
    assert "keinem Vorgang" in win.messages.said[-1]


def test_undo_and_redo_are_named_and_the_title_follows(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")
    assert win.undo.undo.text() == "Rückgängig: Büro in „Neu“ umbenennen"
    assert not win.undo.redo.isEnabled()
    assert win.windowTitle().startswith("Neu – ")
    qtbot.keyClick(win, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert win.windowTitle().startswith("Büro Oberstadt – ")
    assert win.undo.redo.text() == "Wiederherstellen: Büro in „Neu“ umbenennen"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(win, Qt.Key.Key_Z, both)
    assert win.windowTitle().startswith("Neu – ")


def test_ctrl_y_does_again_what_was_taken_back(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")
    qtbot.keyClick(win, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(win, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert win.windowTitle().startswith("Neu – ")


def test_in_a_field_undo_is_the_field_s_while_it_has_something_to_undo(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    activate(qtbot, win)
    rename(win, "Neu")
    line = page(win, "today").line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), win.desk.name) == ("", "Neu")
    assert not line.isUndoAvailable()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert win.desk.name == "Büro Oberstadt"


def test_a_field_that_goes_while_it_has_the_focus_is_no_fault(qtbot: Any) -> None:
    home = QObject()
    keys = FieldKeys(home)
    page = QWidget()
    qtbot.addWidget(page)
    gone, following = QLineEdit(page), QLineEdit(page)
    keys._follow(None, gone)
    delete(gone)
    keys._follow(None, following)
    assert keys._field is following


def test_a_visible_page_is_reloaded_by_what_it_shows_a_hidden_one_later(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    ToyPage.shows = frozenset({"office"})
    try:
        win.go("contacts")
        before = page(win, "today").asked.count(("reload", None))
        rename(win, "Neu")
        assert page(win, "contacts").asked.count(("reload", None)) == 2
        assert page(win, "today").asked.count(("reload", None)) == before
        win.go("today")
        assert page(win, "today").asked.count(("reload", None)) == before + 1
    finally:
        ToyPage.shows = frozenset()


def test_the_palette_finds_records_pages_and_commands_by_keyboard(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    with desk.store.write("Kontakt") as session:
        contact = factories.contact(session, display_name="Müller, Änne", last_name="Müller")
    qtbot.keyClick(win, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = top_dialog(Palette)
    assert "Heute" in palette.rows()
    assert "Neue Beratung" in palette.rows()
    qtbot.keyClicks(palette.field, "muller")
    qtbot.waitUntil(lambda: "Müller, Änne" in palette.rows())
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page(win, "contacts").asked[-1] == ("open", contact.id)
    win.commands.palette()
    palette = top_dialog(Palette)
    palette.field.setText("überg")
    assert palette.rows()[0] == "Übergabe"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert win.pages.key == "handover"
    win.commands.palette()
    palette = top_dialog(Palette)
    qtbot.keyClicks(palette.field, "<b>gibt es nicht")
    qtbot.wait(80)
    assert palette.rows() == []
    assert palette.nothing.text() == "Nichts gefunden für „<b>gibt es nicht“."
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_undo_can_be_reached_from_the_palette(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    rename(win, "A & B")
    win.commands.palette()
    palette = top_dialog(Palette)
    assert "Rückgängig: Büro in „A & B“ umbenennen" in palette.rows()
    palette.reject()


def test_the_demo_is_marked_in_band_and_title(qtbot: Any, desk: Desk) -> None:
    desk.is_demo = True
    win = window(qtbot, desk)
    assert win.windowTitle().endswith(DEMO_BAND)
    bands = [label for label in win.findChildren(QLabel) if label.text() == DEMO_BAND]
    assert [band.isVisible() for band in bands] == [True]


def test_help_opens_at_the_page_and_lists_the_keys(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    win.go("handover")
    qtbot.keyClick(win, Qt.Key.Key_F1)
    shown = top_dialog(Help)
    assert shown.list.currentItem().text() == "Übergabe"
    shown.field.setText("Wiederherstellungscode")
    visible = [
        shown.list.item(at).text() for at in range(shown.list.count()) if not shown.list.item(at).isHidden()
    ]
    assert "Erste Schritte" in visible
    assert "Heute" not in visible
    shown.show_topic(KEYS)
    assert "Strg+K" in shown.page.toPlainText()
    assert "Strg+N" in shown.page.toPlainText()
    shown.close()


def test_no_key_is_given_twice(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    assert win.commands.shortcuts().clashes() == []


def test_preferences_hold_at_once(qtbot: Any, desk: Desk) -> None:
    settings = Settings()
    win = window(qtbot, desk, settings)
    win.commands.preferences()
    dialog = top_dialog(Preferences)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    assert theme().tokens.dark
    before = win.font().pointSizeF()
    dialog.size_box.setCurrentIndex(dialog.size_box.findData(125))
    assert win.font().pointSizeF() == pytest.approx(before * 1.25, abs=0.01)
    assert (settings.get(THEME), settings.get(SIZE)) == ("dark", 125)
    dialog.size_box.setCurrentIndex(dialog.size_box.findData(100))
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    assert not theme().tokens.dark
    assert win.font().pointSizeF() == pytest.approx(before)
    dialog.close_button.click()


def test_a_bug_shows_one_report_without_what_was_typed(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)

    def broken(_session: Any) -> None:
        raise ValueError("Frau Yılmaz, Hauptstraße 12")

    for _ in range(2):
        win.context.look(broken, lambda _nothing: None, win)
    qtbot.waitUntil(lambda: any(isinstance(child, CrashDialog) for child in win.findChildren(QDialog)))
    dialogs = [child for child in win.findChildren(QDialog) if isinstance(child, CrashDialog)]
    assert len(dialogs) == 1
    text = dialogs[0].report.toPlainText()
    assert "ValueError" in text
    assert "Yılmaz" not in text
    dialogs[0].go_on.click()


def test_a_sentence_comes_and_goes_without_moving_the_page(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    before = win.pages.mapTo(win, QPoint(0, 0)).y()
    win.messages.done("Beratung gespeichert", undo=True)
    QApplication.processEvents()
    assert "Beratung gespeichert" in win.bar.sentences()
    assert win.pages.mapTo(win, QPoint(0, 0)).y() == before


def test_a_page_says_where_the_focus_begins_and_gets_it_back_where_it_was(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    page(win, "today").line.setFocus()
    win.go("contacts")
    assert page(win, "contacts").line.hasFocus()
    page(win, "contacts").button.setFocus()
    win.go("today")
    win.go("contacts")
    assert page(win, "contacts").button.hasFocus()


def test_the_focus_begins_where_a_page_made_ahead_says(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    win.pages.load_ahead()
    qtbot.waitUntil(lambda: len(win.pages.screens()) == len(FEATURES))
    win.go("contacts")
    assert page(win, "contacts").line.hasFocus()
