"""The assistant by mouse and keyboard, from the file to the last button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.domain.errors import Stopped
from app.domain.ids import Ref
from app.features.intake.rules import Action
from app.features.intake.screen import IntakeScreen
from app.features.intake.screen.rows_model import ACTION, WRONG_ROLE
from app.features.intake.screen.track import CHECK, COLUMNS, FILE, TAKE
from app.shell.registry import intakes
from db.models import Contact
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.intake.lists import CONTACTS, state, text_list, workbook
from tests.kit.office import CLOCK
from tests.kit.qt import (
    SeenContext,
    activate,
    dialog,
    inline_context,
    open_page,
    press,
    said,
    spoken,
    threaded_context,
)

GOOD = ("Müller", "Jan", "Weg 3", "42579", "Heiligenhaus", "02056 1234", "jan@example.org")
BAD = ("Kaya", "Ulrike", "Ring 1", "42579", "Heiligenhaus", "", "kaputt@")


@pytest.fixture
def desk(store: Store) -> Desk:
    return set_up(store)


@pytest.fixture
def context(desk: Desk, qtbot: QtBot) -> Iterator[SeenContext]:
    made = inline_context(desk.store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def page(context: SeenContext, qtbot: QtBot) -> IntakeScreen:
    made = IntakeScreen(context, intakes)
    open_page(qtbot, made)
    return made


def write(folder: Path, data: bytes, name: str = "kontakte.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def contacts(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(Contact)) or 0


def to_check(page: IntakeScreen, path: Path) -> None:
    page.open_file(path)
    press(page, "Weiter")
    press(page, "Weiter")
    assert page.step == CHECK


def test_a_list_comes_in_by_four_buttons_and_goes_with_one_undo(
    page: IntakeScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    before = state(desk.store)
    assert page.step == FILE
    assert not page.next.isEnabled()
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
    assert not page.next.isEnabled()
    assert page.next.toolTip() == "1 Zeile ist noch zu berichtigen oder auszulassen."
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
    assert page.next.isEnabled()
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
    assert page.next.isEnabled()


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
    assert not page.next.isEnabled()
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


def test_columns_are_chosen_by_hand_and_the_heading_moved(page: IntakeScreen, tmp_path: Path) -> None:
    rows = [("Stand 2023", "", ""), ("A", "B", "C"), ("Müller", "Jan", "x")]
    page.open_file(write(tmp_path, workbook(rows)))
    page.file_step.choose("contacts")
    press(page, "Weiter")
    step = page.columns_step
    assert "Nachname" in said(step.missing)
    step.heading.setCurrentIndex(step.heading.findData(2))
    step.heading.activated.emit(step.heading.currentIndex())
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
    qtbot.waitUntil(lambda: page.next.isEnabled() and page.stack.isEnabled())
    for step in (COLUMNS, CHECK, TAKE):
        page.forward()
        qtbot.waitUntil(lambda step=step: page.step == step and page.stack.isEnabled())
    page.forward()
    qtbot.waitUntil(lambda: any("Abgebrochen" in sentence for sentence in spoken(context)))
    assert state(desk.store) == before
    assert page.step == TAKE
    assert page.next.isEnabled()
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
