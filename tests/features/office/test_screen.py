"""The office's pages, by clicking and typing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.ids import Ref
from app.features.office.queries import codes as code_queries
from app.features.office.queries import identity as queries
from app.features.office.queries import seat
from app.features.office.queries import texts as text_queries
from app.features.office.rules import pictures
from app.features.office.rules.codes import DEFAULTS
from app.shell.text_size import TextSize
from app.ui.messages.question import Question
from app.ui.widgets import IconButton
from db import vault
from tests.features.office.case import Page, sheet
from tests.features.office.test_rules import png
from tests.kit.office import SECOND_PASSPHRASE
from tests.kit.qt import activate, dialog, press, spoken, texts, type_into
from tests.kit.steps import undoable


def test_every_section_can_be_opened(page: Page) -> None:
    for key in ("identity", "letterhead", "staff", "city", "court", "codes", "numbers", "texts", "backups"):
        page.screen.show_section(key)
        assert page.screen.section == key
    assert spoken(page.context) == []


def test_the_office_is_renamed_and_the_mistake_stands_beside_the_field(page: Page) -> None:
    panel = page.panel("identity")
    assert not panel.save_button.isEnabled()
    type_into(panel.form, "postcode", "5845")
    panel.save_button.click()
    assert any("fünf Ziffern" in text for text in texts(panel))
    type_into(panel.form, "postcode", "58452")
    assert "Stadt *" in texts(panel)
    type_into(panel.form, "city", " ")
    panel.save_button.click()
    assert "Bitte füllen Sie „Stadt“ aus." in texts(panel)
    type_into(panel.form, "city", "Stadt Witten")
    type_into(panel.form, "name", "Büro <b>Nord</b> & Süd")
    panel.save_button.click()
    with page.store.read() as session:
        assert queries.identity(session).name == "Büro <b>Nord</b> & Süd"
    assert not panel.save_button.isEnabled()
    step = undoable(page.store)
    assert step is not None
    assert step.name == "Angaben zum Büro ändern"


def test_ctrl_s_saves_and_the_focus_stays_with_the_fields(page: Page, qtbot: Any) -> None:
    panel = page.panel("identity")
    activate(qtbot, page.screen)
    line = panel.form.editor("district").target()
    for press_it in (
        lambda: qtbot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
        panel.save_button.click,
    ):
        line.setFocus()
        qtbot.keyClicks(line, "x")
        panel.save_button.setFocus()
        press_it()
        assert spoken(page.context)[-1] == "Angaben zum Büro geändert"
        assert not panel.form.dirty
        assert line.hasFocus()


def test_what_is_typed_survives_leaving_the_section_and_is_offered_again(page: Page) -> None:
    panel = page.panel("letterhead")
    type_into(panel.form, "footer", "Halb getippt")
    page.screen.show_section("court")
    page.screen.leave()
    kept = page.store.drafts.load("office:letterhead")
    assert kept is not None
    assert "Halb getippt" in str(kept)


def test_fields_are_whole_at_every_size_of_the_text(page: Page, qtbot: Any, qapp: QApplication) -> None:
    """Beside the navigation of the window; the sentence on the logos takes its room from nobody."""
    panel, size = page.panel("letterhead"), TextSize(qapp)
    page.screen.show()
    for wide in range(820, 1100, 40):
        page.screen.resize(wide, 700)
        for percent in (100, 150):
            size.choose(percent)
            boxes = [panel.form.editor(name).target() for name in ("hours", "footer", "funding_sentence")]
            qtbot.waitUntil(lambda boxes=boxes: all(_is_whole(box) for box in boxes))
    size.choose(100)


def _is_whole(box: QWidget) -> bool:
    return box.geometry().bottom() < box.parentWidget().height()


def test_the_suggested_court_is_taken_and_saved(page: Page) -> None:
    panel = page.panel("court")
    press(panel, "Vorschlag übernehmen")
    panel.save_button.click()
    with page.store.read() as session:
        assert queries.court(session).court_name == "Verwaltungsgericht Arnsberg"


def test_a_logo_is_added_moved_and_removed(page: Page) -> None:
    panel = page.panel("letterhead").logos
    for name in ("Logo der Stadt", "Logo des Trägers"):
        panel.add()
        asked = sheet()
        asked.form.editor("picture").show_value(png(24, 12))
        type_into(asked.form, "alternative_text", name)
        asked.submit()
    assert [row.alternative_text for row in panel.rows] == ["Logo der Stadt", "Logo des Trägers"]
    button = next(
        one
        for one in panel.findChildren(object)
        if getattr(one, "accessibleName", str)() == "Logo des Trägers nach vorn"
    )
    button.click()
    assert [row.alternative_text for row in panel.rows] == ["Logo des Trägers", "Logo der Stadt"]
    ways = {
        one.accessibleName(): one.isEnabled()
        for one in panel.findChildren(IconButton)
        if "nach" in one.accessibleName()
    }
    assert {name for name, possible in ways.items() if not possible} == {
        "Logo des Trägers nach vorn",
        "Logo der Stadt nach hinten",
    }


def test_a_picture_too_large_stays_in_the_sheet_with_a_sentence(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    panel = page.panel("letterhead").logos
    panel.add()
    asked = sheet()
    asked.form.editor("picture").show_value(png(24, 12))
    type_into(asked.form, "alternative_text", "Riesig")
    asked.submit()
    assert asked.isVisible()
    assert any("Megapixel" in text for text in texts(asked))
    asked.reject()
    assert panel.rows == ()


def test_a_colleague_gets_an_own_passphrase(page: Page) -> None:
    browser = page.panel("staff")
    browser.new_record()
    type_into(browser, "name", "Jan Roth")
    browser.save()
    with page.store.read() as session:
        jan = max(person.id for person in seat.people(session))
    browser.open_record(jan)
    press(browser, "Zugang geben …")
    asked = sheet()
    for name in ("passphrase", "repeated"):
        type_into(asked.form, name, "kurz")
    asked.submit()
    assert any("zu schwach" in text for text in texts(asked))
    for name in ("passphrase", "repeated"):
        type_into(asked.form, name, SECOND_PASSPHRASE)
    asked.submit()
    assert vault.unlock(page.store.folder, SECOND_PASSPHRASE).key == page.store.key
    assert undoable(page.store) is None
    press(browser, "Zugang nehmen …")
    question = dialog()
    assert isinstance(question, Question)
    question.yes.click()
    assert len(vault.slots(page.store.folder)) == 2


def test_who_never_had_access_leaves_without_losing_any_and_can_come_back(page: Page) -> None:
    browser = page.panel("staff")
    browser.new_record()
    type_into(browser, "name", "Jan Roth")
    browser.save()
    press(browser, "Als ausgeschieden eintragen …")
    question = dialog()
    assert isinstance(question, Question)
    assert not any("Passphrase" in text for text in texts(question))
    question.yes.click()
    assert spoken(page.context)[-1] == "Jan Roth als ausgeschieden eingetragen"
    step = undoable(page.store)
    assert step is not None
    assert step.name == "Jan Roth als ausgeschieden eintragen"


def test_a_record_of_the_team_or_the_city_opens_its_section(page: Page) -> None:
    page.screen.new_of("city_office", name="Bauamt")
    assert page.screen.section == "city"
    browser = page.panel("city")
    browser.save()
    page.screen.open_ref(Ref("staff", 1))
    assert page.screen.section == "staff"
    page.screen.open_ref(Ref("city_office", 1))
    assert (page.screen.section, browser.current.draft.name) == ("city", "Bauamt")


def test_an_entry_of_a_list_is_added_renamed_moved_and_hidden(page: Page) -> None:
    panel = page.panel("codes")
    panel.choice.setCurrentIndex(panel.choice.findData("topic"))
    panel.add_button.click()
    type_into(sheet().form, "label", "Lärm")
    sheet().submit()
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.label == "Lärm"
    panel.rename_button.click()
    type_into(sheet().form, "label", DEFAULTS["topic"][0].label)
    sheet().submit()
    assert any("steht schon" in text for text in texts(sheet()))
    type_into(sheet().form, "label", "Lärm und Ruhe")
    sheet().submit()
    panel.up_button.click()
    panel.show_button.click()
    with page.store.read() as session:
        rows = code_queries.entries(session, "topic")
    assert (rows[-2].label, rows[-2].active) == ("Lärm und Ruhe", False)
    panel.delete_button.click()
    assert spoken(page.context)[-1] == "„Lärm und Ruhe“ gelöscht"
    page.context.undo()
    with page.store.read() as session:
        assert len(code_queries.entries(session, "topic")) == len(rows)


def test_a_built_in_entry_cannot_be_deleted(page: Page) -> None:
    panel = page.panel("codes")
    panel.select(1)
    assert panel.chosen() is not None
    assert not panel.delete_button.isEnabled()
    rows = list(panel._rows)
    for code_id, ways in ((rows[0], (False, True)), (rows[1], (True, True)), (rows[-1], (True, False))):
        panel.select(code_id)
        assert (panel.up_button.isEnabled(), panel.down_button.isEnabled()) == ways


def test_a_text_is_previewed_while_typing_and_mistakes_are_named(page: Page, qtbot: Any) -> None:
    panel = page.panel("texts")
    panel.open_key("approval.subject")
    panel.editor.setPlainText("Zusage für {{ projekt }}")
    qtbot.waitUntil(lambda: panel.preview.toPlainText() == "Zusage für Hochbeete am Marktplatz")
    panel.editor.setPlainText("Zusage für {{ projeckt }}")
    qtbot.waitUntil(panel.problem.isVisible)
    assert "Meinten Sie „projekt“?" in panel.problem.text()
    assert not panel.save_button.isEnabled()
    panel.editor.setPlainText("Zusage: {{ projekt }}")
    qtbot.waitUntil(panel.save_button.isEnabled)
    panel.save_button.click()
    with page.store.read() as session:
        own = {row.key: row for row in text_queries.texts(session)}["approval.subject"]
    assert own.body == "Zusage: {{ projekt }}"
    qtbot.waitUntil(panel.reset.isEnabled)
    panel.reset.click()
    qtbot.waitUntil(panel.save_button.isEnabled)
    panel.save_button.click()
    with page.store.read() as session:
        assert not any(row.own for row in text_queries.texts(session))


def test_a_wording_reset_by_mistake_comes_back_and_one_typed_back_leaves_no_draft(
    page: Page, qtbot: Any
) -> None:
    panel = page.panel("texts")
    panel.open_key("approval.subject")
    shipped = panel.editor.toPlainText()
    panel.editor.setPlainText("Mühsam formuliert")
    panel.keep()
    qtbot.waitUntil(panel.reset.isEnabled)
    panel.reset.click()
    assert panel.editor.toPlainText() == shipped
    assert panel.editor.hasFocus()
    panel.editor.undo()
    assert panel.editor.toPlainText() == "Mühsam formuliert"
    assert page.store.drafts.load("office:text:approval.subject")
    panel.editor.redo()
    panel.open_key("appeal.title")
    assert not page.store.drafts.load("office:text:approval.subject")


def test_an_unsaved_text_is_there_again(page: Page, qtbot: Any) -> None:
    panel = page.panel("texts")
    panel.open_key("approval.subject")
    panel.editor.setPlainText("Noch nicht fertig")
    panel.open_key("appeal.title")
    panel.open_key("approval.subject")
    assert panel.editor.toPlainText() == "Noch nicht fertig"
    qtbot.wait(10)
