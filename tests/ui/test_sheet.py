"""The modal question with a form, by keyboard."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.money import Money
from app.ui.fields import Amount, LongText
from app.ui.form import FormSpec, Section
from app.ui.sheet import Sheet
from tests.kit.qt import SeenContext, type_into


@dataclass(frozen=True)
class _Draft:
    amount: Money | None = None
    reason: str = ""


FORM = FormSpec(Section("", Amount("amount", "Betrag", required=True), LongText("reason", "Grund")))


def _shown(qtbot: QtBot, context: SeenContext, taken: list[_Draft], *, danger: bool = False) -> Sheet:
    sheet = Sheet(context, "Zahlung", FORM, _Draft(), "Buchen", danger=danger)
    qtbot.addWidget(sheet)
    sheet.on_submit(taken.append)
    sheet.open()
    return sheet


@pytest.mark.parametrize(("danger", "times"), [(False, 1), (True, 0)])
def test_return_in_a_line_is_done_with_the_sheet_unless_it_takes_something_away(
    qtbot: QtBot, context: SeenContext, danger: bool, times: int
) -> None:
    taken: list[_Draft] = []
    sheet = _shown(qtbot, context, taken, danger=danger)
    type_into(sheet.form, "amount", "400")
    qtbot.keyClick(sheet.form.editor("amount").target(), Qt.Key.Key_Return)
    assert taken == [_Draft(Money.euros(400))] * times
    sheet.reject()


def test_the_sheet_grows_with_what_is_said_beside_its_fields(qtbot: QtBot, context: SeenContext) -> None:
    sheet = _shown(qtbot, context, [])
    before = sheet.height()
    sheet.form.say("amount", "Bewilligt sind 2.530,00 €, gezahlt 0,00 €. Offen sind noch 2.530,00 €. " * 4)
    qtbot.waitUntil(lambda: sheet.height() > before)
    QApplication.processEvents()
    assert not _scrolls(sheet)
    sheet.reject()


def _scrolls(sheet: Sheet) -> bool:
    area = sheet.findChild(QScrollArea)
    return area is not None and area.verticalScrollBar().maximum() > 0


def test_return_on_cancel_cancels_and_in_a_long_text_goes_on_in_the_next_line(
    qtbot: QtBot, context: SeenContext
) -> None:
    taken: list[_Draft] = []
    sheet = _shown(qtbot, context, taken)
    qtbot.keyClick(sheet.form.editor("reason").target(), Qt.Key.Key_Return)
    assert sheet.isVisible()
    qtbot.keyClick(sheet.cancel, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert taken == []
