"""Sentences that appear while a person types."""

from dataclasses import dataclass

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.options import Option
from app.ui.fields import Text, Told
from app.ui.fields.told import ToldEditor
from app.ui.form import Form, FormSpec, Section
from app.ui.sight import settle
from tests.kit.qt import SeenContext


@dataclass(frozen=True)
class Small:
    """A draft with a record's number."""

    name: str = ""
    hidden: int = 7


def test_what_is_said_above_leaves_the_field_at_work_in_sight(qtbot: QtBot, context: SeenContext) -> None:
    told = Told("hidden", watch=(), find=lambda _session, _values: (), sentence="Bitte beachten:")
    made: Form[Small] = Form(context, FormSpec(Section("", told, Text("name", "Name"))))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(made)
    qtbot.addWidget(area)
    area.resize(400, 160)
    with qtbot.waitExposed(area):
        area.show()
    made.show_draft(Small())
    line = made.editor("name").target()
    line.setFocus()
    assert not line.visibleRegion().isEmpty()
    warned = made.editor("hidden")
    assert isinstance(warned, ToldEditor)
    warned.show_told([Option(0, f"Feiertag {number}") for number in range(12)])
    settle()
    assert not line.visibleRegion().isEmpty()
    # Who has scrolled away is not called back.
    area.verticalScrollBar().setValue(0)
    assert line.visibleRegion().isEmpty()
    warned.show_told([Option(0, f"Ferien {number}") for number in range(12)])
    settle()
    assert area.verticalScrollBar().value() == 0
