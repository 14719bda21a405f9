"""Every guideline that comes with the program goes through the window and comes out as it was."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.features.funds import queries
from app.features.funds.form import GUIDELINE_FORM
from app.features.funds.rules import VersionDraft, checked_guideline, guideline_draft, read_guideline
from app.features.funds.screen import FundsScreen
from app.ui.form import Form
from db.store import Store
from tests.features.funds.page import found, show_tab
from tests.kit.qt import activate, dialog, press

SHIPPED = sorted((Path(__file__).parents[3] / "resources" / "guidelines").glob("*.toml"))


@pytest.fixture
def form(qtbot: QtBot, screen: FundsScreen) -> Form[VersionDraft]:
    """The form of the editor."""
    made: Form[VersionDraft] = Form(screen.context, GUIDELINE_FORM)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_published_guideline_goes_through_the_form(form: Form[VersionDraft], path: Path) -> None:
    shipped = read_guideline(path.read_text(encoding="utf-8"))
    draft = guideline_draft(shipped.version, shipped.valid_from, shipped.rules, shipped.source, shipped.note)
    form.show_draft(draft, offer=False)
    typed = form.collect()
    assert typed is not None
    assert checked_guideline(typed) == (shipped.version, shipped.valid_from, shipped.rules)
    assert (typed.source, typed.note) == (shipped.source, shipped.note)


class Keys:
    """Types into a sheet as a person does: Tab to the field by its name, then keys."""

    def __init__(self, qtbot: QtBot, sheet: Any) -> None:
        self._qtbot, self._sheet = qtbot, sheet

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        self._qtbot.keyClick(here, key, modifier)

    def to(self, target: QWidget) -> None:
        """Tab on, never back, until the cursor is there."""
        for _ in range(60):
            if QApplication.focusWidget() is target:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {target.accessibleName()}")

    def field(self, name: str) -> None:
        self.to(self._sheet.form.editor(name).target())

    def type(self, name: str, text: str) -> None:
        """Type into a field, over what stands there."""
        self.field(name)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        here = QApplication.focusWidget()
        assert here is not None
        if text.isascii():
            self._qtbot.keyClicks(here, text)
            return
        # Qt's test keys know no „€“ or „²“; sentences are pasted, as from the published text.
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def choose(self, name: str, label: str) -> None:
        """Go up or down in a list until it shows that."""
        box = self._sheet.form.editor(name).combo
        self.to(box)
        for key in (*[Qt.Key.Key_Up] * box.count(), *[Qt.Key.Key_Down] * box.count()):
            if box.currentText() == label:
                return
            self.press(key)
        assert box.currentText() == label

    def tick(self, name: str) -> None:
        self.field(name)
        self.press(Qt.Key.Key_Space)

    def open(self, title: str) -> None:
        """Open a folded section."""
        section = next(one for one in self._sheet.form.sections if one.section.title == title)
        self.to(section.stops()[0])
        self.press(Qt.Key.Key_Space)


def test_a_facade_programme_is_typed_by_keyboard(screen: FundsScreen, store: Store, qtbot: QtBot) -> None:
    """Hagen-Wehringhausen, section by section from the first field to Ctrl+Return."""
    path = next(path for path in SHIPPED if path.stem == "hagen-wehringhausen-fassade")
    shipped = read_guideline(path.read_text(encoding="utf-8"))
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    sheet: Any = dialog()
    activate(qtbot, sheet)
    keys = Keys(qtbot, sheet)
    keys.type("version", "2016")
    keys.type("valid_from", "1.1.2016")
    keys.type("source", shipped.source)
    keys.type("note", shipped.note)
    keys.type("rate_bp", "50")
    keys.choose("amounts", "Bruttobeträge")
    keys.type("grant_per_m2", "30")
    keys.open("Kosten und Eigenanteil")
    keys.tick("labour_eligible")
    keys.open("Antrag")
    keys.type("declarations", shipped.rules.declarations[0])
    keys.type("deadlines", "30.6.")
    keys.open("Gebiet und Objekt")
    keys.type("dwellings", "2")
    keys.type("storeys", "2")
    keys.tick("trade_firm_only")
    keys.open("Fristen")
    keys.tick("execution_year_end")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with store.read() as session:
        saved = queries.detail(session, 1).guidelines[0]
    assert saved.rules == shipped.rules
    assert (saved.draft.source, saved.draft.note) == (shipped.source, shipped.note)
