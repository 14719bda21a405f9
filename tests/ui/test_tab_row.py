"""The tabs of a record: the open one is always seen, the rest stands in the menu."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.browser.tab_row import TabRow

TITLES = (
    "Angaben",
    "Berechnung",
    "Unterlagen",
    "Schreiben",
    "Zahlungen",
    "Nachweis",
    "Akte",
    "Fristen",
    "Verlauf",
)


@pytest.mark.parametrize("width", range(300, 660, 3))
def test_the_open_tab_is_seen_at_any_width(qtbot: QtBot, width: int) -> None:
    row = TabRow(TITLES)
    qtbot.addWidget(row)
    row.resize(width, 48)
    row.show()
    for at in [*range(len(TITLES)), 4, 7, 6, 3, 0]:
        row.bar.setCurrentIndex(at)
        for _ in range(3):
            QApplication.processEvents()
        assert row.bar.isTabVisible(at)
        assert row.bar.rect().contains(row.bar.tabRect(at)), f"{TITLES[at]} is cut at {width}"
        named = {action.text() for action in row.more.menu().actions()}
        seen = {title for n, title in enumerate(TITLES) if row.bar.isTabVisible(n)}
        assert seen | named == set(TITLES)
        assert not seen & named
