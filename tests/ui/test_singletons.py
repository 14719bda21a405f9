"""None, True and False do not run out, however often Qt is called."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.singletons import immortal

_ENOUGH = 1 << 30


class Speaker(QObject):
    said = Signal()


def test_calls_and_signals_leave_enough_references(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    speaker = Speaker()
    speaker.said.connect(lambda: None)
    for _ in range(2000):
        label.setVisible(False)
        speaker.said.emit()
    for one in (None, True, False):
        assert sys.getrefcount(one) > _ENOUGH


@pytest.mark.skipif(sys.version_info < (3, 12), reason="there they are not immortal by themselves")
def test_newer_pythons_need_no_help() -> None:
    assert not immortal()


def test_it_is_for_python_3_11_only() -> None:
    assert not immortal((3, 12))
    assert not immortal((3, 14))
