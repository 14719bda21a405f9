"""A choice from an empty list says so and leads to making the first one."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.options import Option
from app.ui.fields import Choice, Host, Making
from tests.kit.fields import editor_of
from tests.kit.qt import SeenContext

MAKING = Making("Noch kein Fonds angelegt", "Fonds anlegen", "fund")


def test_an_empty_choice_offers_to_make_the_first_and_takes_it(
    qtbot: QtBot, host: Host, context: SeenContext
) -> None:
    there: list[Option] = []
    field = Choice("fund_id", "Fonds", options=lambda _session: list(there), required=True, making=MAKING)
    editor = editor_of(qtbot, field, host)
    make = editor.findChild(QPushButton)
    assert isinstance(make, QPushButton)
    assert editor.combo.currentText() == "Noch kein Fonds angelegt"
    assert make.isVisible()
    make.click()
    assert context.begun == [("fund", {})]
    editor.hide()
    there.append(Option(7, "Cityfonds"))
    context.changed.emit(frozenset({"funds"}))
    with qtbot.waitSignal(editor.edited):
        editor.show()
    assert editor.value() == 7
    assert not make.isVisible()


def test_what_was_added_on_another_page_can_be_chosen_on_return(
    qtbot: QtBot, host: Host, context: SeenContext
) -> None:
    there = [Option(1, "Bauamt")]
    editor = editor_of(qtbot, Choice("office_id", "Amt", options=lambda _session: list(there)), host)
    editor.hide()
    there.append(Option(2, "Kulturamt"))
    context.changed.emit(frozenset({"city_offices"}))
    editor.show()
    combo = editor.combo
    assert [combo.itemText(at) for at in range(combo.count())] == ["–", "Bauamt", "Kulturamt"]
    assert editor.value() is None, "nothing is chosen for anybody who did not ask for it"
