"""Cards, charts, sheets, settings pages, wizard, help and the sheet of shortcuts."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.shell.text_size import TextSize
from app.ui.actions import Action, Shortcut, Shortcuts
from app.ui.cards import Card, CardGrid, CardRow, Width
from app.ui.chips import Chip, Tone
from app.ui.fields import Secret, Text
from app.ui.fitting import fit
from app.ui.form import FormSpec, Section
from app.ui.screen import Page, Screen
from app.ui.sheet import Saving, ask_form
from app.ui.svg_view import SvgView
from app.ui.widgets import Button, Elided
from tests.kit.qt import SeenContext, dialog, press, texts, type_into
from tests.kit.toy import ToyStore

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">'
    b'<rect width="200" height="100" fill="#ff0000"/></svg>'
)


@dataclass(frozen=True)
class Office:
    name: str = ""
    secret: str = ""


SPEC = FormSpec(Section("", Text("name", "Name", required=True), Secret("secret", "Passphrase")))


def test_rows_of_a_card_lead_somewhere_by_click_and_key(qtbot: QtBot) -> None:
    card = Card("Wiedervorlagen", on_more=lambda: went.append("more"))
    qtbot.addWidget(card)
    went: list[str] = []
    chip = Chip("überfällig", Tone.BAD)
    card.set_rows([CardRow("Heizung", "20.11.2026", chip, lambda: went.append("a")), CardRow("Nur Text")])
    card.show()
    line = next(button for button in card.findChildren(QPushButton) if button.property("role") == "row")
    assert line.accessibleName() == "Heizung, 20.11.2026, überfällig"
    line.click()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    press(card, "Alle anzeigen")
    assert went == ["a", "a", "more"]
    card.set_rows([], empty="Nichts fällig.")
    assert "Nichts fällig." in texts(card)
    card.set_number("12", "Beratungen diese Woche")
    assert "12" in texts(card)
    assert "Nichts fällig." not in texts(card)


def test_cards_stand_in_as_many_columns_as_there_is_room(qtbot: QtBot) -> None:
    grid = CardGrid()
    qtbot.addWidget(grid)
    cards = [Card(str(number)) for number in range(4)]
    for card in cards[:3]:
        grid.add(card)
    grid.add(cards[3], Width.WIDE)
    grid.show()
    for width, rows in ((500, 4), (900, 3), (1400, 2)):
        grid.resize(width, 600)
        QApplication.processEvents()
        assert len({card.y() for card in cards}) == rows


def test_charts_are_drawn_in_proportion_and_described(qtbot: QtBot) -> None:
    view = SvgView()
    qtbot.addWidget(view)
    view.show_svg(SVG, "Alle Mittel sind verfügbar.")
    view.resize(100, 100)
    view.show()
    assert view.accessibleDescription() == "Alle Mittel sind verfügbar."
    assert view.heightForWidth(100) == 50
    assert view.heightForWidth(2000) == 100
    image = view.grab().toImage()
    assert image.pixelColor(50, 25).name() == "#ff0000"
    assert image.pixelColor(50, 75).name() != "#ff0000"
    card = Card("Fonds")
    qtbot.addWidget(card)
    card.set_svg(SVG, "x")
    assert card.findChild(SvgView) is not None


def test_a_sheet_stays_until_it_is_done(qtbot: QtBot, context: SeenContext, toys: ToyStore) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    done: list[Any] = []

    def act(name: str) -> int:
        if name == "verboten":
            raise Refused("Diesen Namen gibt es schon.", "name")
        return 7

    ask_form(
        context,
        owner,
        title="Umbenennen",
        spec=SPEC,
        draft=Office(),
        button="Umbenennen",
        saving=lambda draft: Saving("Büro umbenennen", lambda _s: act(draft.name)),
        done=done.append,
        key="rename",
        explain="Der neue Name gilt ab sofort.",
    )
    sheet = dialog()
    press(sheet, "Umbenennen")
    assert "Bitte füllen Sie „Name“ aus." in texts(sheet)
    type_into(sheet.form, "name", "verboten")
    press(sheet, "Umbenennen")
    assert "Diesen Namen gibt es schon." in texts(sheet)
    type_into(sheet.form, "name", "Oberstadt")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == [7]
    assert toys.steps == ["Büro umbenennen"]
    assert not sheet.isVisible()
    assert not toys.drafts.kept


@pytest.mark.parametrize("danger", [False, True])
def test_return_in_a_line_is_the_sheet_s_button_unless_it_cannot_be_undone(
    qtbot: QtBot, context: SeenContext, toys: ToyStore, danger: bool
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    sheet = ask_form(
        context,
        owner,
        title="Umbenennen",
        spec=SPEC,
        draft=Office(),
        button="Umbenennen",
        saving=lambda _draft: Saving("Büro umbenennen", lambda _s: None),
        danger=danger,
    )
    line = sheet.form.editor("name").target()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ("Bitte füllen Sie „Name“ aus." in texts(sheet)) is not danger
    type_into(sheet.form, "name", "Oberstadt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert toys.steps == ([] if danger else ["Büro umbenennen"])
    sheet.close()


def test_esc_in_a_sheet_keeps_what_was_typed(qtbot: QtBot, context: SeenContext, toys: ToyStore) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    sheet = ask_form(
        context,
        owner,
        title="Umbenennen",
        spec=SPEC,
        draft=Office(),
        button="OK",
        saving=lambda _draft: Saving("x", lambda _s: None),
        key="rename",
    )
    type_into(sheet.form, "name", "Ober")
    type_into(sheet.form, "secret", "geheim")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert toys.drafts.kept["rename"]["fields"] == {"name": "Ober", "secret": ""}


class Quiet(Screen):
    shows = frozenset({"rows"})
    loads = 0

    def reload(self) -> None:
        self.loads += 1


def test_a_screen_hears_of_its_tables_only(qtbot: QtBot, context: SeenContext) -> None:
    screen = Quiet(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.loads == 1
    context.changed.emit(frozenset({"other"}))
    assert screen.loads == 1
    context.changed.emit(frozenset({"rows", "other"}))
    assert screen.loads == 2


def test_a_page_carries_title_and_actions(qtbot: QtBot) -> None:
    page = Page("Heute", "Freitag, 20. November")
    qtbot.addWidget(page)
    done: list[int] = []
    page.add_action(Action("Übergeben", lambda: done.append(1), primary=True))
    page.add_action(Action("Gesperrt", lambda: None, enabled=False, why="Erst am Freitag."))
    page.add(QWidget())
    page.show()
    press(page, "Übergeben")
    assert done == [1]
    with pytest.raises(AssertionError, match="Erst am Freitag"):
        press(page, "Gesperrt")


def test_long_titles_end_in_an_ellipsis_and_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = Elided("Ein sehr langer Titel, der niemals in hundert Bildpunkte passt")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip().startswith("Ein sehr langer")


def test_return_presses_a_button(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("Los", run=lambda: pressed.append(1))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [1]


def test_two_actions_on_one_key_are_found() -> None:
    register = Shortcuts()
    register.add("Überall", (Shortcut("Suchen", "Ctrl+K"), Shortcut("Hilfe", "F1")))
    assert register.clashes() == []
    register.add("Überall", (Shortcut("Nochmals", "Ctrl+K"),))
    assert register.clashes() == ["Überall: Ctrl+K"]


def test_a_window_of_its_own_opens_at_the_size_of_the_text_and_within_the_screen(
    qtbot: QtBot, context: SeenContext, qapp: QApplication
) -> None:
    room = qapp.primaryScreen().availableGeometry()
    size = TextSize(qapp)
    for percent, width in ((100, 400), (150, 600)):
        size.choose(percent)
        window = QWidget()
        qtbot.addWidget(window)
        fit(window, 400, 100_000)
        assert window.width() == width
        assert window.height() < room.height()
    size.choose(100)
