"""The week's list goes to the Bauamt, is sorted and filled in there, comes back, and is decided on.

A release, a concern answered, a question, a title both sides changed, a row that was added, a formula. Then
everything is taken back with one step, done again, and reminded of what still waits.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from app.domain.dates import Week
from app.domain.money import Money
from app.features.handover.rules.returned import Grade
from db.models import (
    Answer,
    AnswerRequest,
    Application,
    Concern,
    CostItem,
    FollowUp,
    Fund,
    ReturnedFile,
)
from db.verify import verify
from tests.journeys.desk import Desk, opened, prepared
from tests.kit import factories
from tests.kit.faults import records
from tests.kit.office import Template
from tests.kit.qt import press, said

WEEK = Week(2026, 47)
APPLICATIONS, CONCERNS = "Förderanträge", "Anliegen an die Stadt"


@pytest.fixture
def desk(qapp: QApplication, template: Template, tmp_path: Path) -> Iterator[Desk]:
    del qapp
    folder = prepared(
        template, tmp_path / "büro", guideline="leverkusen-stadtteilfonds", kind="resident", prefix="VF"
    )
    yield from opened(folder, tmp_path / "home", "rueckmeldung")


def work(desk: Desk) -> None:
    """What the office did in the week: two applications up to what the administration decides, and more."""
    with desk.store.write("Eine Woche") as session:
        fund = session.get_one(Fund, 1)
        club = factories.contact(session, kind="organisation", organisation="Verein", display_name="Verein")
        for title in ("Hoffest", "Leseecke"):
            amount = Money.euros(400)
            made = factories.application(
                session, fund, club, title=title, status="checked", requested=amount, reserved=amount
            )
            session.add(CostItem(application_id=made.id, kind="Sachkosten", text="Material", amount=amount))
        factories.concern(session, text="Laterne am Südring flackert", place="Südring")
        factories.concern(session, text="Gehweg vor der Schule", place="Schulstraße")
        factories.concern(session, text="Bank am Kirchplatz", place="Kirchplatz")


def hand_over(desk: Desk, out: Path) -> Path:
    page = desk.page("handover")
    desk.see("Übergabe")
    page.coming.start(WEEK, out)
    desk.see("Übergeben")
    return next(out.glob("*.xlsx"))


def change_meanwhile(desk: Desk) -> None:
    """Work goes on while the list is with the Bauamt."""
    with desk.store.write("Titel ändern") as session:
        session.get_one(Application, 2).title = "Leseecke im Hof"


def answer_as_the_bauamt(sent: Path, back: Path) -> None:
    """Sorted the other way round, columns hidden, typed into, a row and a column added."""
    book = openpyxl.load_workbook(sent)
    page = book[CONCERNS]
    turned = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)][::-1]
    for number, values in enumerate(turned, start=2):
        for column, value in enumerate(values, start=1):
            page.cell(number, column).value = value
    page.column_dimensions["E"].hidden = True
    _put(page, "Laterne am Südring flackert", "Rückmeldung", "erledigt")
    _put(page, "Laterne am Südring flackert", "Bemerkung der Stadt", "Leuchtmittel getauscht")
    _put(page, "Laterne am Südring flackert", "Az. der Stadt", "66-31/26")
    _put(page, "Gehweg vor der Schule", "Rückmeldung", "Rückfrage")
    _put(page, "Gehweg vor der Schule", "Rückmeldung am", date(2026, 11, 24))
    added = [None] * page.max_column
    added[3] = "Poller an der Feuerwehrzufahrt fehlt"
    page.append(added)
    page = book[APPLICATIONS]
    _put(page, "Hoffest", "Rückmeldung", "Freigabe")
    _put(page, "Leseecke", "Projekt", "Leseecke am Markt")
    page.cell(1, page.max_column + 1).value = "Notiz der Kämmerei"
    page.cell(2, page.max_column).value = "Haushaltsrest prüfen"
    book.properties.lastModifiedBy = "S. Roth"
    book.save(back)


def _put(page: Any, record: str, heading: str, value: Any) -> None:
    column = next(cell.column for cell in page[1] if cell.value == heading)
    row = next(row[0].row for row in page.iter_rows(min_row=2) if any(cell.value == record for cell in row))
    page.cell(row, column).value = value


def cells(page: Any, grade: Grade) -> list[int]:
    return [cell.id for cell in page.returned.case.comparison.cells if cell.grade is grade]


def tick(page: Any, grade: Grade) -> None:
    table = page.returned.desk.table
    assert table.select_id(cells(page, grade)[0])
    QTest.keyClick(table, Qt.Key.Key_Space)


def test_the_list_goes_out_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "übergabe"
    out.mkdir()
    work(desk)
    sent = hand_over(desk, out)
    change_meanwhile(desk)
    back = tmp_path / "zurück.xlsx"
    answer_as_the_bauamt(sent, back)
    before = records(desk.store, "drafts")
    page = desk.page("handover")
    page.returned.open_file(back)
    desk.see("Rückmeldung prüfen")
    assert page.returned.desk.head.by.text() == "S. Roth"
    assert len(cells(page, Grade.ANSWER)) == 6
    assert records(desk.store, "drafts") == before
    tick(page, Grade.CONFLICT)
    tick(page, Grade.ROW_UNKNOWN)
    tick(page, Grade.COLUMN_UNKNOWN)
    desk.see("Entschieden")
    page.returned.take_over()
    desk.see("Übernommen")
    check_taken(desk)
    after = records(desk.store, "drafts")
    desk.window.context.undo()
    assert records(desk.store, "drafts") == before
    desk.window.context.redo()
    assert records(desk.store, "drafts") == after
    press(page.returned, "Fertig")
    page.returned.open_file(back)
    desk.see("Noch einmal dieselbe Datei")
    assert not any(cell.ticked for cell in page.returned.case.comparison.cells)
    assert [found for found in verify(desk.store) if not found.ok and found.area != "Sicherung"] == []
    see_what_waits(desk)


def check_taken(desk: Desk) -> None:
    with desk.store.read() as session:
        released, titled = session.get_one(Application, 1), session.get_one(Application, 2)
        assert (released.status, released.approved) == ("approved", Money.euros(400))
        assert titled.title == "Leseecke am Markt"
        done, asked, waiting = (session.get_one(Concern, number) for number in (1, 2, 3))
        assert (done.status, done.answer) == (
            "answered",
            "erledigt – Leuchtmittel getauscht (Az. 66-31/26)",
        )
        assert (asked.status, waiting.status) == ("sent", "sent")
        assert session.query(ReturnedFile).one().answered_by == "S. Roth"
        assert {answer.verdict for answer in session.query(Answer)} == {"erledigt", "Rückfrage", "Freigabe"}
        told = " ".join(one.text for one in session.query(FollowUp))
        assert "Rückfrage der Stadt" in told
        assert "Poller an der Feuerwehrzufahrt fehlt" in told
        assert "Haushaltsrest prüfen" in told
        open_ones = session.query(AnswerRequest).filter(AnswerRequest.settled_on.is_(None))
        assert sorted(one.record_id for one in open_ones if one.record_table == "concerns") == [2, 3]


def see_what_waits(desk: Desk) -> None:
    page = desk.page("applications")
    page.open_record(1)
    desk.tab(page, "Verlauf")
    story = next(
        browser.toPlainText()
        for browser in page.panel.findChildren(QTextBrowser)
        if browser.accessibleName() == "Verlauf"
    )
    assert "Freigabe" in story
    assert "S. Roth" in story
    page = desk.page("handover")
    page.tabs.setCurrentIndex(1)
    desk.see("Was aussteht")
    today = desk.page("today")
    desk.see("Heute")
    assert "Rückmeldung" in said(today)
