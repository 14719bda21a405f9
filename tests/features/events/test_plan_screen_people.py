"""Registrations, results and papers of an event in the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.demo.workshop import park_picture
from app.features.events.queries import plan, registrations, results, tasks
from app.features.events.rules.registrations import RegistrationDraft
from app.features.events.rules.results import PhotoDraft
from app.features.events.service import registrations as registration_service
from app.features.events.service import results as result_service
from db import files
from db.models import Printed
from db.store import Store
from tests.features.events.festival import FEST, fest
from tests.features.events.plan_window import SOON, opened, tab
from tests.kit import pdf
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import (
    SeenContext,
    activate,
    answer,
    dialog,
    inline_context,
    press,
    said,
    spoken,
    texts,
    type_into,
)


@pytest.fixture
def context(store: Store) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


def test_registrations_are_typed_one_after_the_other_by_keyboard(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    appointment_id = fest(store)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Anmeldungen")
    assert panel.said.text().startswith("Keine Plätze vergeben")
    press(panel, "Plätze …")
    answer("Speichern", capacity="2")
    for name in ("Familie Kaya", "Ohm", "Lenz"):
        line = panel.quick.editor("name").line
        line.setFocus()
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert panel.quick.editor("name").line.text() == ""
    rows = list(panel.list.rows.values())
    assert [(row.name, row.state) for row in rows] == [
        ("Familie Kaya", "confirmed"),
        ("Ohm", "confirmed"),
        ("Lenz", "waiting"),
    ]
    assert "2 von 2 Plätzen vergeben, ausgebucht" in panel.said.text()
    panel.list._choose(rows[1].id)
    press(panel, "Abmelden")
    assert any("Nachgerückt: Lenz (1 Platz)" in sentence for sentence in spoken(context))
    panel.list._choose(rows[2].id)
    activate(qtbot, screen)
    panel.list.table.view.setFocus()
    QTest.keyClick(panel.list.table.view, Qt.Key.Key_Space)
    assert panel.list.rows[rows[2].id].attended is True
    press(panel, "Doch nicht da")
    assert panel.list.rows[rows[2].id].attended is None


def test_an_empty_name_is_said_beside_the_field(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    screen = opened(qtbot, context, fest(store))
    panel = tab(screen, "Anmeldungen")
    press(panel, "Eintragen")
    assert "Bitte geben Sie einen Namen an." in said(screen)
    panel.quick.accept_saved()


def test_names_are_erased_when_it_is_over(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    appointment_id = fest(store, replace(FEST, starts_at=NOW - timedelta(9), ends_at=NOW - timedelta(8)))
    with store.write("Anmelden") as session:
        registration_service.register(session, appointment_id, RegistrationDraft("Ohm", 3), now=NOW)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Anmeldungen")
    press(panel, "Namen löschen …")
    press(dialog(), "Namen löschen")
    with store.read() as session:
        found = registrations.detail(session, appointment_id)
    assert [(row.name, row.seats) for row in found.rows] == [("(gelöscht)", 3)]


def test_results_photos_and_the_report(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    appointment_id = fest(store, replace(FEST, starts_at=NOW - timedelta(9), ends_at=NOW - timedelta(8)))
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Beteiligung")
    press(panel, "Ergebnis hinzufügen …")
    answer("Speichern", topic="Grün", result="Mehr Bäume")
    evaluation = tab(screen, "Auswertung")
    type_into(evaluation, "visitors", "120")
    screen.save()
    assert "120 Personen waren da" in evaluation.count.text()
    press(evaluation, "Kurzbericht …")
    preview = dialog()
    press(preview, "Ausgeben")
    final = dialog()
    assert isinstance(final, QDialog)
    final.close()
    with store.read() as session:
        assert results.results(session, appointment_id).rows[0].topic == "Grün"
        assert [one.kind for one in session.query(Printed)] == ["report"]


def test_the_chosen_photograph_is_seen(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    appointment_id = fest(store)
    whole = park_picture(90, 60)
    with store.write("Fotos") as session:
        for data, what in ((whole, "Ein Park"), (whole[:60], "Halber Park")):
            result_service.save_photo(session, appointment_id, PhotoDraft(data, "", what))
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Auswertung")
    assert panel.picture.accessibleName() == "Ein Park"
    assert not panel.picture.pixmap().isNull()
    panel.photos._choose(max(panel.photos.rows))
    assert "beschädigt" in panel.picture.text()


def test_every_paper_can_be_looked_at(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    screen = opened(qtbot, context, fest(store, SOON))
    panel = tab(screen, "Aufgaben")
    press(panel, "Checkliste einfügen …")
    answer("Einfügen", name="Straßenfest")
    press(panel, "Drucken …")
    dialog().close()
    attendance = tab(screen, "Anmeldungen")
    press(attendance, "Anwesenheitsliste …")
    dialog().close()


def test_a_sheet_says_before_it_is_printed_which_signs_no_font_has(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    appointment_id = fest(store)
    with store.write("Anmelden") as session:
        for name in ("أحمد الخطيب", "דוד לוי", "陈小明 🎉"):
            registration_service.register(session, appointment_id, RegistrationDraft(name), now=NOW)
    attendance = tab(opened(qtbot, context, appointment_id), "Anmeldungen")
    press(attendance, "Anwesenheitsliste …")
    told = " ".join(texts(dialog()))
    assert "weil keine Schrift sie hat: 陈 小 明 🎉 (in „陈小明 🎉“)" in told
    assert "أحمد" not in told
    press(dialog(), "Ausgeben")
    dialog().close()
    with store.read() as session:
        (row,) = session.scalars(select(Printed))
        kept = files.data(session, row.file_id)
    text = pdf.text(kept)
    assert "ChenXiaoMing" in text
    assert "□" not in text


def test_the_next_one_begins_with_this_plan(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    appointment_id = fest(store)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Planung")
    type_into(panel, "expected", "450")
    screen.save()
    press(screen, "Als Vorlage …")
    answer("Anlegen", title="Fest 2028")
    assert screen.current is not None
    assert screen.current.draft.title == "Fest 2028"
    with store.read() as session:
        assert plan.detail(session, screen.current.id).draft.expected == 450
        assert tasks.detail(session, screen.current.id).rows == ()
