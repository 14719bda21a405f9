"""The page „Gremien“ by keyboard: a whole sitting from planning to closing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.features.applications.queries import calculation
from app.features.applications.service import decide
from app.features.sittings.screen import SittingsScreen
from app.features.sittings.screen.attendance import AttendancePanel
from app.features.sittings.screen.items import ItemsPanel
from app.ui.fields.rows import RowsEditor
from db.store import Store
from tests.features.applications.paper import equip
from tests.features.sittings.by_hand import tab
from tests.features.sittings.case import Board, application, apply, detail, items, make_board, plan, put_on
from tests.kit.office import CLOCK
from tests.kit.qt import (
    activate,
    open_page,
    press,
    said,
    spoken,
    threaded_context,
    type_into,
)


@pytest.fixture
def board(store: Store) -> Board:
    """A committee with members and money."""
    made = make_board(store)
    equip(store)
    return made


def type_keys(panel: Any, name: str, keys: str) -> None:
    """Letters into the table of a form, from its first row on."""
    editor = panel.editing.editor(name)
    assert isinstance(editor, RowsEditor)
    editor.view.setFocus()
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    QTest.keyClicks(editor.view, keys)


def save() -> None:
    """Ctrl+S wherever the cursor is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_whole_sitting_by_keyboard(screen: SittingsScreen, store: Store, board: Board) -> None:
    apply(store, "Bänke")
    apply(store, "Hochbeete")
    screen.new_of("sitting")
    browser = screen.part("sitting")
    assert browser.editing.values()["committee_id"] == board.committee_id, "there is only one"
    moment = browser.editing.editor("starts_at")
    type_into(browser, "place", "Stadtteilbüro")
    moment.show_raw(["20.11.2026", "09:00"])
    save()
    sitting_id = browser.current.id if browser.current else 0
    assert detail(store, sitting_id).reference == "Beirat, 1. Sitzung 2026"

    agenda = tab(screen, "Tagesordnung")
    assert "3.000,00" in said(agenda), "what is ready asks for that much"
    press(agenda, "Alle aufnehmen")
    assert [row.title for row in items(store, sitting_id)] == ["Bänke", "Hochbeete"]

    attendance: AttendancePanel = tab(screen, "Anwesenheit")
    type_keys(attendance, "lines", "afaeaaaa")
    assert "Beschlussfähig: 6 von 7 Stimmen" in attendance.standing.text()
    save()
    assert [line.presence for line in detail(store, sitting_id).attendance].count("present") == 6

    panel: ItemsPanel = tab(screen, "Beratung")
    for row in items(store, sitting_id):
        panel.choose(row.id)
        type_keys(panel, "ballots", "jjjjjn")
        assert "5 Ja, 1 Nein" in panel.standing.text()
        type_into(panel.editing, "outcome", "bewilligt")
        type_into(panel.editing, "text", "Das Projekt wird vorgestellt.")
        save()
    press(browser, "Sitzung schließen")
    assert spoken(screen.context)[-1].startswith("Sitzung geschlossen: 2 Entscheidungen")
    assert [application(store, row.application_id or 0).status for row in items(store, sitting_id)] == [
        "approved",
        "approved",
    ]
    screen.context.undo()
    assert detail(store, sitting_id).status == "open"


def test_what_is_saved_is_shown_as_saved_with_real_threads(qtbot: QtBot, store: Store, board: Board) -> None:
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store, "Bänke"))
    context = threaded_context(store, CLOCK)
    page = SittingsScreen(context, decide=decide, calculate=calculation)
    open_page(qtbot, page)
    activate(qtbot, page)
    page.open_ref(Ref("sitting", sitting_id))
    browser = page.part("sitting")
    qtbot.waitUntil(lambda: browser.current is not None)
    attendance: AttendancePanel = tab(page, "Anwesenheit")
    type_keys(attendance, "lines", "afaaaaaa")
    attendance.save_typed()
    form = attendance.editing
    assert form is not None
    qtbot.waitUntil(lambda: not form.dirty and detail(store, sitting_id).status == "open")
    panel: ItemsPanel = tab(page, "Beratung")
    (row,) = items(store, sitting_id)

    def voters() -> int:
        shown = browser.current.items if browser.current else ()
        return next((len(one.draft.ballots) for one in shown if one.id == row.id), 0)

    qtbot.waitUntil(lambda: voters() == 7)
    panel.choose(row.id)
    type_keys(panel, "ballots", "jjjjjjj")
    assert panel.editing is not None
    type_into(panel.editing, "outcome", "bewilligt")
    panel.save_typed()
    shown = panel.editing
    qtbot.waitUntil(lambda: not shown.dirty and items(store, sitting_id)[0].outcome == "approved")
    qtbot.waitUntil(lambda: shown.values()["taken"] == "10:00")
    # The list beside it reads once more.
    qtbot.waitUntil(lambda: not context.jobs.running())
    context.close()
