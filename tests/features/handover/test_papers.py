"""The workbook and the cover that go out."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.demo.sheets import SHEETS
from app.domain.dates import Week
from app.domain.money import Money
from app.features.handover import document, excel, queries, service
from app.features.handover.rules import Level
from app.features.handover.rules.legend import legend
from db.models import FundYear, Office
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


def test_a_stranger_is_told_in_three_sentences_where_to_answer(desk: Desk) -> None:
    desk.log(concern="Gehweg kaputt")
    with desk.store.write("Büro") as session:
        session.scalars(select(Office)).one().email = "buero@example.org"
    material = collect(desk.store, WEEK)
    sentences = legend(material)
    assert len(sentences) == 3
    assert all(sentence.endswith(".") for sentence in sentences)
    made = package(material)
    sheet = load_workbook(BytesIO(made.workbook))["Deckblatt"]
    lines = [str(row[0].value) for row in sheet.iter_rows(max_row=8)]
    assert lines[3:7] == ["So antworten Sie", *(f"{at}. {one}" for at, one in enumerate(sentences, start=1))]
    shown = "".join(pdf.text(made.cover).split())
    assert all("".join(sentence.split()) in shown for sentence in sentences)
    assert "buero@example.org" in sentences[2]
    answers = [column.title for one in material.sheets for column in material.answers_of(one)]
    assert answers
    assert all(f"„{title}“" in sentences[0] for title in answers), "what it names is what stands there"


def test_where_nothing_is_asked_nobody_is_told_how_to_answer(desk: Desk) -> None:
    with desk.store.write("Spalten") as session:
        plan = queries.plan(session, SHEETS)
        sheets = (replace(sheet, ticked=sheet.key == "changes") for sheet in plan.sheets)
        service.choose(session, replace(plan, sheets=tuple(sheets)))
    material = collect(desk.store, WEEK)
    assert legend(material) == ()
    assert "So antworten Sie" not in pdf.text(package(material).cover)


@pytest.mark.parametrize(
    ("level", "said", "mark"),
    [
        (Level.NONE, "ohne Personenbezug", ""),
        (Level.STAFF, "Enthält Namen der Beschäftigten", "* nennt Beschäftigte des Büros"),
        (Level.PERSONAL, "Enthält personenbezogene Angaben – vertraulich", "** personenbezogen"),
    ],
)
def test_the_cover_says_how_much_about_persons_the_list_holds(
    desk: Desk, level: Level, said: str, mark: str
) -> None:
    desk.log()
    with desk.store.write("Spalten") as session:
        plan = queries.plan(session, SHEETS)
        sheets = (
            replace(sheet, columns=tuple(replace(column, ticked=True) for column in sheet.columns))
            for sheet in plan.sheets
        )
        service.choose(session, replace(plan, sheets=tuple(sheets)).at(level))
    material = collect(desk.store, WEEK)
    assert material.disclosed is level
    made = package(material)
    shown = " ".join(pdf.text(made.cover).split())
    assert said in shown
    assert mark in shown
    assert ("Beraten durch*" in shown) is (level is not Level.NONE)
    assert ("Name**" in shown) is (level is Level.PERSONAL)
    assert problems(made.cover) == []
    cover = load_workbook(BytesIO(made.workbook))["Deckblatt"]
    assert ["Datenschutz", level.words] in [[row[0].value, row[1].value] for row in cover.iter_rows()]


def test_the_signatures_never_stand_alone_on_a_page(desk: Desk) -> None:
    desk.log()
    material = collect(desk.store, WEEK)
    pages = set()
    for many in range(1, 14):
        cover = document.cover(replace(material, sheets=material.sheets[:1] * many))
        pages.add(len(pdf.opened(cover).pages))
        last = " ".join(words for _x, _y, words in pdf.lines(cover, len(pdf.opened(cover).pages) - 1))
        assert "Empfangen" in last
        assert "So antworten Sie" in last
    assert len(pages) > 1, "a page was broken on the way"
