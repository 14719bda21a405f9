"""What was typed is shown as it was typed, wherever Qt would read something into it."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.plain import face, tip
from app.ui.widgets import Button, Elided


def test_a_tooltip_shows_marks_as_they_were_typed() -> None:
    assert tip("Müller & Sohn") == "Müller & Sohn"
    assert "&lt;img src=x&gt; &amp;amp;" in tip("<img src=x> &amp;")
    assert "<img" not in tip("<img src=x>")


def test_a_tooltip_never_covers_the_screen() -> None:
    assert len(tip("Wort " * 20_000)) <= 600
    assert len(tip("W" * 100_000)) <= 600


def test_an_ampersand_on_a_button_is_one(qtbot: QtBot) -> None:
    button = Button("Müller & Sohn")
    qtbot.addWidget(button)
    assert QPushButton.text(button) == face("Müller & Sohn") == "Müller && Sohn"
    assert button.text() == "Müller & Sohn"
    assert button.shortcut().isEmpty()
    button.setText("A & B")
    assert (button.text(), button.shortcut().isEmpty()) == ("A & B", True)


def test_a_cut_line_tells_markup_in_its_tooltip(qtbot: QtBot) -> None:
    line = Elided("<b>fett</b>")
    qtbot.addWidget(line)
    assert "&lt;b&gt;" in line.toolTip()
