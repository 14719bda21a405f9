"""Both themes keep AA contrast, are complete, and follow the system."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.icons import icon, set_icon
from app.ui.theme import DARK, LIGHT, Tokens, Tone, contrast, theme
from app.ui.theme.qss import style_sheet
from app.ui.widgets import Picture

GROUNDS = ("canvas", "surface", "sunken", "hover", "accent_ground")
both = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#000000") == contrast("#000000", "#FFFFFF")


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "quiet", "accent", "bad"])
def test_text_can_be_read_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@both
@pytest.mark.parametrize("ground", ["canvas", "surface"])
def test_placeholders_can_be_read(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.faint, getattr(tokens, ground)) >= 4.5


@both
def test_outlines_of_controls_and_focus_can_be_seen(tokens: Tokens) -> None:
    for ground in ("canvas", "surface"):
        assert contrast(tokens.control, getattr(tokens, ground)) >= 3
        assert contrast(tokens.focus, getattr(tokens, ground)) >= 3


@both
def test_words_on_buttons_and_chips_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.accent_text, tokens.accent) >= 4.5
    assert contrast(tokens.accent_text, tokens.accent_hover) >= 4.5
    assert set(tokens.tones) == set(Tone)
    for shade in tokens.tones.values():
        assert contrast(shade.text, shade.ground) >= 4.5
        assert contrast(tokens.text, shade.ground) >= 4.5


@both
def test_the_style_sheet_leaves_nothing_open(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    assert tokens.accent in sheet
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        with open(path, encoding="utf-8") as mark:  # noqa: PTH123 - the path as Qt reads it
            assert "<svg" in mark.read()


def test_the_choice_of_the_person_wins_over_the_system(qtbot: QtBot) -> None:
    current = theme()
    seen: list[bool] = []
    current.changed.connect(lambda: seen.append(current.tokens.dark))
    current.choose("dark")
    assert current.tokens is DARK
    current.choose("light")
    assert current.tokens is LIGHT
    assert seen[-1] is False
    current.choose("something else")
    assert current.choice == "system"


def test_following_the_system_is_live(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    current = theme()
    current.choose("system")
    told = QGuiApplication.styleHints().colorSchemeChanged
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        monkeypatch.setattr("app.ui.theme.current.system_scheme", lambda scheme=scheme: scheme)
        told.emit(scheme)
        assert current.tokens is tokens
    current.choose("dark")
    told.emit(Qt.ColorScheme.Light)
    assert current.tokens is DARK
    current.choose("system")
    assert current.tokens is LIGHT


def test_icons_take_the_colours_of_the_theme(qtbot: QtBot) -> None:
    theme().choose("light")
    button = QPushButton("Neu")
    qtbot.addWidget(button)
    set_icon(button, "plus")
    light = button.icon().pixmap(16).toImage()
    theme().choose("dark")
    assert button.icon().pixmap(16).toImage() != light
    theme().choose("system")
    assert not icon("house").isNull()
    set_icon(button, "")
    assert button.icon().isNull()


@pytest.mark.parametrize("name", ["info", "triangle-alert"])
def test_a_sentence_s_picture_takes_the_colours_of_the_theme(qtbot: QtBot, name: str) -> None:
    theme().choose("light")
    picture = Picture(name, 16, "text")
    qtbot.addWidget(picture)
    picture.show()
    other = Picture(name, 16, "accent")
    qtbot.addWidget(other)
    assert other.pixmap().toImage() != picture.pixmap().toImage()
    light = picture.pixmap().toImage()
    theme().choose("dark")
    assert picture.pixmap().toImage() != light
    theme().choose("system")
