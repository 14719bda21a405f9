"""An event planned in the window, from the idea to its report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.features.events.queries import checklists, lists, plan
from db.store import Store
from tests.features.events.festival import FEST, fest
from tests.features.events.plan_window import SOON, opened, tab
from tests.kit.office import CLOCK
from tests.kit.qt import (
    SeenContext,
    answer,
    dialog,
    inline_context,
    press,
    said,
    type_into,
)


@pytest.fixture
def context(store: Store) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


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
    press(panel, "Als Kontakt anlegen")
    assert context.begun == [("contact", {"name": "Turnverein"})]
    press(panel, "Entfernen")
    assert not panel.partners.rows


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
    press(panel, "Hinzufügen …")
    answer("Speichern", title="Bauzaun bestellen", days="5")
    assert "Bauzaun bestellen" in [row.title for row in panel.tasks.rows.values()]
    context.undo()
    assert "Bauzaun bestellen" not in [row.title for row in panel.tasks.rows.values()]


def test_another_date_in_the_form_moves_the_deadlines_and_one_undo_brings_all_back(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    appointment_id = fest(store, SOON)
    screen = opened(qtbot, context, appointment_id)
    panel = tab(screen, "Aufgaben")
    press(panel, "Checkliste einfügen …")
    answer("Einfügen", name="Straßenfest")
    before = {row.title: row.due_on for row in panel.tasks.rows.values()}
    screen.panel.bar.setCurrentIndex(0)
    for name in ("starts_at", "ends_at"):
        editor = screen.editing.editor(name)
        editor.show_value(editor.value() + timedelta(days=14))
        editor.edited.emit()
    screen.save()
    moved = {row.title: row.due_on for row in panel.tasks.rows.values()}
    title = "Anwohnerinnen und Anwohner informieren"
    assert moved[title] - before[title] == timedelta(days=14)
    context.undo()
    assert {row.title: row.due_on for row in panel.tasks.rows.values()} == before
    assert screen.current is not None
    assert screen.current.draft.starts_at == SOON.starts_at


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
