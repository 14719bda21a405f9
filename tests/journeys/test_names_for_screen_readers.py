"""Every control a person can tab to says what it is: pages, records, sections, dialogs, the way in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QWidget

from app.cli.shot_pages import close_dialogs, stops
from app.features.office.screen.screen import OfficeScreen
from app.main import Program, guards
from app.shell import help as handbook
from app.shell import opening
from app.shell.help import Help
from app.shell.opening import Desk
from app.shell.recent import Recent
from app.shell.welcome.recovery import RecoveryPage
from app.shell.welcome.window import Entrance, Welcome
from app.shell.window import Window
from app.system.folders import Folders
from app.system.settings import Settings
from app.ui.browser.browser import RecordBrowser
from app.ui.jobs import Inline
from tests.kit import demo

_OUTSIDE = ("Drucken", "Datei", "Ordner", "Excel", "Durchsuchen")
"""Words on buttons that open dialogs of the system."""


def nameless(root: QWidget) -> list[str]:
    """Visible controls with a stop of the Tab key that a screen reader could not name."""
    found = []
    for widget in root.findChildren(QWidget):
        stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not (stop and widget.isVisibleTo(root)) or widget.objectName().startswith("qt_"):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = opening.open_demo(demo.copy(tmp_path / "office"), demo.CLOCK, lambda: None, guards())
    yield opened
    opened.store.close()


@pytest.fixture
def window(qtbot: Any, desk: Desk, tmp_path: Path) -> Iterator[Window]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    folders = Folders.under(tmp_path / "home")
    program = Program(application, folders, demo.CLOCK, settings=Settings(), jobs=Inline())
    win = program.enter(desk)
    yield win
    close_dialogs()
    win.closing.begin(another=False)
    program.deleteLater()
    QApplication.processEvents()


def test_pages_records_and_their_tabs(window: Window, desk: Desk) -> None:
    bad: dict[str, list[str]] = {}
    for stop in stops(window, desk, None):
        stop.show()
        QApplication.processEvents()
        bad[stop.name] = nameless(stop.widget())
        close_dialogs()
        if stop.name.endswith("-record"):
            bar = next(one for one in window.findChildren(QTabBar) if one.isVisible())
            for at in range(bar.count()):
                bar.setCurrentIndex(at)
                QApplication.processEvents()
                bad[f"{stop.name} {bar.tabText(at)}"] = nameless(window)
    assert {name: found for name, found in bad.items() if found} == {}
    assert len(bad) > 40


def test_what_the_buttons_of_a_record_open(window: Window, desk: Desk) -> None:
    bad: dict[str, list[str]] = {}
    for stop in stops(window, desk, None):
        if not stop.name.endswith("-record"):
            continue
        stop.show()
        browser = next(one for one in window.findChildren(RecordBrowser) if one.isVisible())
        actions = browser.record_actions(browser.current)
        for action in actions:
            if not action.text.endswith("…") or any(word in action.text for word in _OUTSIDE):
                continue
            action.run()
            QApplication.processEvents()
            bad[f"{stop.name} {action.text}"] = _dialogs()
    assert {name: found for name, found in bad.items() if found} == {}
    assert bad


def test_the_sections_of_the_office_and_what_they_open(window: Window) -> None:
    bad: dict[str, list[str]] = {}
    window.go("office")
    screen = next(one for one in window.findChildren(OfficeScreen))
    for section in tuple(screen._buttons):
        screen.show_section(section)
        QApplication.processEvents()
        bad[section] = nameless(window)
        for button in screen.findChildren(QPushButton):
            text = button.text()
            if button.isVisible() and text.endswith("…") and not any(word in text for word in _OUTSIDE):
                button.click()
                QApplication.processEvents()
                bad[f"{section} {text}"] = _dialogs()
    assert {name: found for name, found in bad.items() if found} == {}


def test_the_way_in(qtbot: Any, tmp_path: Path) -> None:
    window = Welcome(Entrance(Inline(), Settings(), demo.CLOCK, tmp_path, lambda *_: None))
    qtbot.addWidget(window)
    window.show()
    assert nameless(window.show_start()) == []
    setup = window.show_setup()
    for at in range(4):
        setup._show(at)
        assert nameless(setup) == []
    assert nameless(window.show_unlock(Recent(tmp_path, "Büro", is_demo=True))) == []
    code = RecoveryPage("AAAAA-BBBBB", "Büro")
    qtbot.addWidget(code)
    assert nameless(code) == []
    help_window = Help(handbook.topics(), window)
    qtbot.addWidget(help_window)
    assert nameless(help_window) == []


def _dialogs() -> list[str]:
    found = []
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and dialog.isModal():
            found += nameless(dialog)
    close_dialogs()
    QApplication.processEvents()
    return found
