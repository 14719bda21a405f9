"""An event planned in the window, from the idea to its report."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.features.events.queries import checklists, lists, plan, registrations, results, tasks
from app.features.events.rules.registrations import RegistrationDraft
from app.features.events.screen.appointments import EventsScreen
from app.features.events.service import registrations as registration_service
from db.models import Printed
from db.store import Store
from tests.features.events.test_plan import FEST, fest
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import (
    SeenContext,
    activate,
    answer,
    dialog,
    inline_context,
    open_page,
    press,
    said,
    spoken,
    type_into,
)

SOON = replace(FEST, starts_at=NOW + timedelta(days=30), ends_at=NOW + timedelta(days=30, hours=8))


@pytest.fixture
def context(store: Store) -> SeenContext:
    return inline_context(store, CLOCK)


def opened(qtbot: QtBot, context: SeenContext, appointment_id: int) -> EventsScreen:
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    screen.open_record(appointment_id)
    return screen


def tab(screen: EventsScreen, title: str) -> Any:
    bar = screen.panel.bar
    at = next(at for at in range(bar.count()) if bar.tabText(at) == title)
    bar.setCurrentIndex(at)
    return screen.panel.built()[at]


def close(context: SeenContext) -> None:
    context.close()


def test_only_an_event_has_a_plan(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    meeting, event = fest(store, replace(FEST, kind="meeting", title="Jour fixe")), fest(store)
    screen = opened(qtbot, context, event)
    tab(screen, "Geld")
    screen.open_record(meeting)
    bar = screen.panel.bar
    shown = [bar.tabText(at) for at in range(bar.count()) if bar.isTabVisible(at)]
    assert shown[0] == "Angaben"
    assert bar.currentIndex() == 0
    assert "Geld" not in shown
    assert "Anmeldungen" not in shown
    screen.open_record(event)
    assert "Geld" in [bar.tabText(at) for at in range(bar.count())]
    close(context)


def test_it_goes_from_an_idea_to_a_plan(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    appointment_id = fest(store, SOON)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Planung")
    type_into(panel, "expected", "450")
    type_into(panel, "description", "Mit Bierstand.")
    screen.save()
    press(panel, "Planung beginnen")
    with store.read() as session:
        found = plan.detail(session, appointment_id)
    assert (found.status, found.draft.expected) == ("planned", 450)
    press(panel, "Absagen …")
    answer("Absagen", why="Sturmwarnung")
    assert "Abgesagt: Sturmwarnung" in said(screen)
    press(panel, "Doch nicht absagen")
    press(panel, "Partner hinzufügen …")
    answer("Speichern", name="Turnverein", role="Bühne")
    assert "Turnverein" in [row.name for row in panel.partners.rows.values()]
    close(context)


def test_the_checklist_comes_with_one_sheet_and_is_ticked_off(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    appointment_id = fest(store, SOON)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Aufgaben")
    press(panel, "Checkliste einfügen …")
    answer("Einfügen", name="Straßenfest")
    before = dict(panel.tasks.rows)
    assert len(before) > 8
    late = next(row for row in before.values() if row.late)
    panel.tasks._choose(late.id)
    press(panel, "Erledigt")
    assert panel.tasks.rows[late.id].state == "done"
    assert "überfällig" in said(screen)
    press(panel, "Doch nicht erledigt")
    press(panel, "Aufgabe hinzufügen …")
    answer("Speichern", title="Bauzaun bestellen", days="5")
    assert "Bauzaun bestellen" in [row.title for row in panel.tasks.rows.values()]
    context.undo()
    assert "Bauzaun bestellen" not in [row.title for row in panel.tasks.rows.values()]
    close(context)


def test_a_checklist_is_edited_and_put_back(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    screen = opened(qtbot, context, fest(store))
    panel = tab(screen, "Aufgaben")
    press(panel, "Checklisten bearbeiten …")
    window = dialog()
    row = next(row for row in window.lists.rows.values() if row.name == "Begehung")
    window.lists._choose(row.id)
    press(window, "Ändern …")
    answer("Speichern", name="Begehung")
    assert next(row for row in window.lists.rows.values() if row.name == "Begehung").origin == "geändert"
    press(window, "Auf die ausgelieferte Fassung zurücksetzen")
    with store.read() as session:
        assert all(one.id is None for one in checklists.checklists(session))
    window.close()
    close(context)


def test_money_people_and_running_order_are_typed_in_tables(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    appointment_id = fest(store)
    screen = opened(qtbot, context, appointment_id)
    money = tab(screen, "Geld")
    money.editing.editor("costs").show_raw([{"label": "Bühne", "planned": "1.800", "actual": "", "note": ""}])
    money.editing.editor("costs").edited.emit()
    assert "es fehlen 1.800,00" in money.balance.text()
    screen.save()
    crew = tab(screen, "Leute")
    crew.editing.editor("helpers").show_raw(
        [
            {
                "staff_id": None,
                "name": "Ada",
                "role": "Kuchen",
                "planned_minutes": "2:30",
                "worked_minutes": "",
            }
        ]
    )
    crew.editing.editor("helpers").edited.emit()
    assert "2:30" in crew.sums.text()
    screen.save()
    order = tab(screen, "Ablauf")
    item = {"minutes": "1:00", "place": "Bühne", "who": "", "internal": False}
    order.editing.editor("items").show_raw(
        [{**item, "at": "14:00", "title": "Chor"}, {**item, "at": "13:30", "title": "Band"}]
    )
    order.editing.editor("items").edited.emit()
    assert "während „Band“ noch läuft" in said(screen)
    screen.save()
    with store.read() as session:
        assert [line.label for line in lists.budget(session, appointment_id).draft.costs] == ["Bühne"]
        assert lists.crew(session, appointment_id).draft.helpers[0].planned_minutes == 150
        assert [one.title for one in lists.running_order(session, appointment_id).draft.items] == [
            "Band",
            "Chor",
        ]
    close(context)


def test_a_wrong_time_is_said_at_its_cell(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    screen = opened(qtbot, context, fest(store))
    order = tab(screen, "Ablauf")
    order.editing.editor("items").show_raw(
        [{"at": "mittags", "minutes": "", "title": "Chor", "place": "", "who": "", "internal": False}]
    )
    order.editing.editor("items").edited.emit()
    screen.save()
    assert "„mittags“ ist keine Uhrzeit" in said(screen)
    screen.panel.built()[screen.panel.bar.currentIndex()].editing.accept_saved()
    close(context)


def test_registrations_are_typed_one_after_the_other_by_keyboard(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    appointment_id = fest(store)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Anmeldungen")
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
    close(context)


def test_an_empty_name_is_said_beside_the_field(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    screen = opened(qtbot, context, fest(store))
    panel = tab(screen, "Anmeldungen")
    press(panel, "Eintragen")
    assert "Bitte geben Sie einen Namen an." in said(screen)
    panel.quick.accept_saved()
    close(context)


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
    close(context)


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
    close(context)


def test_every_paper_can_be_looked_at(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    screen = opened(qtbot, context, fest(store, SOON))
    panel = tab(screen, "Aufgaben")
    press(panel, "Checkliste einfügen …")
    answer("Einfügen", name="Straßenfest")
    press(panel, "Checkliste drucken …")
    dialog().close()
    attendance = tab(screen, "Anmeldungen")
    press(attendance, "Anwesenheitsliste …")
    dialog().close()
    close(context)


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
    close(context)
