"""Every field: what is typed becomes a value, comes back as typed, and is refused in a sentence."""

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextOption, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.options import Option
from app.ui.fields import (
    Amount,
    Choice,
    Day,
    Field,
    LongText,
    Minutes,
    Moment,
    Number,
    Secret,
    Share,
    Text,
    YesNo,
    YesNoUnknown,
)
from tests.kit.fields import SeenHost, editor_of, type_keys
from tests.kit.toy import CHANNELS

LINES: list[tuple[Field, str, Any, str]] = [
    (Text("t", "T"), "  ein  Wort ", "ein Wort", "ein Wort"),
    (Amount("t", "T"), "1250", Money(125_000), "1.250,00"),
    (Amount("t", "T"), "12,5 €", Money(1_250), "12,50"),
    (Share("t", "T"), "12,5 %", 1_250, "12,5"),
    (Number("t", "T"), "1.250", 1_250, "1.250"),
    (Number("t", "T", grouped=False), "1954", 1_954, "1954"),
    (Minutes("t", "T"), "90", 90, "1:30"),
    (Minutes("t", "T"), "1,5 h", 90, "1:30"),
    (Day("t", "T"), "+14", date(2026, 12, 4), "04.12.2026"),
    (Day("t", "T"), "22.11.", date(2026, 11, 22), "22.11.2026"),
    (Secret("t", "T"), " geheim ", " geheim ", " geheim "),
]


@pytest.mark.parametrize(("field", "typed", "value", "shown"), LINES, ids=lambda part: str(part)[:20])
def test_a_typed_line_is_understood_and_written_in_full(
    qtbot: QtBot, host: SeenHost, field: Field, typed: str, value: Any, shown: str
) -> None:
    editor = editor_of(qtbot, field, host)
    edits: list[int] = []
    editor.edited.connect(lambda: edits.append(1))
    type_keys(editor.line, typed)
    assert edits
    assert editor.value() == value
    editor.line.left.emit()
    assert editor.line.text() == shown
    editor.show_value(value)
    assert editor.value() == value


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        (Amount("t", "T"), "12x", "kein Betrag"),
        (Share("t", "T"), "101", "100 %"),
        (Number("t", "T", least=1800, most=2100), "17", "von 1.800 bis 2.100"),
        (Minutes("t", "T"), "lang", "keine Dauer"),
        (Day("t", "T"), "31.02.2026", "gibt es nicht"),
    ],
    ids=lambda part: str(part)[:20],
)
def test_what_is_not_understood_is_refused_beside_the_field_and_kept(
    qtbot: QtBot, host: SeenHost, field: Field, typed: str, part: str
) -> None:
    editor = editor_of(qtbot, field, host)
    type_keys(editor.line, typed)
    editor.line.left.emit()
    assert part in host.said["t"]
    assert editor.line.text() == typed
    assert editor.raw() == typed
    with pytest.raises(Refused) as caught:
        editor.value()
    assert caught.value.field == "t"


def test_required_fields_ask_for_themselves(qtbot: QtBot, host: SeenHost) -> None:
    for field in (Text("t", "Ort", required=True), Amount("t", "Ort", required=True)):
        editor = editor_of(qtbot, field, host)
        with pytest.raises(Refused, match="„Ort“"):
            editor.checked()


def test_a_megabyte_pasted_into_a_line_is_bounded_with_a_sentence(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, Text("t", "T"), host)
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    editor.line.paste()
    assert len(editor.line.text()) == 300
    QCoreApplication.processEvents()
    assert "höchstens 300 Zeichen" in host.said["t"]


def test_a_megabyte_pasted_into_a_box_is_bounded_with_a_sentence(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, LongText("t", "T"), host)
    mime = QMimeData()
    mime.setText("x" * 1_000_000)
    editor.box.insertFromMimeData(mime)
    assert len(editor.value()) == 100_000
    assert "100.000" in host.said["t"]


def test_an_endless_word_breaks_anywhere_until_another_text_is_shown(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, LongText("t", "T"), host)
    mime = QMimeData()
    mime.setText("x" * 1_000_000)
    editor.box.insertFromMimeData(mime)
    assert editor.box.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    editor.show_value("y" * 5000)
    assert editor.box.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    editor.show_value("ein Satz")
    assert editor.box.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_control_characters_go_and_line_breaks_stay(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, LongText("t", "T"), host)
    editor.show_value("eins\nzwei\x07")
    assert editor.value() == "eins\nzwei"


def test_a_long_text_grows_with_what_is_typed(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, LongText("t", "T", rows=2), host)
    small = editor.box.height()
    editor.box.setPlainText("\n".join("Zeile" for _ in range(8)))
    assert editor.box.height() > small
    high = editor.box.height()
    editor.box.setPlainText("\n".join("Zeile" for _ in range(500)))
    assert high < editor.box.height() < 500


def test_the_arrow_keys_move_a_date(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, Day("t", "T", offsets=(14,)), host)
    qtbot.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.value() == date(2026, 11, 21)
    qtbot.keyClick(editor.line, Qt.Key.Key_PageDown)
    assert editor.value() == date(2026, 10, 21)
    editor.set_read_only(True)
    qtbot.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.value() == date(2026, 10, 21)


def test_a_day_of_the_calendar_is_taken(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, Day("t", "T"), host)
    qtbot.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    month = popup.month
    month.activated.emit(month.selectedDate().addDays(3))
    assert editor.value() == date(2026, 11, 23)


def test_moments_need_both_halves(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, Moment("t", "T"), host)
    assert editor.value() is None
    type_keys(editor.day.line, "heute")
    with pytest.raises(Refused, match="Tag und Uhrzeit"):
        editor.value()
    type_keys(editor.time.line, "1405")
    assert editor.value() == datetime(2026, 11, 20, 14, 5)
    raw = editor.raw()
    editor.show_value(None)
    editor.show_raw(raw)
    assert editor.value() == datetime(2026, 11, 20, 14, 5)


def test_the_stopwatch_adds_to_what_is_typed(
    qtbot: QtBot, host: SeenHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = editor_of(qtbot, Minutes("t", "T", stopwatch=True), host)
    type_keys(editor.line, "10")
    editor.toggle()
    assert editor.running

    class Watch:
        def elapsed(self) -> int:
            return 61_000

    editor._watch = Watch()
    editor.toggle()
    assert not editor.running
    assert editor.value() == 12


def test_choices_keep_their_value_and_hide_archived_ones(qtbot: QtBot, host: SeenHost) -> None:
    options = (*CHANNELS, Option("fax", "Fax", active=False))
    editor = editor_of(qtbot, Choice("t", "T", options=options), host)
    labels = [editor.combo.itemText(at) for at in range(editor.combo.count())]
    assert "Fax" not in labels
    editor.show_value("fax")
    assert editor.combo.currentText() == "Fax"
    assert editor.value() == "fax"
    editor.show_value("telegram")
    assert editor.value() == "telegram"
    editor.show_value(None)
    assert editor.value() is None


def test_the_wheel_does_not_choose_in_passing(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, Choice("t", "T", options=CHANNELS), host)
    editor.show_value("phone")
    wheel = QWheelEvent(
        QPoint(5, 5),
        QPoint(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.combo, wheel)
    assert editor.value() == "phone"


def test_long_lists_are_searched_by_typing(qtbot: QtBot, host: SeenHost) -> None:
    options = tuple(Option(number, f"Straße {number}") for number in range(40))
    editor = editor_of(qtbot, Choice("t", "T", options=options), host)
    assert editor.combo.isEditable()
    editor.combo.setEditText("straße 17")
    assert editor.value() == 17
    editor.combo.setEditText("Allee")
    with pytest.raises(Refused, match="steht nicht zur Auswahl"):
        editor.value()


def test_yes_no_and_unknown(qtbot: QtBot, host: SeenHost) -> None:
    box = editor_of(qtbot, YesNo("t", "Namentlich"), host)
    qtbot.keyClick(box.box, Qt.Key.Key_Space)
    assert box.value() is True
    three = editor_of(qtbot, YesNoUnknown("t", "T"), host)
    for value in (True, False, None):
        three.show_value(value)
        assert three.value() is value
