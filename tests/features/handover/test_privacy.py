"""Members of staff are persons too: no name of theirs goes out as data unless somebody ticked it."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from app.domain.dates import Week
from app.features.consultations import service as talks
from app.features.handover import queries
from app.features.handover.rules import SETTING, TABLES, Level, Material
from app.features.handover.screen import HandoverScreen
from app.features.handover.screen.plan_editor import PlanEditor
from db.models import Setting
from tests.features.consultations.desk import Desk
from tests.features.handover.sample import SHEETS, collect, hand_over, package
from tests.kit import factories, pdf
from tests.kit.office import NOW
from tests.kit.qt import dialog, press, texts

WEEK = Week(2026, 47)
STAFF = "Erika Muster"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A week went out; since then a talk was changed and an application checked."""
    logged = desk.log(began_at=NOW - timedelta(days=7))
    with desk.store.write("Antrag") as session:
        form = factories.application(session, factories.fund(session), factories.contact(session))
        application_id = form.id
    hand_over(desk.store, Week(2026, 46))
    with desk.store.write("Beratung ändern") as session:
        talks.save(
            session, replace(desk.draft(began_at=NOW - timedelta(days=7)), minutes=55), logged, now=NOW
        )
    with desk.store.write("Antrag prüfen") as session:
        checked = session.get_one(type(form), application_id)
        checked.status, checked.checked_on, checked.checked_by_id = "checked", NOW.date(), desk.staff_id
    return desk


def raise_level(editor: PlanEditor, level: Level) -> None:
    """Choose a level in its box, as a person does."""
    box = editor.level.box
    box.setCurrentIndex(box.findData(level))
    box.activated.emit(box.currentIndex())


def changes(material: Material) -> list[list[Any]]:
    """The sheet of changes as the city opens it."""
    book = load_workbook(BytesIO(package(material).workbook))
    return [list(row) for row in book["Änderungen"].iter_rows(values_only=True)]


def tick_of(editor: PlanEditor, sheet: str, column: str) -> QListWidgetItem:
    """The line of a column in the dialog."""
    at = [editor.sheets.item(row).text() for row in range(editor.sheets.count())].index(sheet)
    editor.sheets.setCurrentRow(at)
    return next(
        item
        for item in (editor.columns.item(row) for row in range(editor.columns.count()))
        if item.text().startswith(column)
    )


def test_the_changes_name_no_member_of_staff_by_default(desk: Desk) -> None:
    material = collect(desk.store, WEEK)
    rows = changes(material)
    assert "Wer" not in rows[0]
    assert len(rows) > 2, "the changes themselves are told"
    assert STAFF not in str(rows)
    assert material.personal == ()


def test_who_is_offered_as_personal_and_goes_out_once_ticked(screen: HandoverScreen, desk: Desk) -> None:
    press(screen, "Blätter und Spalten …")
    editor = dialog()
    assert isinstance(editor, PlanEditor)
    line = tick_of(editor, "Änderungen", "Wer")
    assert line.text() == "Wer – Beschäftigte, bleibt hier"
    assert not line.flags() & Qt.ItemFlag.ItemIsUserCheckable
    raise_level(editor, Level.STAFF)
    press(editor, "Ja, übergeben")
    assert line.text() == "Wer – Beschäftigte"
    assert line.checkState() is Qt.CheckState.Unchecked
    line.setCheckState(Qt.CheckState.Checked)
    press(editor, "Speichern")
    screen.reload()
    assert "Mit Namen der Beschäftigten: Änderungen: Wer." in " ".join(texts(screen.coming.notice))
    material = collect(desk.store, WEEK)
    rows = changes(material)
    assert [row[rows[0].index("Wer")] for row in rows[1:]] == [STAFF] * (len(rows) - 1)
    cover = pdf.text(package(material).cover)
    assert "Enthält Namen der Beschäftigten – Änderungen: Wer." in " ".join(cover.split())


def test_a_choice_kept_from_before_keeps_all_but_the_name_nobody_had_been_asked_about(desk: Desk) -> None:
    """The tick beside „Wer“ had been set for everybody who saved the dialog for another reason."""
    kept = [("record", True), ("who", True), ("at", False), ("field", True), ("after", True)]
    columns = [{"key": key, "ticked": ticked} for key, ticked in kept]
    with desk.store.write("Blätter der Übergabe wählen") as session:
        value = {"sheets": [{"key": "changes", "ticked": True, "columns": columns}]}
        session.add(Setting(key=SETTING, value=value))
    with desk.store.read() as session:
        sheet = queries.plan(session, SHEETS).sheets[0]
    assert sheet.key == "changes"
    assert sheet.ticked_keys == ("record", "field", "after", "before")
    assert STAFF not in str(changes(collect(desk.store, WEEK)))


def test_whatever_points_to_a_person_waits_for_the_tick() -> None:
    open_fields = {
        f"{table}.{column}"
        for table, words in TABLES.items()
        for column, word in words.fields.items()
        if word.target in {"staff", "contacts"} and not (word.personal or words.personal)
    }
    assert open_fields == set()
