"""The assistant by mouse and keyboard, from the file to the last button."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.features.intake.rules import Action
from app.features.intake.screen import IntakeScreen
from app.features.intake.screen.rows_model import ACTION, WRONG_ROLE
from app.features.intake.screen.track import CHECK, COLUMNS, FILE, TAKE
from app.shell.registry import intakes
from tests.features.consultations.desk import Desk
from tests.features.intake.by_hand import BAD, GOOD, contacts, to_check, write
from tests.features.intake.lists import CONTACTS, state, text_list, workbook
from tests.kit.qt import (
    SeenContext,
    activate,
    dialog,
    open_page,
    press,
    said,
    spoken,
)


def test_a_list_comes_in_by_four_buttons_and_goes_with_one_undo(
    page: IntakeScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    before = state(desk.store)
    assert page.step == FILE
    assert not page.foot.next.isEnabled()
    page.open_file(write(tmp_path, workbook([CONTACTS, GOOD])))
    assert page.file_step.intake is not None
    assert page.file_step.intake.key == "contacts"
    press(page, "Weiter")
    assert page.step == COLUMNS
    press(page, "Weiter")
    assert page.step == CHECK
    assert state(desk.store) == before
    press(page, "Weiter")
    assert page.step == TAKE
    assert "Müller, Jan (Person)" in page.take_step.model.data(
        page.take_step.model.index(0, 2), Qt.ItemDataRole.DisplayRole
    )
    assert state(desk.store) == before
    press(page, "1 Zeile übernehmen")
    assert contacts(desk.store) == 1
    assert "Übernommen: 1 Kontakt neu, 0 übersprungen, 0 ausgelassen." in spoken(context)
    press(page, "Ersten Eintrag ansehen")
    assert context.opened == [Ref("contact", 1)]
    context.undo()
    assert state(desk.store) == before
    assert spoken(context)[-1] == "Rückgängig gemacht: 1 Kontakt aus „kontakte.xlsx“ übernehmen"


def test_a_file_can_be_picked_or_dropped(page: IntakeScreen, tmp_path: Path) -> None:
    path = write(tmp_path, workbook([CONTACTS, GOOD]))
    press(page, "Datei wählen …")
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    assert "kontakte.xlsx" in said(page.file_step.zone)
    other = write(tmp_path, text_list([CONTACTS, GOOD]), "andere.csv")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.file_step.zone.dropEvent(drop)
    assert "andere.csv" in said(page.file_step.zone)
    assert "Gelesen als Windows (cp1252), getrennt durch Semikolon." in said(page.file_step)


def test_a_bad_file_is_one_sentence_and_the_page_stays(
    page: IntakeScreen, context: SeenContext, tmp_path: Path
) -> None:
    page.open_file(write(tmp_path, b"%PDF-1.7", "liste.pdf"))
    assert len(spoken(context)) == 1
    assert "PDF-Dokument" in spoken(context)[0]
    assert page.step == FILE
    assert page.stack.isEnabled()
    page.open_file(tmp_path / "fehlt.xlsx")
    assert "fehlt.xlsx" in spoken(context)[1]


def test_a_bad_cell_is_mended_in_the_table(page: IntakeScreen, desk: Desk, tmp_path: Path) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD, BAD])))
    assert not page.foot.next.isEnabled()
    assert page.foot.next.toolTip() == "1 Zeile ist noch zu berichtigen oder auszulassen."
    step = page.check_step
    assert step.model.rowCount() == 1
    faults = step.faults.model
    assert [faults.data(faults.index(0, at), Qt.ItemDataRole.DisplayRole) for at in range(3)] == [
        "G3",
        "kaputt@",
        "eine E-Mail-Adresse",
    ]
    step.faults.opened.emit(0)
    editor = step.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "kaputt@"
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "ulrike@example.org")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "Alles lässt sich lesen." in said(step)
    assert step.faults.model.rowCount() == 0
    assert page.foot.next.isEnabled()
    press(page, "Weiter")
    press(page, "2 Zeilen übernehmen")
    assert contacts(desk.store) == 2


def test_what_was_typed_is_there_again_in_another_window(
    page: IntakeScreen, context: SeenContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write(tmp_path, workbook([CONTACTS, GOOD, BAD]))
    to_check(page, path)
    index = page.check_step.model.place(3, "email")
    page.check_step.model.setData(index, "neu@example.org")
    other = IntakeScreen(context, intakes)
    open_page(qtbot, other)
    to_check(other, path)
    assert other.work is not None
    assert other.work.raw_text(3, 6) == "neu@example.org"
    assert any("ist da" in sentence for sentence in spoken(context))


def test_the_same_word_is_spread_over_all_rows(page: IntakeScreen, desk: Desk, tmp_path: Path) -> None:
    rows = [(*CONTACTS, "Rolle"), *[(f"Name{at}", "A", "", "", "", "", "", "Anwohner") for at in range(100)]]
    to_check(page, write(tmp_path, workbook(rows)))
    model = page.check_step.model
    index = model.place(2, "roles")
    assert index.data(WRONG_ROLE)
    assert not page.check_step.same.isVisibleTo(page)
    model.setData(index, "Bewohner/in")
    assert "In 99 weiteren Zeilen" in said(page.check_step.same)
    press(page, "Überall eintragen")
    assert not page.check_step.same.isVisibleTo(page)
    assert page.foot.next.isEnabled()


def test_what_is_there_is_skipped_unless_somebody_says_otherwise(
    page: IntakeScreen, desk: Desk, tmp_path: Path
) -> None:
    path = write(tmp_path, workbook([CONTACTS, GOOD]))
    to_check(page, path)
    press(page, "Weiter")
    press(page, "1 Zeile übernehmen")
    press(page, "Weitere Liste …")
    dialog().close()
    to_check(page, path)
    assert (
        page.check_step.model.data(page.check_step.model.index(0, ACTION), Qt.ItemDataRole.DisplayRole)
        == "überspringen"
    )
    press(page, "Weiter")
    assert page.step == TAKE
    assert not page.foot.next.isEnabled()
    assert "Es gibt nichts zu übernehmen" in said(page.take_step)
    press(page, "Zurück")
    view = page.check_step.view
    view.edit(page.check_step.model.index(0, ACTION))
    box = view.findChild(QComboBox)
    assert box is not None
    assert [box.itemData(at) for at in range(box.count())] == [
        Action.NEW,
        Action.SKIP,
        Action.FILL,
        Action.LEAVE,
    ]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    press(page, "Weiter")
    press(page, "1 Zeile übernehmen")
    assert contacts(desk.store) == 2


def test_faulty_rows_can_be_left_out_together(page: IntakeScreen, desk: Desk, tmp_path: Path) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD, BAD, BAD])))
    press(page, "Fehlerhafte Zeilen auslassen")
    press(page, "Weiter")
    assert "1" in said(page.take_step)
    press(page, "1 Zeile übernehmen")
    assert contacts(desk.store) == 1


def test_chosen_rows_are_decided_together(page: IntakeScreen, tmp_path: Path) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, GOOD, ("Kaya", "Ulrike", "", "", "", "", "")])))
    page.check_step.view.selectAll()
    press(page, "Auswahl …")
    press(page, "Nicht übernehmen")
    assert page.work is not None
    assert {row.action for row in page.work.rows.values()} == {Action.LEAVE}
    assert not page.work.summary().writes


def test_return_opens_a_cell_delete_empties_it_and_f8_goes_to_the_next(
    page: IntakeScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    to_check(page, write(tmp_path, workbook([CONTACTS, BAD, GOOD, BAD])))
    activate(qtbot, page)
    view, model = page.check_step.view, page.check_step.model
    QTest.keyClick(page, Qt.Key.Key_F8)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "kaputt@"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert "kaputt@" in said(page.check_step.faults) or view.currentIndex() == model.place(2, "email")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert page.work is not None
    assert page.work.raw_text(2, 6) == ""
    view.setCurrentIndex(model.place(2, "first_name"))
    QTest.keyClick(view, Qt.Key.Key_Return)
    opened = [line for line in view.findChildren(QLineEdit) if line.text() == "Ulrike"]
    assert opened
    QTest.keyClick(opened[0], Qt.Key.Key_Escape)
