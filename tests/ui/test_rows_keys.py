"""The small table as a list of all there are: one letter a row."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.columns import Kind
from app.domain.options import Option
from app.ui.fields import (
    Cell,
    Host,
    Rows,
)
from tests.kit.fields import editor_of, type_keys
from tests.kit.qt import activate
from tests.kit.toy import Item

MARKS = Rows(
    "items",
    "Anwesenheit",
    row=Item,
    add="",
    cells=(
        Cell("text", "Name", fixed=True),
        Cell("source_id", "Da?", options=(Option(1, "ja"), Option(2, "nein")), keys=(("j", 1), ("n", 2))),
        Cell("amount", "Betrag", Kind.MONEY),
    ),
)


def test_a_letter_chooses_and_goes_on_to_the_next_row(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, MARKS, host)
    editor.show_value((Item("A"), Item("B"), Item("C")))
    activate(qtbot, editor)
    editor.view.setFocus()
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    type_keys(editor.view, "jNj")
    assert [row.source_id for row in editor.value()] == [1, 2, 1]
    assert editor.view.currentIndex().row() == 2, "the last row stays"
    editor.view.setCurrentIndex(editor.model.index(0, 2))
    assert not editor.choose("n"), "where letters are typed they are only letters"
    editor.set_read_only(True)
    assert not editor.choose("n")


def test_a_list_of_all_there_are_neither_grows_nor_shrinks(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, MARKS, host)
    editor.show_value((Item("A"), Item("B")))
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    editor.add_row()
    editor.remove_current()
    editor.move_current(1)
    assert [row.text for row in editor.value()] == ["A", "B"]
    assert not editor.model.flags(editor.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert editor.model.flags(editor.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert editor._add.isHidden()
