"""Forms by keyboard: Tab reaches everything, a refusal leads to where it can be mended."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.options import Option
from app.ui.fields import Cell, ChoiceChips, Moment, Rows, Text
from app.ui.form import Form, FormSpec, Section
from tests.kit.qt import SeenContext, activate
from tests.kit.toy import Draft, Item


def test_tab_stops_at_everything_a_field_is_made_of(qtbot: QtBot, context: SeenContext) -> None:
    spec = FormSpec(
        Section(
            "",
            Moment("day", "Wann"),
            Rows("items", "Posten", row=Item, cells=(Cell("text", "Posten"),), add="Posten hinzufügen"),
            Text("place", "Ort"),
        )
    )
    made: Form[Draft] = Form(context, spec)
    qtbot.addWidget(made)
    made.show()
    activate(qtbot, made)
    made.show_draft(replace(Draft(), day=None, items=()))
    made.focus_first()
    seen = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or getattr(focused, "text", str)())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["Wann", "Wann, Uhrzeit", "Posten hinzufügen", "Ort"]


def test_where_there_is_no_row_yet_a_refusal_leads_to_the_button_that_makes_one(
    qtbot: QtBot, context: SeenContext
) -> None:
    cells = (Cell("text", "Posten"),)
    made: Form[Draft] = Form(
        context,
        FormSpec(Section("", Rows("items", "Posten", row=Item, cells=cells, add="Posten hinzufügen"))),
    )
    qtbot.addWidget(made)
    made.show()
    activate(qtbot, made)
    made.show_draft(replace(Draft(), items=()))
    made.refuse(Refused("Bitte geben Sie mindestens einen Posten an.", "items"))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Posten hinzufügen"


def test_a_refusal_at_the_lower_edge_is_seen_whole(qtbot: QtBot, context: SeenContext) -> None:
    fields = tuple(Text(f"line{number}", f"Zeile {number}") for number in range(12))
    made: Form[Draft] = Form(context, FormSpec(Section("", *fields)))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(made)
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    QApplication.processEvents()
    made.refuse(Refused("Das geht so nicht, und warum, das sagt dieser lange Satz. " * 6, "line8"))
    QApplication.processEvents()
    error = next(one for one in made.findChildren(QLabel) if "Das geht so nicht" in one.text())
    bottom = error.mapTo(area.viewport(), error.rect().bottomLeft()).y()
    assert 0 < bottom < area.viewport().height()


def test_each_chip_is_named_by_the_field_and_by_itself(qtbot: QtBot, context: SeenContext) -> None:
    offered = (Option(1, "Carla Vogt"), Option(2, "Jana Brinkhoff"))
    spec = FormSpec(Section("", ChoiceChips("place", "Außerdem dabei", options=offered)))
    made: Form[Draft] = Form(context, spec, draft_key="small:2")
    qtbot.addWidget(made)
    made.show()
    names = [button.accessibleName() for button in made.findChildren(QPushButton) if button.isCheckable()]
    assert names == ["Außerdem dabei: Carla Vogt", "Außerdem dabei: Jana Brinkhoff"]
