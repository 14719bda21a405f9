"""Keys, focus and room: what a browser shows where, and where the cursor goes."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.system.clock import Clock
from app.ui.filters import View
from tests.kit.qt import SeenContext, activate, texts, threaded_context
from tests.kit.toy import COLUMNS, ToyScreen, ToyStore

KEYS = [column.key for column in COLUMNS]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_keys_are_heard_wherever_the_focus_is(qtbot: QtBot, context: SeenContext) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    outside, screen = QLineEdit(), ToyScreen(context)
    layout.addWidget(outside)
    layout.addWidget(screen)
    window.show()
    activate(qtbot, window)
    outside.setFocus()
    qtbot.keyClick(outside, Qt.Key.Key_N, CONTROL)
    assert screen.panel.title.whole() == "Neue Beratung"
    outside.setFocus()
    qtbot.keyClick(outside, Qt.Key.Key_Escape)
    assert screen.panel.isHidden()
    outside.setFocus()
    qtbot.keyClick(outside, Qt.Key.Key_F, CONTROL)
    assert screen.bar.search.hasFocus()


def test_keys_turn_from_tab_to_tab_of_a_record(qtbot: QtBot, screen: ToyScreen) -> None:
    activate(qtbot, screen)
    bar = screen.panel.bar

    def turned(key: Qt.Key, with_keys: Qt.KeyboardModifier) -> str:
        qtbot.keyClick(QApplication.focusWidget() or screen, key, with_keys)
        return bar.tabText(bar.currentIndex())

    screen.table.take_focus()
    turned(Qt.Key.Key_Tab, CONTROL)  # nothing is open
    assert screen.panel.isHidden()
    screen.open_record(4)
    screen.editing.focus_first()
    titles = [bar.tabText(at) for at in range(bar.count())]
    assert len(titles) > 1
    assert [turned(Qt.Key.Key_Tab, CONTROL) for _ in titles] == [*titles[1:], titles[0]]
    # Where the focus was is gone from sight: it stands on the tab.
    assert bar.hasFocus()
    assert turned(Qt.Key.Key_Backtab, CONTROL | SHIFT) == titles[-1]
    screen.new_record()
    assert turned(Qt.Key.Key_Tab, CONTROL) == titles[0]


def test_beside_an_open_record_a_narrow_list_shows_only_what_matters(screen: ToyScreen) -> None:
    screen.resize(1096, 700)  # what a window of 1280 pixels leaves beside the navigation
    view = screen.table.view
    chosen = view.shown_keys()
    screen.open_record(4)
    assert screen._list.isVisible()
    assert not screen.bar.columns.isVisible()
    shown = [key for at, key in enumerate(KEYS) if not view.isColumnHidden(at)]
    assert shown == chosen[: len(shown)] != chosen
    assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.shown_keys() == shown
    screen.close_panel()
    assert view.shown_keys() == chosen
    assert [key for at, key in enumerate(KEYS) if not view.isColumnHidden(at)] == chosen
    assert screen.bar.columns.isVisible()


@pytest.mark.parametrize("width", [1300, 1440, 1500, 1736])
def test_beside_an_open_record_no_list_scrolls_sideways(screen: ToyScreen, width: int) -> None:
    view = screen.table.view
    for at in range(len(KEYS)):
        view.arrangement.show_column(at, shown=True)
    screen.resize(width, 900)
    screen.open_record(4)
    assert screen._list.isVisible()
    assert view.horizontalHeader().length() <= view.viewport().width()


def test_beside_an_open_record_a_filter_that_is_set_can_still_be_seen(screen: ToyScreen) -> None:
    screen.resize(1096, 700)
    screen.bar.set_state("channel", ("phone",))
    screen.open_record(4)
    assert screen.bar._chips["channel"].isVisible()
    assert not screen.bar._chips["day"].isVisible()


def test_in_an_empty_list_the_focus_is_on_what_to_do_first(
    qtbot: QtBot, context: SeenContext, toys: ToyStore
) -> None:
    toys.rows.clear()
    screen = ToyScreen(context)
    qtbot.addWidget(screen)
    screen.setFocus()
    screen.show()
    activate(qtbot, screen)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Neue Beratung"


class _PhoneFirst(ToyScreen):
    views = (View("Telefon", {"channel": "phone"}), View("Alle"))


def test_another_empty_state_takes_the_focus_of_the_one_it_replaces(
    qtbot: QtBot, toys: ToyStore, clock: Clock
) -> None:
    toys.rows.clear()
    page = QWidget()
    column = QVBoxLayout(page)
    context = threaded_context(toys, clock)
    screen = _PhoneFirst(context)
    column.addWidget(screen)
    column.addWidget(QPushButton("Sicherung"))
    qtbot.addWidget(page)
    page.show()
    screen.setFocus()
    qtbot.waitUntil(lambda: screen.empty_hint in texts(screen))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Neue Beratung"
    context.close()


def test_the_form_of_a_new_record_is_built_in_pieces_ahead_and_finished_when_it_is_wanted(
    screen: ToyScreen,
) -> None:
    assert screen._forms.built == []
    assert screen.prepare()
    (form,) = screen._forms.built
    assert len(form.sections) == 1 < len(form.spec.sections)
    screen.new_record()
    assert screen.editing is form
    assert len(form.sections) == len(form.spec.sections)
    assert not screen.prepare()


def test_a_new_record_put_away_in_an_empty_list_leaves_the_focus_there(
    qtbot: QtBot, context: SeenContext, toys: ToyStore
) -> None:
    toys.rows.clear()
    page = QWidget()
    column = QVBoxLayout(page)
    screen = ToyScreen(context)
    column.addWidget(screen)
    column.addWidget(QPushButton("Sicherung"))
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    screen.new_record()
    QApplication.processEvents()
    screen.close_panel()
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Neue Beratung"


def test_return_leads_into_the_first_record_too(qtbot: QtBot, screen: ToyScreen) -> None:
    view = screen.table.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert screen.panel.isAncestorOf(QApplication.focusWidget())


def test_behind_the_last_field_come_the_buttons_that_save_it(qtbot: QtBot, screen: ToyScreen) -> None:
    for begin in (screen.new_record, lambda: screen.open_record(4), screen.new_record):
        begin()
        QCoreApplication.processEvents()
        form = screen.editing
        assert form is not None
        stops = [stop for section in form.sections for stop in section.stops() if stop.isVisible()]
        stops[-1].setFocus()
        for button in (screen.panel.save, screen.panel.save_new, screen.panel.discard):
            if not (button.isEnabled() and button.isVisible()):
                continue
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert button.hasFocus(), button.text()
        screen.close_panel()
