"""One real week, end to end and through the window: set up, advise, approve, write, hand over, come back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.dates import Week
from app.domain.money import Money
from app.features.applications.rules import CostLine, FinanceLine
from app.features.funds.rules import SourceLine
from app.main import Program
from app.shell import opening
from app.shell.recent import Recent
from app.shell.welcome.recovery import RecoveryPage
from app.shell.welcome.setup import SetupPage
from app.shell.window import Window
from app.system.folders import Folders
from app.system.settings import Settings
from app.ui.jobs import Inline
from db import vault
from db.models import Application, Consultation, Handover, Letter
from db.verify import verify
from tests.kit.office import CLOCK
from tests.kit.qt import answer, dialog, press, texts, type_into
from tests.kit.steps import undoable

ADDRESS = {"street": "Wiesenstraße 1", "postcode": "58452", "town": "Witten"}
PASSPHRASE = "Regenrinne Kirsche Lokführer 7"
CONCERN = "Laterne am Spielplatz flackert =HYPERLINK(1) <b>&"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program as it starts for the first time; keys are derived cheaply."""
    create = opening.create_office

    def cheap(*given: Any, cost: vault.Cost = vault.Cost.TEST) -> Any:
        return create(*given, cost=cost)

    monkeypatch.setattr(opening, "create_office", cheap)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = Program(application, Folders.under(tmp_path / "home"), CLOCK, settings=Settings(), jobs=Inline())
    monkeypatch.setattr(made, "quit", lambda: None)
    made.start()
    yield made
    if made.window is not None:
        made.window.closing.begin(another=False)
    if made.welcome is not None:
        made.welcome.close()
        made.welcome.deleteLater()
    QApplication.processEvents()
    made.deleteLater()


def set_up(program: Program, folder: Path) -> Window:
    """The wizard, from the first page to the open office."""
    assert program.welcome is not None
    program.welcome.page().new.button.click()
    page = program.welcome.page()
    assert isinstance(page, SetupPage)
    steps = (
        {"name": "Innenstadt-Büro", "district": "Wiesenviertel", "city": "Stadt Witten", **ADDRESS},
        {},
        {"person_name": "Ayşe Demir", "passphrase": PASSPHRASE, "repeated": PASSPHRASE},
        {"folder": str(folder)},
    )  # fmt: skip
    for typed in steps:
        for name, text in typed.items():
            page.fields[name].set_text(text)
        page.next.click()
    code = program.welcome.page()
    assert isinstance(code, RecoveryPage)
    code.check.set_text(code.code.text()[-5:])
    code.next.click()
    assert program.window is not None
    return program.window


def advise(window: Window) -> None:
    window.new("consultation", {})
    screen: Any = window.pages.go("consultations")
    type_into(screen, "concern", CONCERN)
    screen.save()


def found_fund(window: Window) -> None:
    screen: Any = window.pages.go("funds")
    screen.new_record()
    type_into(screen, "name", "Cityfonds Witten")
    type_into(screen, "prefix", "CF")
    screen.editing.editor("sources").show_value((SourceLine("state", "", 8000), SourceLine("city", "", 2000)))
    type_into(screen, "letter_mode", "Schreiben des Büros")
    screen.save()
    screen.panel.bar.setCurrentIndex(1)
    press(screen, "Jahr hinzufügen")
    answer("Eintragen", budget="15.000")
    screen.panel.bar.setCurrentIndex(2)
    press(screen, "Neue Fassung")
    answer("Hinzufügen", version="2026", valid_from="1.1.26", rate_bp="50", cap_project="5.000")


def add_club(window: Window) -> None:
    screen: Any = window.pages.go("contacts")
    screen.new_record()
    type_into(screen, "kind", "Organisation")
    type_into(screen, "organisation", "Kulturforum <b>& Wiese")
    for name, text in {
        "street": "Wiesenstraße",
        "house_number": "3",
        "postcode": "58452",
        "town": "Witten",
    }.items():
        type_into(screen, name, text)
    screen.save()


def receive(window: Window) -> Any:
    screen: Any = window.pages.go("applications")
    screen.new_record(contact_id=1, fund_id=1)
    for name, text in {
        "title": "Lichterfest",
        "purpose": "Licht",
        "starts_on": "1.12.26",
        "ends_on": "31.1.27",
    }.items():
        type_into(screen, name, text)
    screen.editing.editor("costs").show_value((CostLine("Sachkosten", "Lampen", Money.euros(3000)),))
    screen.editing.editor("finance").show_value((FinanceLine("own_cash", "Kasse", Money.euros(1500)),))
    type_into(screen, "requested", "1500")
    screen.editing.editor("not_begun_declared").box.click()
    screen.save()
    return screen


def decide(screen: Any) -> None:
    press(screen, "Prüfen")
    press(screen, "Bewilligen …")
    answer("Bewilligen", amount="1.500")


def write_letter(screen: Any) -> None:
    press(screen, "Bescheid …")
    press(dialog(), "Bescheid ausgeben")
    press(dialog(), "Als gedruckt vermerken")
    QApplication.processEvents()


def test_a_week_from_the_empty_folder_to_the_handover(program: Program, tmp_path: Path) -> None:
    folder, out = tmp_path / "büro", tmp_path / "übergabe"
    out.mkdir()
    window = set_up(program, folder)
    store = window.desk.store
    advise(window)
    found_fund(window)
    add_club(window)
    screen = receive(window)
    decide(screen)
    assert undoable(window.desk.store).name == "Antrag CF-2026-001 bewilligen"
    window.context.undo()
    window.context.redo()
    window.go("office")
    screen = window.pages.go("applications")
    write_letter(screen)
    handover: Any = window.pages.go("handover")
    handover.coming.start(Week(2026, 47), out)
    with store.read() as session:
        application = session.scalars(select(Application)).one()
        assert (application.reference, application.approved) == ("CF-2026-001", Money.euros(1500))
        letter = session.scalars(select(Letter)).one()
        assert letter.printed_at is not None
        assert session.scalars(select(Handover)).one().number == 1
        assert session.scalars(select(Consultation)).one().contact_id is None
    program.back_up()
    assert [finding for finding in verify(store) if not finding.ok] == []
    workbook = next(out.glob("*.xlsx"))
    assert workbook.name == "Wochenliste_2026-KW47_Wiesenviertel.xlsx"
    book = openpyxl.load_workbook(workbook)
    talks = list(book["Beratungen"].iter_rows(min_row=2, values_only=True))
    assert [talk[1] for talk in talks] == ["B-2026-0001"]
    sent = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert not any("Laterne" in str(value) for value in sent), "what was said stays in the office"
    assert 1500 in sent
    assert 13500 in sent, "what is left in the fund"
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    cover = pypdf.PdfReader(next(out.glob("*.pdf")))
    assert "KW" in cover.pages[0].extract_text()
    window.closing.begin(another=True)
    assert program.welcome is not None
    page = program.welcome.show_unlock(Recent(folder, "Innenstadt-Büro"))
    page.passphrase.set_text(PASSPHRASE)
    page.button.click()
    assert program.window is not None
    program.window.go("today")
    assert "Heute" in " ".join(texts(program.window))
    assert b"Laterne" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
