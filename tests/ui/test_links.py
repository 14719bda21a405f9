"""Links to other records: what is typed searches, only what is picked counts."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.options import Option
from app.ui.fields import Host, Link
from app.ui.fields.line import Line
from tests.kit.fields import editor_of
from tests.kit.qt import SeenContext, activate
from tests.kit.toy import PEOPLE, people, person


def _type(line: Line, text: str) -> None:
    line.setText(text)
    line.textEdited.emit(text)


def test_a_link_counts_only_when_picked(qtbot: QtBot, host: Host, context: SeenContext) -> None:
    field = Link("t", "Kontakt", kind="contact", find=people, label_of=person, can_create=True)
    editor = editor_of(qtbot, field, host)
    _type(editor.line, "muller")
    with pytest.raises(Refused, match="noch nicht ausgewählt"):
        editor.value()
    editor._search()
    assert editor._offers.rows() == ["Müller, Jörg   ·   Am Markt 12", "„muller“ neu anlegen …"]
    editor._pick(1)
    assert context.begun == [("contact", {"name": "muller"})]
    editor._pick(0)
    assert editor.value() == 2
    assert editor.line.text() == "Müller, Jörg"
    editor._go()
    assert context.opened[0].id == 2
    editor._empty()
    assert editor.value() is None


def test_a_link_shows_the_name_of_its_record_and_survives_as_draft(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, Link("t", "Kontakt", find=people, label_of=person), host)
    editor.show_value(3)
    assert editor.line.text() == "Bäckerei Sonnenschein"
    raw = editor.raw()
    editor.show_value(None)
    editor.show_raw(raw)
    assert editor.value() == 3
    _type(editor.line, "x")
    editor.show_raw(editor.raw())
    with pytest.raises(Refused):
        editor.value()


def test_an_exact_name_is_picked_when_the_field_is_left(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, Link("t", "Kontakt", find=people, label_of=person), host)
    _type(editor.line, "yılmaz, ayşe")
    editor._offer("yılmaz, ayşe", list(PEOPLE))
    editor._offers.close()
    editor.line.left.emit()
    assert editor.value() == 1


def test_a_link_takes_the_record_made_for_it_once_the_person_is_back(
    qtbot: QtBot, host: Host, context: SeenContext
) -> None:
    there = [Option(7, "Neubert, Anna-Lena")]
    field = Link("t", "Kontakt", kind="contact", find=lambda _s, _typed: there, can_create=True)
    editor = editor_of(qtbot, field, host)
    _type(editor.line, "Anna Neubert")
    editor._search()
    editor._pick(1)
    assert context.begun == [("contact", {"name": "Anna Neubert"})]
    editor.hide()
    editor.show()
    with pytest.raises(Refused):
        editor.value()  # nobody was made; another of a like name is not taken for it
    editor._pick(1)
    editor.hide()
    there.append(Option(8, "Neubert, Anna"))
    editor.show()
    assert editor.value() == 8
    assert editor.line.text() == "Neubert, Anna"


def test_tab_goes_on_from_a_picked_record_and_a_key_opens_it(
    qtbot: QtBot, host: Host, context: SeenContext
) -> None:
    editor = editor_of(qtbot, Link("t", "Kontakt", kind="contact", find=people, label_of=person), host)
    editor.show_value(3)
    assert editor._clear.isVisible()
    assert editor.stops() == [editor.line], "what is typed next is meant for the next field"
    activate(qtbot, editor)
    editor.line.setFocus()
    qtbot.keyClick(editor.line, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert [ref.id for ref in context.opened] == [3]
