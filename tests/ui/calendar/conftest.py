"""A calendar in the active window."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.calendar.board import Board
from tests.kit.qt import activate
from tests.ui.calendar.dates import shown
from tests.ui.calendar.desk import (
    LAYERS,
    MEETING,
    THEIRS,
    TRIP,
    Heard,
)


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[Board]:
    """A calendar with one date of each sort, in the active window."""
    made = Board(shown(MEETING, TRIP, THEIRS))
    made.set_layers(LAYERS, frozenset())
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    activate(qtbot, made)
    made.view.setFocus()
    yield made
    made.hide()


@pytest.fixture
def heard(board: Board) -> Heard:
    return Heard(board)
