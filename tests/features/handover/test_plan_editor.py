"""The dialog of sheets and columns: levels said yes to, titles typed, the preview that follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from shiboken6 import isValid

from app.demo.sheets import SHEETS
from app.features.handover import queries
from app.features.handover.rules import Level, Plan
from app.features.handover.rules.sent import ANSWER_TITLES
from app.features.handover.screen import HandoverScreen
from app.features.handover.screen.plan_editor import PlanEditor
from tests.features.consultations.desk import Desk
from tests.kit.qt import SeenContext, dialog, press, texts

DOWN, ALT = Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(desk: Desk) -> Desk:
    for _time in range(3):
        desk.log()
    return desk


@pytest.fixture
def editor(screen: HandoverScreen) -> Iterator[PlanEditor]:
    press(screen, "Blätter und Spalten …")
    opened = dialog()
    assert isinstance(opened, PlanEditor)
    yield opened
    if isValid(opened):
        opened.reject()


def kept(desk: Desk) -> Plan:
    """What was saved."""
    with desk.store.read() as session:
        return queries.plan(session, SHEETS)


def choose_level(editor: PlanEditor, level: Level) -> None:
    """As a person does with the keys of the box."""
    box = editor.level.box
    box.setCurrentIndex(box.findData(level))
    box.activated.emit(box.currentIndex())


def go_to(editor: PlanEditor, column: str) -> str:
    """Make a column the current one; what its line says."""
    editor.columns.go_to(column)
    return editor.columns.currentItem().text()


def headings(editor: PlanEditor) -> list[str]:
    """Headings of the preview."""
    table = editor.preview.table
    return [table.horizontalHeaderItem(at).text() for at in range(table.columnCount())]


def column_of(editor: PlanEditor, heading: str) -> list[str]:
    """What stands in a column of the preview."""
    table, at = editor.preview.table, headings(editor).index(heading)
    return [table.item(row, at).text() for row in range(table.rowCount())]


def test_the_preview_shows_what_goes_out_with_the_rows_of_the_week(editor: PlanEditor) -> None:
    assert headings(editor)[:3] == ["Nr.", "Datum", "Weg"]
    assert column_of(editor, "Datum") == ["20.11.2026"] * 3
    assert any(text.startswith("Die ersten 3 Zeilen der KW\u00a047/2026.") for text in texts(editor.preview))


def test_the_preview_shows_where_the_city_answers(editor: PlanEditor) -> None:
    found = {}
    for sheet in editor.plan().sheets:
        editor.sheets.go_to(sheet.key)
        found[sheet.key] = headings(editor)[-4:] == list(ANSWER_TITLES.values())
    assert found["applications"]
    assert not found["changes"]


def test_ticks_moves_and_titles_show_at_once_with_keys_alone(editor: PlanEditor, desk: Desk) -> None:
    editor.columns.setFocus()
    QTest.keyClick(editor.columns, Qt.Key.Key_Space)
    assert headings(editor)[:2] == ["Datum", "Weg"]
    QTest.keyClick(editor.columns, DOWN)
    QTest.keyClick(editor.columns, DOWN, ALT)
    assert headings(editor)[:2] == ["Weg", "Datum"]
    QTest.keyClick(editor.columns, Qt.Key.Key_F2)
    QTest.keyClicks(editor.column_title, "Tag")
    assert headings(editor)[:2] == ["Weg", "Tag"]
    QTest.keyClick(editor.sheets, Qt.Key.Key_F2)
    QTest.keyClicks(editor.sheet_title, "Termine am Tresen")
    assert "Vorschau: Termine am Tresen" in texts(editor.preview)
    # Strg+Eingabe; not by keyClick, which goes on with a dialog that is gone by then.
    editor.findChild(QShortcut).activated.emit()
    sheet = kept(desk).sheets[0]
    assert (sheet.heading, sheet.ticked_keys[:2]) == ("Termine am Tresen", ("channel", "day"))
    assert next(column.heading for column in sheet.columns if column.key == "day") == "Tag"


def test_a_sheet_that_stays_here_says_so(editor: PlanEditor) -> None:
    QTest.keyClick(editor.sheets, Qt.Key.Key_Space)
    assert any("geht nicht hinaus" in text for text in texts(editor.preview))
    editor.sheets.go_to("payments")
    assert any("keine Zeilen" in text for text in texts(editor.preview))


def test_what_is_above_the_level_is_grey_with_its_reason(editor: PlanEditor) -> None:
    assert go_to(editor, "contact") == "Name – Personenbezug, bleibt hier"
    item = editor.columns.currentItem()
    assert item.toolTip() == "„Name“ geht nicht hinaus: Die Liste ist „ohne Personenbezug“."
    editor.columns.setFocus()
    QTest.keyClick(editor.columns, Qt.Key.Key_Space)
    assert item.checkState() is Qt.CheckState.Unchecked
    assert "Name" not in headings(editor)


def test_a_higher_level_counts_only_once_it_was_said_yes_to(editor: PlanEditor, desk: Desk) -> None:
    choose_level(editor, Level.STAFF)
    assert any("Wirklich „mit Namen der Beschäftigten“?" in text for text in texts(editor.level))
    assert go_to(editor, "staff") == "Beraten durch – Beschäftigte, bleibt hier"
    press(editor, "Speichern")
    assert any("Bitte bestätigen Sie zuerst" in text for text in texts(editor.fault))
    press(editor, "Nein")
    assert editor.level.box.currentData() is Level.NONE
    choose_level(editor, Level.STAFF)
    press(editor, "Ja, übergeben")
    assert go_to(editor, "staff") == "Beraten durch – Beschäftigte"
    assert go_to(editor, "contact") == "Name – Personenbezug, bleibt hier"
    editor.columns.go_to("staff")
    editor.columns.currentItem().setCheckState(Qt.CheckState.Checked)
    assert column_of(editor, "Beraten durch") == ["Erika Muster"] * 3
    press(editor, "Speichern")
    assert kept(desk).personal == ("Beratungen: Beraten durch",)


def test_the_question_names_what_would_go_out_and_a_lower_level_asks_nothing(
    editor: PlanEditor, desk: Desk
) -> None:
    choose_level(editor, Level.PERSONAL)
    press(editor, "Ja, übergeben")
    for key in ("staff", "contact"):
        editor.columns.go_to(key)
        editor.columns.currentItem().setCheckState(Qt.CheckState.Checked)
    choose_level(editor, Level.NONE)
    assert not editor.level.waits
    assert "Name" not in headings(editor)
    choose_level(editor, Level.PERSONAL)
    assert any("Beratungen: Beraten durch; Beratungen: Name" in text for text in texts(editor.level))
    press(editor, "Nein")
    press(editor, "Speichern")
    plan = kept(desk)
    assert (plan.level, plan.personal) == (Level.NONE, ())
    assert plan.at(Level.STAFF).personal == ("Beratungen: Beraten durch",)


def test_a_title_that_cannot_stand_is_told_where_it_is_typed(editor: PlanEditor) -> None:
    editor.sheets.go_to("measures")
    editor.columns.go_to(editor.plan().sheets[-2].columns[1].key)
    editor.column_title.setFocus()
    QTest.keyClicks(editor.column_title, "Kennung")
    editor.sheets.go_to("consultations")
    press(editor, "Speichern")
    assert any("„Kennung“ heißt eine Spalte für die Rückmeldung" in text for text in texts(editor.fault))
    assert editor.sheets.current_key() == "measures"
    assert editor.column_title.text() == "Kennung"
    QTest.keyClick(editor.column_title, Qt.Key.Key_Backspace)
    assert editor.fault.isHidden()


def test_back_to_the_default_and_one_step_to_undo(
    screen: HandoverScreen, context: SeenContext, editor: PlanEditor, desk: Desk
) -> None:
    bare = kept(desk)
    QTest.keyClicks(editor.sheet_title, "Termine am Tresen")
    choose_level(editor, Level.STAFF)
    press(editor, "Ja, übergeben")
    press(editor, "Speichern")
    changed = kept(desk)
    assert changed != bare
    screen.edit_plan()
    again = dialog()
    assert isinstance(again, PlanEditor)
    assert again.sheet_title.text() == "Termine am Tresen"
    press(again, "Auf Vorgabe zurücksetzen")
    assert again.plan() == bare
    assert kept(desk) == changed
    press(again, "Speichern")
    assert kept(desk) == bare
    context.undo()
    assert kept(desk) == changed
    context.undo()
    assert kept(desk) == bare
