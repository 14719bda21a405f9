"""The week in three clicks: the page, the button, the folder; a week left out goes out with the next."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QFileDialog, QWidget

from app.domain.dates import Week
from app.features.handover.screen.coming import FOLDER
from tests.features.handover.sample import hand_over
from tests.journeys.desk import Desk, opened, prepared
from tests.kit.office import Template
from tests.kit.qt import dialog, texts


class Mouse:
    """Clicks with the left button, counted."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        """Click on the middle of what can be seen."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()


@pytest.fixture
def desk(template: Template, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    del qapp
    folder = prepared(
        template, tmp_path / "büro", guideline="hagen-wehringhausen-fassade", kind="facade", prefix="VF"
    )
    yield from opened(folder, tmp_path / "home", "drei klicks")


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The button of that word."""
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == text and one.isVisible())


def agree(chooser: QFileDialog) -> QWidget:
    """The button with which a person takes the folder that is shown."""
    box = chooser.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    found = [one for one in box.buttons() if box.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole]
    assert len(found) == 1
    return found[0]


def test_three_clicks_and_the_week_lies_in_the_folder_of_last_time(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "Wochenlisten"
    out.mkdir()
    window = desk.window
    window.context.settings.put(FOLDER, str(out))
    mouse = Mouse()
    mouse.click(button(window.navigation, "Übergabe"))
    page = window.pages.go("handover")
    desk.see("Übergabe")
    mouse.click(button(page, "Übergeben …"))
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    assert Path(chooser.directory().absolutePath()) == out, "the folder of last time is offered"
    desk.see("Ordner")
    mouse.click(agree(chooser))
    assert mouse.clicks == 3
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".xlsx"]
    assert any("Übergabe Nr. 1" in text for text in texts(page))


def test_weeks_left_out_are_noticed_on_two_pages_and_go_out_with_the_next(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    hand_over(desk.store, Week(2026, 44))
    today = window.pages.go("today")
    today.reload()
    assert "KW\u00a045/2026 und KW\u00a046/2026 sind noch nicht übergeben." in texts(today)
    page = window.pages.go("handover")
    page.reload()
    noticed = "Nicht übergeben und hier nachgeholt: KW\u00a045/2026, KW\u00a046/2026."
    assert any(noticed in text for text in texts(page))
    page.coming.start(Week(2026, 47), tmp_path)
    assert not any("noch nicht übergeben" in text for text in texts(window.pages.go("today")))
    cover = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx")))["Deckblatt"]
    facts = {row[0].value: row[1].value for row in cover.iter_rows()}
    assert facts["Nachgeholte Wochen"] == "KW\u00a045/2026, KW\u00a046/2026"
    assert facts["Von"].date() == Week(2026, 45).first
