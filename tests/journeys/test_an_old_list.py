"""An office begins with its old lists: contacts, then talks, taken back and done again, in the window."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from app.features.intake.screen.track import CHECK, TAKE
from db.models import Consultation, Contact
from db.verify import verify
from tests.features.intake.lists import state, text_list, workbook
from tests.journeys.desk import Desk, opened, prepared
from tests.kit.office import Template
from tests.kit.qt import press, said

CONTACTS = [
    ("Kontaktliste 2023",),
    ("Name", "Anschrift", "PLZ", "Ort", "Tel."),
    ("Yılmaz, Ayşe", "Hauptstr. 12a", 1067, "Dresden", 2056123456),
    ("Boxclub Unterstadt e. V.", "Ring 5", 42579, "Heiligenhaus", "zehn"),
    ("Summe", None, None, None, 2),
]
TALKS = [
    ("Datum", "Beratungsinhalt", "Dauer"),
    ("12.3.2026", "Zuschuss für den Anstrich", "1:15"),
    ("13. März 2026", "Mietminderung; zwei\nZeilen", "20 min"),
]


@pytest.fixture
def desk(qapp: QApplication, template: Template, tmp_path: Path) -> Iterator[Desk]:
    del qapp
    folder = prepared(
        template, tmp_path / "büro", guideline="hagen-wehringhausen-fassade", kind="facade", prefix="HFP"
    )
    yield from opened(folder, tmp_path / "home", "alte-liste")


def count(desk: Desk, model: Any) -> int:
    with desk.store.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_old_lists_come_in_and_go_again(desk: Desk, tmp_path: Path) -> None:
    page = desk.page("intake")
    first = tmp_path / "kontakte.xlsx"
    first.write_bytes(workbook(CONTACTS))
    before = count(desk, Contact)
    page.open_file(first)
    desk.see("Datei")
    press(page, "Weiter")
    desk.see("Spalten")
    press(page, "Weiter")
    desk.see("Prüfen")
    assert page.step == CHECK
    assert not page.foot.next.isEnabled()
    page.check_step.model.setData(page.check_step.model.place(4, "phone"), "02056 10")
    press(page, "Weiter")
    desk.see("Übernehmen")
    assert page.step == TAKE
    press(page, "2 Zeilen übernehmen")
    assert count(desk, Contact) == before + 2
    press(page, "Ersten Eintrag ansehen")
    assert "Yılmaz" in said(desk.window)

    untouched = state(desk.store)
    page = desk.page("intake")
    second = tmp_path / "beratungen.csv"
    second.write_bytes(text_list(TALKS))
    page.begin_anew()
    QApplication.activeModalWidget().close()
    page.open_file(second)
    page.file_step.choose("consultations")
    press(page, "Weiter")
    channel = page.columns_step.constants["channel_id"]
    channel.setCurrentIndex(1)
    channel.activated.emit(1)
    press(page, "Weiter")
    press(page, "Weiter")
    press(page, "2 Zeilen übernehmen")
    desk.see("Übernommen")
    assert count(desk, Consultation) == 2
    desk.window.undo.undo.trigger()
    assert state(desk.store) == untouched
    desk.window.undo.redo.trigger()
    assert count(desk, Consultation) == 2
    assert [one for one in verify(desk.store) if not one.ok and one.area != "Sicherung"] == []
    model = page.take_step.model
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "neu"
