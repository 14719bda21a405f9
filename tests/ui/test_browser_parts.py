"""Parts of the browser: tabs, empty states, keyboard, work that takes time."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import Unavailable
from app.ui.actions import Action, Shortcuts
from app.ui.browser import Heading, Tab
from app.ui.browser.panel import Panel
from app.ui.browser.tab_page import TabPage
from app.ui.chips import Chip, ChipLabel, Tone
from app.ui.filters import View
from app.ui.widgets import EmptyState, Text
from tests.kit.qt import (
    SeenContext,
    inline_context,
    press,
    spoken,
    texts,
    threaded_context,
    type_into,
)
from tests.kit.toy import ToyScreen, ToyStore

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Seen(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[int] = []

    def show_record(self, detail: Any) -> None:
        self.shown.append(detail.id)


class Tabbed(ToyScreen):
    built: list[Seen]

    def tabs(self) -> tuple[Tab, ...]:
        self.built = []
        return (Tab("Schreiben", self._build),)

    def _build(self) -> Seen:
        self.built.append(Seen())
        return self.built[-1]


def test_tabs_are_built_when_first_seen(qtbot: QtBot, context: SeenContext) -> None:
    screen = Tabbed(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.open_record(4)
    assert not screen.built
    screen.panel.bar.setCurrentIndex(1)
    assert screen.built[0].shown == [4]
    assert not screen.panel.save.isVisibleTo(screen)
    screen.open_record(6)
    assert screen.built[0].shown[-1] == 6
    screen.new_record()
    assert screen.panel.bar.currentIndex() == 0


def test_an_empty_list_says_what_to_do_first(qtbot: QtBot, clock: Any) -> None:
    screen = ToyScreen(inline_context(ToyStore(0), clock))
    qtbot.addWidget(screen)
    screen.show()
    assert screen.empty_hint in texts(screen)
    press(screen.findChild(EmptyState), "Neue Beratung")
    assert screen.panel.isVisible()


class _ThisWeekFirst(ToyScreen):
    """As the diary: the first view does not show everything."""

    views = (View("Diese Woche", {"channel": "phone"}), View("Telefon", {"channel": "phone"}), View("Alle"))


def test_a_view_that_narrows_an_empty_list_still_says_what_to_do_first(qtbot: QtBot, clock: Any) -> None:
    screen = _ThisWeekFirst(inline_context(ToyStore(0), clock))
    qtbot.addWidget(screen)
    screen.show()
    assert screen.empty_hint in texts(screen)
    assert "Nichts gefunden" not in texts(screen)
    assert "0 gefunden" not in texts(screen)


def test_everything_is_everything_where_the_first_view_narrows(qtbot: QtBot, context: SeenContext) -> None:
    screen = _ThisWeekFirst(context)
    qtbot.addWidget(screen)
    screen.show()
    assert 0 < screen.table.model.rowCount() < 300
    screen.bar.search.setText("gibt es nicht")
    screen.bar.requested.emit()
    assert "0 gefunden" in texts(screen)
    press(screen, "Alle anzeigen")
    assert screen.table.model.rowCount() == 300


def test_nothing_found_offers_everything_again(qtbot: QtBot, screen: ToyScreen) -> None:
    screen.bar.search.setText("gibt es nicht")
    screen.bar.requested.emit()
    assert "Nichts gefunden" in texts(screen)
    press(screen, "Alle anzeigen")
    assert screen.table.model.rowCount() == 300


def test_the_keyboard_goes_everywhere(qtbot: QtBot, screen: ToyScreen) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(screen.bar.search.hasFocus)
    qtbot.keyClick(screen.bar.search, Qt.Key.Key_Down)
    qtbot.waitUntil(screen.table.view.hasFocus)
    qtbot.keyClick(screen.table.view, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table.view, Qt.Key.Key_Return)
    assert screen.current is not None
    assert screen.current.id == 2
    qtbot.keyClick(screen.editing.editor("concern").target(), Qt.Key.Key_PageDown, CONTROL)
    assert screen.current.id == 3
    qtbot.keyClick(screen.editing.editor("concern").target(), Qt.Key.Key_PageUp, CONTROL)
    assert screen.current.id == 2


def test_arrow_keys_show_the_next_record_beside_the_list(qtbot: QtBot, screen: ToyScreen) -> None:
    screen.open_record(4)
    qtbot.keyClick(screen.table.view, Qt.Key.Key_Down)
    assert screen.current is not None
    assert screen.current.id == 5


def test_its_shortcuts_are_told_without_a_clash(screen: ToyScreen) -> None:
    register = Shortcuts()
    register.add("Beratungen", screen.shortcuts())
    shown = {line.text: line.shown for _, lines in register.sheet() for line in lines}
    assert shown["Neue Beratung"] == "Strg+N"
    assert shown["Speichern und neu"] == "Strg+Umschalt+S"
    assert register.clashes() == []


def test_typing_while_it_saves_is_not_lost(qtbot: QtBot, toys: ToyStore, clock: Any) -> None:
    context = threaded_context(toys, clock)
    screen = ToyScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1400, 800)
    screen.show()
    screen.new_record()
    qtbot.waitUntil(lambda: context.jobs.running() == 0)
    type_into(screen, "concern", "Eins")
    screen.save()
    screen.save()
    type_into(screen, "concern", "Eins und mehr")
    qtbot.waitUntil(lambda: context.jobs.running() == 0)
    assert toys.steps == ["Beratung speichern"]
    kept = {payload["fields"]["concern"] for payload in toys.drafts.kept.values()}
    assert kept == {"Eins und mehr"}


def test_a_screen_closed_while_it_loads_is_forgotten(qtbot: QtBot, toys: ToyStore, clock: Any) -> None:
    context = threaded_context(toys, clock)
    screen = ToyScreen(context)
    screen.start()
    screen.deleteLater()
    qtbot.waitUntil(lambda: context.jobs.running() == 0)


def test_after_a_full_disk_saving_works_again(
    screen: ToyScreen, toys: ToyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.new_record()
    type_into(screen, "concern", "Eins")

    def full(*_: Any, **__: Any) -> Any:
        raise Unavailable("Der Datenträger ist voll.", "Bitte schaffen Sie Platz.")

    with monkeypatch.context() as broken:
        broken.setattr(toys, "write", full)
        screen.save()
    assert "voll" in spoken(screen.context)[-1]
    assert screen.editing.editor("concern").raw() == "Eins"
    screen.save()
    assert toys.steps == ["Beratung speichern"]


def test_chips_stay_to_be_seen_when_the_record_is_shown_anew(qtbot: QtBot) -> None:
    panel = Panel(())
    qtbot.addWidget(panel)
    panel.resize(560, 600)
    panel.show()

    def seen(word: str) -> bool:
        shown = [chip for chip in panel.findChildren(ChipLabel) if chip.isVisible()]
        whole = all(chip.visibleRegion().boundingRect().height() == chip.height() for chip in shown)
        return whole and [chip.text() for chip in shown] == [word]

    for word in ("offen", "geprüft", "bewilligt"):
        panel.show_heading(Heading("VF-2026-001", "", (Chip(word, Tone.GOOD),)), ())
        qtbot.waitUntil(lambda word=word: seen(word))


def test_the_focus_goes_from_the_action_that_was_done_to_the_next(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    panel = Panel(())
    column.addWidget(panel)
    column.addWidget(QPushButton("Sicherung"))
    qtbot.addWidget(page)
    page.show()
    heading = Heading("VF-2026-001", "", ())
    panel.show_heading(heading, (Action("Prüfen", lambda: None),))
    qtbot.waitUntil(panel._actions[0].isVisible)
    panel._actions[0].setFocus()
    panel.show_heading(heading, (Action("Bewilligen …", lambda: None),))
    assert page.focusWidget() is panel._actions[0]
    panel.show_heading(heading, ())
    assert page.focusWidget() is panel.bar


def test_a_tab_taller_than_the_window_is_scrolled_and_not_squeezed(qtbot: QtBot) -> None:
    column = QWidget()
    layout = QVBoxLayout(column)
    lines = [Text("Eine Zeile, die umbricht, sobald neben ihr zu wenig Platz ist. " * 3) for _ in range(12)]
    for line in lines:
        layout.addWidget(line)
    page = TabPage(column)
    qtbot.addWidget(page)
    page.resize(420, 240)
    page.show()
    qtbot.waitUntil(lambda: all(line.height() >= line.heightForWidth(line.width()) for line in lines))
    assert page.verticalScrollBar().maximum() > 0
    assert page.minimumSizeHint().width() >= column.minimumSizeHint().width()
