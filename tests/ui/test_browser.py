"""The pattern of every feature, as a person meets it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from app.ui.jobs import Inline
from app.ui.jobs.outcome import Delivery
from tests.kit.qt import SeenContext, press, spoken, texts, type_into
from tests.kit.toy import COLUMNS, ToyScreen, ToyStore

KEYS = [column.key for column in COLUMNS]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_list_is_there_when_the_screen_is_shown(screen: ToyScreen) -> None:
    assert screen.table.model.rowCount() == 300
    assert "300 Beratungen" in texts(screen)
    assert screen.panel.isHidden()


def test_a_click_opens_the_record_beside_the_list(qtbot: QtBot, screen: ToyScreen) -> None:
    screen.table.clicked_row.emit(4)
    assert screen.current is not None
    assert screen.panel.title.whole() == "Müllecke am Spielplatz, Bitte an die Stadt"
    assert screen.editing.editor("concern").raw() == "Müllecke am Spielplatz, Bitte an die Stadt"
    assert screen.table.view.current_id() == 4
    assert screen._list.isVisible()


def test_in_a_narrow_window_the_record_covers_the_list(qtbot: QtBot, screen: ToyScreen) -> None:
    screen.resize(1000, 700)
    screen.open_record(4)
    assert screen._list.isHidden()
    qtbot.keyClick(screen.editing.editor("concern").target(), Qt.Key.Key_Escape)
    assert screen.panel.isHidden()
    assert screen._list.isVisible()
    screen.open_record(4)
    screen.resize(1500, 700)
    assert screen._list.isVisible()
    assert screen.panel.isVisible()


def test_a_new_record_is_saved_and_open(qtbot: QtBot, screen: ToyScreen, toys: ToyStore) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_N, CONTROL)
    assert screen.panel.title.whole() == "Neue Beratung"
    type_into(screen, "concern", "Heizung")
    qtbot.keyClick(screen.editing.editor("concern").target(), Qt.Key.Key_S, CONTROL)
    assert toys.steps == ["Beratung speichern"]
    assert toys.rows[301].concern == "Heizung"
    assert spoken(screen.context)[-1] == "Beratung gespeichert"
    assert screen.panel.title.whole() == "Heizung"
    assert not screen.editing.dirty
    assert screen.table.model.rowCount() == 301


def test_no_row_is_marked_while_a_new_record_is_typed(qtbot: QtBot, screen: ToyScreen) -> None:
    """It would look as if it were the one beside the list."""
    screen.open_record(4)
    assert screen.table.selected_ids() == (4,)
    screen.new_record()
    assert screen.table.selected_ids() == ()
    assert screen.panel.title.whole() == "Neue Beratung"
    screen.table.clicked_row.emit(4)
    assert screen.panel.title.whole() == "Müllecke am Spielplatz, Bitte an die Stadt"


def test_save_and_new_keeps_the_context(qtbot: QtBot, screen: ToyScreen, toys: ToyStore) -> None:
    screen.new_record()
    type_into(screen, "channel", "Telefon")
    type_into(screen, "day", "18.11.2026")
    type_into(screen, "concern", "Eins")
    qtbot.keyClick(screen.editing.editor("concern").target(), Qt.Key.Key_S, CONTROL | SHIFT)
    assert screen.panel.title.whole() == "Neue Beratung"
    assert screen.editing.editor("channel").value() == "phone"
    assert screen.editing.editor("day").raw() == "18.11.2026"
    assert screen.editing.editor("concern").raw() == ""


def test_a_refusal_stands_beside_its_field_and_nothing_is_lost(screen: ToyScreen, toys: ToyStore) -> None:
    screen.new_record()
    type_into(screen, "concern", "verboten")
    screen.save()
    assert any("nicht erlaubt" in text for text in texts(screen))
    assert screen.editing.editor("concern").raw() == "verboten"
    assert toys.steps == []


def test_leaving_a_record_keeps_what_was_typed(qtbot: QtBot, screen: ToyScreen, toys: ToyStore) -> None:
    screen.open_record(4)
    type_into(screen, "concern", "halb getippt")
    screen.open_record(6)
    assert toys.drafts.kept["toy:4"]["fields"]["concern"] == "halb getippt"
    assert "Entwurf" in spoken(screen.context)[-1]
    screen.open_record(4)
    press(screen, "Wiederherstellen")
    assert screen.editing.editor("concern").raw() == "halb getippt"
    assert screen.editing.dirty


def test_esc_keeps_what_was_typed(qtbot: QtBot, screen: ToyScreen, toys: ToyStore) -> None:
    screen.new_record()
    type_into(screen, "concern", "halb")
    qtbot.keyClick(screen.editing.editor("concern").target(), Qt.Key.Key_Escape)
    assert toys.drafts.kept["toy:new"]["fields"]["concern"] == "halb"
    screen.new_record()
    assert any("noch da" in text for text in texts(screen))


def test_discarding_shows_the_record_as_it_is(screen: ToyScreen, toys: ToyStore) -> None:
    screen.open_record(4)
    type_into(screen, "concern", "anders")
    press(screen.panel, "Verwerfen")
    assert screen.editing.editor("concern").raw().startswith("Müllecke")
    assert not toys.drafts.kept


def test_a_change_elsewhere_reloads_but_never_what_is_being_typed(
    screen: ToyScreen, toys: ToyStore, context: SeenContext
) -> None:
    screen.open_record(4)
    toys.rows[4] = replace(toys.rows[4], concern="Neu von anderswo")
    context.do("x", lambda _session: None, owner=context)
    assert screen.panel.title.whole() == "Neu von anderswo"
    type_into(screen, "place", "Am Markt 1")
    toys.rows[4] = replace(toys.rows[4], concern="Noch neuer")
    context.do("x", lambda _session: None, owner=context)
    assert screen.editing.editor("place").raw() == "Am Markt 1"


def test_a_hidden_screen_reloads_when_it_is_seen_again(
    screen: ToyScreen, toys: ToyStore, context: SeenContext
) -> None:
    screen.hide()
    toys.rows.pop(300)
    context.do("x", lambda _session: None, owner=context)
    assert screen.table.model.rowCount() == 300
    screen.show()
    assert screen.table.model.rowCount() == 299


def test_a_locked_record_says_why_and_takes_no_keys(qtbot: QtBot, screen: ToyScreen) -> None:
    screen.open_record(1)
    assert "Diese Beratung ist abgeschlossen." in texts(screen)
    qtbot.keyClicks(screen.editing.editor("concern").target(), "X")
    assert not screen.editing.dirty
    screen.save()
    assert "Beratung speichern" not in spoken(screen.context)
    assert not screen.panel.save.isVisibleTo(screen)
    screen.open_record(2)
    assert screen.panel.save.isVisibleTo(screen)


def test_actions_are_buttons_and_menu_and_say_what_was_done(screen: ToyScreen, toys: ToyStore) -> None:
    screen.open_record(4)
    press(screen, "Erledigen")
    assert toys.steps == ["Beratung erledigen"]
    assert spoken(screen.context)[-1] == "Beratung erledigt"
    press(screen, "Löschen")
    assert 4 not in toys.rows
    assert screen.panel.isHidden()


def test_a_record_that_is_gone_is_said(screen: ToyScreen) -> None:
    screen.open_record(999)
    assert spoken(screen.context)[-1] == "Diesen Eintrag gibt es nicht mehr."
    assert screen.panel.isHidden()


def test_a_record_deleted_here_is_not_said_to_be_gone(screen: ToyScreen) -> None:
    screen.open_record(4)
    held = _Held()
    screen.context.jobs = held
    press(screen, "Löschen")
    # The reload that the step causes is asked for before the screen hears that the step is done.
    screen.reload()
    held.deliver()
    assert screen.panel.isHidden()
    assert spoken(screen.context) == ["Beratung gelöscht"]


class _Held(Inline):
    """Jobs that wait until they are delivered, in order, as from a worker."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []

    def _run(self, work: Callable[[], Any], deliver: Delivery, owner: QObject) -> None:
        self._waiting.append(partial(super()._run, work, deliver, owner))

    def deliver(self) -> None:
        while self._waiting:
            self._waiting.pop(0)()
