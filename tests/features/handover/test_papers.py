"""The workbook and the cover that go out."""

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from app.domain.dates import Week
from app.domain.money import Money
from app.features.handover import excel
from db.models import FundYear
from tests.features.consultations.desk import Desk
from tests.features.handover.sample import collect, package
from tests.kit import factories, pdf
from tests.kit.pdf_rules import problems

WEEK = Week(2026, 47)
NAME = "Özgür-Wiśniewska"


def test_the_workbook_holds_real_days_and_the_same_bytes_each_time(desk: Desk) -> None:
    desk.log(concern='=HYPERLINK("http://x";"y")', result="=1+1")
    material = collect(desk.store, WEEK)
    data = excel.pack(material, b"").workbook
    assert data == excel.pack(material, b"").workbook
    book = load_workbook(BytesIO(data))
    sheet = book["Beratungen"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert row["Datum"].value == datetime(2026, 11, 20)
    assert row["Dauer (min)"].value == 25
    assert row["Ergebnis"].value == "=1+1"
    assert row["Ergebnis"].data_type != "f"
    assert sheet.freeze_panes == "A2"
    assert book["Deckblatt"]["A1"].value == "Wochenübergabe Nr. 1"


def test_the_cover_is_an_accessible_document_to_sign(desk: Desk) -> None:
    desk.log()
    data = package(collect(desk.store, WEEK)).cover
    shown = pdf.text(data)
    assert problems(data) == []
    for words_wanted in (
        "Wochenübergabe KW",
        "Beratungen nach Thema",
        "Übergeben: Erika Muster",
        "16.11.2026 bis",
    ):
        assert words_wanted in shown


def test_the_last_week_of_a_year_shows_the_funds_of_both_years(desk: Desk) -> None:
    """KW 53/2026 ends on 3 January 2027."""
    with desk.store.write("Fonds") as session:
        factories.fund(session, budget=Money(900))
        session.add(FundYear(fund_id=1, year=2027, budget=Money(700)))
    week = Week(2026, 53)
    funds = collect(desk.store, week, now=datetime(2027, 1, 4, 9)).summary.funds
    assert [(fund.year, fund.budget) for fund in funds] == [(2026, Money(900)), (2027, Money(700))]
