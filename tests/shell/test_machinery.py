"""What runs behind the window: crash hook, signs of life, status bar, size of text, entry point."""

import logging
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from app import __main__ as entry
from app.shell.crash import CrashHook
from app.shell.idle import Idle
from app.shell.keeper import is_old
from app.shell.language import german
from app.shell.status import Status
from app.shell.text_size import SIZES, TextSize
from app.ui.messages import Messages, Running
from app.ui.messages.crash import CrashDialog
from app.ui.theme import theme
from db.backup import Backup
from tests.kit.office import NOW
from tests.kit.qt import activate
from tests.shell.toy_pages import top_dialog


def test_a_fault_nobody_caught_is_logged_and_told_once(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    hook = CrashHook(window)
    hook.window = window
    hook.install()
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            sys.excepthook(ValueError, ValueError("Frau Yılmaz"), None)
        thread = threading.Thread(target=_fail)
        thread.start()
        thread.join()
    assert len(caplog.records) == 4
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashDialog)))
    shown = top_dialog(CrashDialog)
    assert len(window.findChildren(CrashDialog)) == 1
    assert "Yılmaz" not in shown.report.toPlainText()
    shown.copy.click()
    assert QApplication.clipboard().text() == shown.report.toPlainText()
    shown.go_on.click()


def _fail() -> None:
    raise RuntimeError("on another thread")


def test_ctrl_c_on_the_terminal_is_no_crash(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    hook = CrashHook(window)
    hook.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not window.findChildren(CrashDialog)


def test_typing_puts_the_lock_off(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    idle = Idle(window)
    window.show()
    activate(qtbot, window)
    idle.timer.setTimerType(Qt.TimerType.PreciseTimer)
    idle.wait(60)
    away: list[int] = []
    idle.away.connect(lambda: away.append(1))
    qtbot.wait(30)
    before = idle.timer.remainingTime()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert idle.timer.remainingTime() > before
    assert away == []
    idle.timer.start(10)
    qtbot.waitUntil(lambda: away == [1])


def test_running_work_is_shown_and_can_be_stopped(qtbot: Any) -> None:
    messages = Messages()
    status = Status()
    qtbot.addWidget(status)
    status.follow(messages)
    stopped: list[str] = []
    jobs = [Running("Schreiben erstellen"), Running("Mappe schreiben")]
    for job in jobs:
        job.stop = lambda title=job.title: stopped.append(title)  # type: ignore[misc]  # the loop's value
        messages.started(job)
    status.show()
    assert status.what.text() == "Schreiben erstellen und 1 weitere …"
    jobs[0].tell(3, 10, "Seite 3")
    assert (status.progress.value(), status.progress.maximum()) == (3, 10)
    status.stop.click()
    assert stopped == ["Schreiben erstellen", "Mappe schreiben"]
    for job in jobs:
        messages.ended(job)
    assert not status.what.isVisible()


def test_an_old_backup_is_old(tmp_path: Path) -> None:
    assert is_old(None, NOW)
    assert not is_old(Backup(tmp_path, NOW, "", proven=True), NOW)
    assert is_old(Backup(tmp_path, NOW.replace(day=1), "", proven=True), NOW)


def test_text_grows_and_shrinks_and_survives_a_change_of_theme(qapp: QApplication) -> None:
    look = theme()
    look.choose("light")
    sheet, font = qapp.styleSheet(), qapp.font().pointSizeF()
    size = TextSize(qapp)
    assert size.step(1) == 110
    assert qapp.font().pointSizeF() > font
    assert qapp.styleSheet() != sheet
    look.choose("dark")
    assert "11.55pt" in qapp.styleSheet()
    look.choose("light")
    size.choose(100)
    assert qapp.styleSheet() == sheet
    assert qapp.font().pointSizeF() == font
    for _ in SIZES:
        size.step(-1)
    assert size.percent == SIZES[0]
    size.choose(12345)
    assert size.percent == 100


def test_text_grows_with_the_whole_look_in_a_program_that_has_just_started(qapp: QApplication) -> None:
    look = theme()
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")  # nobody has asked for the theme yet
    size = TextSize(qapp)
    qapp.setStyleSheet(sheet)
    size.choose(150)
    assert "QPushButton[role=" in qapp.styleSheet()
    assert "15.75pt" in qapp.styleSheet()
    assert "min-height: 30px; max-height: 30px;" in qapp.styleSheet()
    size.choose(100)
    assert qapp.styleSheet() == sheet
    assert look is theme()


def test_qt_s_own_words_are_german(qtbot: Any, qapp: QApplication) -> None:
    assert german(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    assert QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--self-test"], True),
        (["--help"], False),
        (["demo", "x"], False),
        (["gibt-es-nicht"], False),
    ],
)
def test_without_a_command_the_window_opens(arguments: list[str], window: bool) -> None:
    assert entry.wants_window(arguments) is window


def test_an_office_folder_opens_in_the_window(office_folder: Path) -> None:
    assert entry.wants_window([str(office_folder)])


def test_help_on_the_command_line_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["--help"]) == 0
    assert "week" in capsys.readouterr().out
