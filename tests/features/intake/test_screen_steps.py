"""The steps of the assistant: columns by hand, values for all rows, sheets, keys, cancelling."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import Stopped
from app.domain.ids import Ref
from app.features.intake.rules import Action
from app.features.intake.screen import IntakeScreen
from app.features.intake.screen.track import CHECK, COLUMNS, FILE, TAKE
from app.shell.registry import intakes
from tests.features.consultations.desk import Desk
from tests.features.intake.by_hand import BAD, GOOD, contacts, to_check, write
from tests.features.intake.lists import CONTACTS, state, workbook
from tests.journeys.test_names_for_screen_readers import nameless
from tests.kit import factories
from tests.kit.office import CLOCK
from tests.kit.qt import (
    SeenContext,
    activate,
    open_page,
    press,
    said,
    spoken,
    threaded_context,
)


def test_columns_are_chosen_by_hand_and_the_heading_moved(page: IntakeScreen, tmp_path: Path) -> None:
    rows = [("Stand 2023", "", ""), ("A", "B", "C"), ("Müller", "Jan", "x")]
    page.open_file(write(tmp_path, workbook(rows)))
    page.file_step.choose("contacts")
    press(page, "Weiter")
    step = page.columns_step
    assert "Nachname" in said(step.missing)
    step.heading.setCurrentIndex(step.heading.findData(2))
    step.heading.activated.emit(step.heading.currentIndex())
    assert "Spalte der Liste" in said(step)
    combo = step.combos[0]
    combo.setCurrentIndex(combo.findData("last_name"))
    combo.activated.emit(combo.currentIndex())
    assert not step.missing.isVisibleTo(page)
    assert "von Hand zugeordnet" in said(step)
    press(page, "Weiter")
    assert page.work is not None
    assert page.work.rows[3].values["last_name"] == "Müller"


def test_one_value_holds_for_all_rows(page: IntakeScreen, tmp_path: Path) -> None:
    page.open_file(
        write(tmp_path, workbook([("Datum", "Anliegen"), ("1.2.2026", "Frage")]), "beratungen.xlsx")
    )
    page.file_step.choose("consultations")
    press(page, "Weiter")
    line = page.columns_step.constants["minutes"]
    assert isinstance(line, QLineEdit)
    line.setText("bald")
    line.textEdited.emit("bald")
    assert "eine Dauer in Minuten" in said(page.columns_step)
    line.setText("25")
    line.textEdited.emit("25")
    press(page, "Weiter")
    assert page.work is not None
    assert page.work.rows[2].values["minutes"] == 25


def test_another_sheet_is_read(page: IntakeScreen, tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only this test makes two sheets

    book = Workbook()
    for title in ("Eins", "Zwei"):
        sheet = book.create_sheet(title)
        sheet.append(list(CONTACTS))
        sheet.append([title, *GOOD[1:]])
    path = tmp_path / "zwei.xlsx"
    book.save(path)
    page.open_file(path)
    assert [page.file_step.sheets.itemText(at) for at in range(3)] == ["Sheet", "Eins", "Zwei"]
    assert page.file_step.sheets.currentText() == "Eins"
    page.file_step.sheets.setCurrentText("Zwei")
    page.file_step.sheets.activated.emit(2)
    press(page, "Weiter")
    press(page, "Weiter")
    assert page.work is not None
    assert page.work.rows[2].values["last_name"] == "Zwei"


def test_the_keyboard_alone_is_enough(page: IntakeScreen, qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    activate(qtbot, page)
    page.open_file(write(tmp_path, workbook([CONTACTS, GOOD])))
    control = Qt.KeyboardModifier.ControlModifier
    for step in (COLUMNS, CHECK, TAKE):
        QTest.keyClick(page, Qt.Key.Key_Return, control)
        assert page.step == step
    QTest.keyClick(page, Qt.Key.Key_Backspace, control)
    assert page.step == CHECK
    QTest.keyClick(page, Qt.Key.Key_Return, control)
    QTest.keyClick(page, Qt.Key.Key_Return, control)
    assert contacts(desk.store) == 1


def test_the_table_of_rows_is_a_sound_model(page: IntakeScreen, tmp_path: Path) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD, BAD, ("Summe", *[None] * 6)])))
    tester = QAbstractItemModelTester(
        page.check_step.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for word in ("Alle 3", "Ausgelassen 1", "Zu berichtigen 1"):
        press(page, word)
    assert page.check_step.model.rowCount() == 1
    tester.deleteLater()


def test_markup_in_a_list_is_shown_as_it_stands(page: IntakeScreen, tmp_path: Path) -> None:
    rows = [CONTACTS, ("<b>Fett</b>", "<img src=x>" + "y" * 60, "", "", "", "", "kaputt@")]
    to_check(page, write(tmp_path, workbook(rows)))
    index = page.check_step.model.place(2, "first_name")
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip


def test_cancelling_the_writing_leaves_everything_as_it_was(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    context = threaded_context(desk.store, CLOCK)
    page = IntakeScreen(context, intakes)
    open_page(qtbot, page)
    rows = [CONTACTS, *[(f"Name{at}", "Vorname", f"Weg {at}", "", "", "", "") for at in range(120)]]
    before = state(desk.store)
    # Stopped as soon as it has begun: what the button „Abbrechen“ in the bar does.
    context.messages.began.connect(
        lambda running: running.stop() if running.title == "Liste übernehmen" else None
    )
    page.open_file(write(tmp_path, workbook(rows)))
    qtbot.waitUntil(lambda: page.foot.next.isEnabled() and page.stack.isEnabled())
    for step in (COLUMNS, CHECK, TAKE):
        page.forward()
        qtbot.waitUntil(lambda step=step: page.step == step and page.stack.isEnabled())
    page.forward()
    qtbot.waitUntil(lambda: any("Abgebrochen" in sentence for sentence in spoken(context)))
    assert state(desk.store) == before
    assert page.step == TAKE
    assert page.foot.next.isEnabled()
    context.close()


def test_cancelling_the_reading_leaves_the_page_ready(
    page: IntakeScreen, context: SeenContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_given: object, **_named: object) -> None:
        raise Stopped

    monkeypatch.setattr("app.features.intake.screen.running.read_source", stop)
    page.open_file(write(tmp_path, workbook([CONTACTS, GOOD])))
    assert spoken(context) == ["Abgebrochen. Es wurde nichts gespeichert."]
    assert page.stack.isEnabled()
    assert page.step == FILE


def test_what_was_made_meanwhile_counts(page: IntakeScreen, desk: Desk, tmp_path: Path) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD])))
    assert page.work is not None
    assert page.work.rows[2].action is Action.NEW
    with desk.store.write("Kontakt") as session:
        factories.contact(session, first_name="Jan", last_name="Müller", email="jan@example.org")
    press(page, "Weiter")
    assert page.work.rows[2].action is Action.SKIP
    assert not page.foot.next.isEnabled()


def test_what_stands_in_an_open_cell_counts_when_one_goes_on(
    page: IntakeScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD])))
    activate(qtbot, page)
    view = page.check_step.view
    view.setCurrentIndex(page.check_step.model.place(2, "first_name"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Johann")
    page.forward()
    assert page.work is not None
    assert page.work.raw_text(2, 1) == "Johann"
    assert page.step == TAKE


def test_every_control_of_every_step_has_a_name(page: IntakeScreen, tmp_path: Path) -> None:
    page.open_file(write(tmp_path, workbook([CONTACTS, GOOD, BAD])))
    for _step in range(4):
        assert said(page)
        assert nameless(page) == []
        if page.step == CHECK:
            page.check_step.leave_out.click()
        page.forward()
    assert page.step == TAKE
    assert nameless(page) == []


def test_what_may_be_there_is_said_below_the_rows_and_can_be_looked_at(
    page: IntakeScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    with desk.store.write("Kontakt") as session:
        known = factories.contact(session, first_name="Jan", last_name="Müller", email="jan@example.org").id
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD])))
    page.check_step.view.setCurrentIndex(page.check_step.model.index(0, 0))
    assert page.check_step.said.whole() == "Zeile 2: „Müller, Jan“ (gleiche E-Mail-Adresse)"
    press(page, "Auswahl …")
    press(page, "Vorhandenen Eintrag ansehen")
    assert context.opened == [Ref("contact", known)]
