import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.options import Option
from app.features.consultations.form.picks import PicksEditor, ranked
from app.features.consultations.screen import ConsultationsScreen
from tests.features.consultations.by_hand import Keyboard, newest, push
from tests.features.consultations.desk import Desk
from tests.kit.office import NOW
from tests.kit.qt import spoken, texts, type_into


def test_a_consultation_is_logged_by_keyboard_in_twelve_keys_beyond_the_text(
    desk: Desk, screen: ConsultationsScreen
) -> None:
    screen.table.view.setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.free_text("Zuschuss für den Hof")
    keys.press(Qt.Key.Key_Tab)
    keys.type("verf")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Tab)
    keys.type("t")
    keys.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert keys.count <= 12
    kept = newest(desk)
    assert kept.draft.concern == "Zuschuss für den Hof"
    assert kept.draft.topics == (desk.codes["Verfügungsfonds"],)
    assert (kept.channel, kept.draft.minutes) == ("Telefon", 1)
    assert (kept.draft.staff_id, kept.draft.began_at) == (desk.staff_id, NOW)


def test_the_shortest_way_is_two_keys_and_the_text(desk: Desk, screen: ConsultationsScreen) -> None:
    screen.table.view.setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.free_text("Wo ist das Bürgerbüro?")
    keys.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert keys.count == 2
    assert newest(desk).draft.concern == "Wo ist das Bürgerbüro?"
    assert spoken(screen.context)[-1] == "Beratung gespeichert"


def test_the_shortest_way_stays_short_after_an_owner_was_advised(
    desk: Desk, screen: ConsultationsScreen
) -> None:
    desk.log(target_group_id=desk.codes["Eigentümerinnen und Eigentümer"])
    screen.reload()
    screen.table.view.setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.editing.editor("object_town").raw() == "Heiligenhaus"
    keys.free_text("Wer streicht Fassaden?")
    keys.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = newest(desk)
    assert kept.draft.concern == "Wer streicht Fassaden?"
    assert kept.draft.object_town == "", "the office's own town makes no property"


TOPICS = [
    Option(at, label)
    for at, label in enumerate(("Verkehr und Parken", "Hof- und Fassadenprogramm", "Parken"))
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("park", [2, 0]), ("fass", [1]), ("huf", [1]), ("rogramm", [1]), ("xyz", []), ("VERK", [0])],
)
def test_topics_are_found_by_their_first_letters(typed: str, found: list[int]) -> None:
    assert [option.value for option in ranked(TOPICS, typed)] == found


def test_picks_are_taken_out_by_backspace_and_by_their_chip(desk: Desk, screen: ConsultationsScreen) -> None:
    screen.new_record()
    editor = screen.editing.editor("topics")
    assert isinstance(editor, PicksEditor)
    editor.line.setFocus()
    for typed in ("verf", "sonst", "hitze"):
        QTest.keyClicks(editor.line, typed)
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    labels = ("Verfügungsfonds", "Sonstiges", "Hitze und Starkregen")
    assert editor.value() == tuple(desk.codes[label] for label in labels)
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    push(editor, "Verfügungsfonds  ×")
    assert editor.value() == (desk.codes["Sonstiges"],)
    editor.show_raw(editor.raw())
    assert editor.value() == (desk.codes["Sonstiges"],)


def test_a_word_that_is_no_topic_is_refused_beside_the_field(screen: ConsultationsScreen) -> None:
    screen.new_record()
    type_into(screen, "concern", "Frage")
    editor = screen.editing.editor("topics")
    QTest.keyClicks(editor.target(), "xyz")
    screen.save()
    assert any("„xyz“ steht nicht in der Liste." in text for text in texts(screen))
    editor.show_raw([[], "verf"])
    screen.save()
    assert any("„verf“ ist noch nicht ausgewählt" in text for text in texts(screen))
