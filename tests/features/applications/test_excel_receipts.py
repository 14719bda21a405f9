"""The applicant's receipts list: the template, the way back, and lists nobody would want to get."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.rules.receipts import ReceiptLine
from tests.features.applications.receipt_file import DAY, KINDS, TODAY, filled, read, said, template

# -- going out


def test_the_template_explains_itself_offers_the_cost_kinds_and_adds_up() -> None:
    book = openpyxl.load_workbook(BytesIO(template()))
    assert book.sheetnames == ["Anleitung", "Belegliste", "Summen"]
    assert book.active.title == "Belegliste"
    guide = [row[0].value for row in book["Anleitung"].iter_rows() if row[0].value]
    assert guide[0] == "Belegliste zum Verwendungsnachweis CF-2026-001"
    assert any("Kontoauszug" in str(row[1].value) for row in book["Anleitung"].iter_rows())
    sheet, sums = book["Belegliste"], book["Summen"]
    assert sheet.freeze_panes == "A2"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["F2:F2001"].formula1 == "'Summen'!$A$2:$A$5"
    assert rules["B2:B2001"].type == "date"
    assert rules["G2:G2001"].type == "decimal"
    assert [row[0].value for row in sums.iter_rows(min_row=2)] == [*KINDS, "Summe der Liste"]
    assert sums["B2"].value == "=SUMIF('Belegliste'!$F$2:$F$2001,A2,'Belegliste'!$G$2:$G$2001)"
    assert sums["B6"].value == "=SUM('Belegliste'!$G$2:$G$2001)"


def test_the_same_template_is_the_same_file_and_nothing_of_the_computer_is_in_it() -> None:
    assert template() == template()
    with ZipFile(BytesIO(template())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_template_that_comes_back_is_said_to_be_empty() -> None:
    with pytest.raises(Refused, match="ist leer"):
        read(template())


# -- coming back


def test_what_was_filled_in_comes_back_as_it_was_meant() -> None:
    found = read(
        filled(
            ("1", DAY, DAY, "Schreinerei Öztürk", "Holz", "Sachkosten", 1250.5, None),
            ("2", "10.12.2026", None, "Kaya", "Farbe", "honorare ", "1.250,00 €", None),
            (None, None, None, "Ehrenamtliche", "Aufbau", "Eigenleistung", None, 90),
            (4, DAY, DAY, "Kaya", "Gutschrift", "Sachkosten", -20, None),
        )
    )
    assert not found.problems
    assert found.lines == (
        ReceiptLine(
            0, "1", "Sachkosten", "", DAY.date(), DAY.date(), "Schreinerei Öztürk", "Holz", Money(125_050)
        ),
        ReceiptLine(0, "2", "Honorare", "", DAY.date(), None, "Kaya", "Farbe", Money(125_000)),
        ReceiptLine(
            0, "", "Eigenleistung", "", None, None, "Ehrenamtliche", "Aufbau", Money(22_50), minutes=90
        ),
        ReceiptLine(0, "4", "Sachkosten", "", DAY.date(), DAY.date(), "Kaya", "Gutschrift", Money(-20_00)),
    )
    assert found.total == Money(125_050 + 125_000 + 22_50 - 20_00)


TEXT = st.text(st.sampled_from("abcÄöüßşğĆ 019.,-/&<>=+@€„“'\""), max_size=30).map(
    lambda text: " ".join(text.split())
)
LINES = st.builds(
    ReceiptLine,
    number=TEXT,
    kind=st.sampled_from(KINDS),
    invoiced_on=st.dates(date(2000, 1, 1), TODAY),
    paid_on=st.none() | st.dates(date(2000, 1, 1), TODAY),
    payee=TEXT,
    subject=TEXT,
    claimed=st.integers(-10_000_000, 10_000_000).map(Money),
    minutes=st.none() | st.integers(1, 5000),
)


@given(st.lists(LINES, min_size=1, max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_list_comes_back_to_the_cent(lines: list[ReceiptLine]) -> None:
    rows = [
        (
            line.number,
            line.invoiced_on,
            line.paid_on,
            line.payee,
            line.subject,
            line.kind,
            (line.claimed or Money()).cents / 100,
            line.minutes,
        )
        for line in lines
    ]
    book = openpyxl.load_workbook(BytesIO(template()))
    sheet = book["Belegliste"]
    for at, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(at, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    out = BytesIO()
    book.save(out)
    found = read(out.getvalue())
    assert not found.problems
    assert found.lines == tuple(lines)


# -- hostile lists


def test_every_wrong_cell_is_named_with_value_expectation_and_remedy_and_nothing_is_taken() -> None:
    data = filled(
        ("1", DAY, DAY, "A", "x", "Sachkosten", 10, None),
        ("2", "gestern", "32.12.2026", "A", "x", "Sachkosten", "zwölf Euro", None),
        ("3", datetime(2027, 12, 1), DAY, "A", "x", "Quatsch", None, None),
        ("4", DAY, DAY, "A", "x", None, 12.345, "eine Stunde"),
        ("5", DAY, DAY, "A" * 400, "x", "Sachkosten", 5, None),
    )
    found = read(data)
    assert [problem.address for problem in found.problems] == [
        "B3",
        "C3",
        "G3",
        "B4",
        "F4",
        "G4",
        "F5",
        "G5",
        "H5",
        "D6",
    ]
    sentences = said(data)
    assert sentences[0] == (
        "Belegliste, B3: „gestern“; erwartet wird ein Datum. Bitte so eingeben: 22.11.2026."
    )
    assert "„zwölf Euro“; erwartet wird ein Betrag" in sentences[2]
    assert "„01.12.2027“; erwartet wird ein Datum bis heute" in sentences[3]
    assert "„Quatsch“; erwartet wird eine Kostenart der Liste" in sentences[4]
    assert "leer; erwartet wird ein Betrag. Bitte tragen Sie" in sentences[5]


def test_a_formula_counts_as_its_value_and_an_error_is_named() -> None:
    def break_it(sheet: Any) -> None:
        sheet["G2"].value = "#DIV/0!"
        sheet["G2"].data_type = "e"

    data = filled(("1", DAY, DAY, "A", "x", "Sachkosten", 1, None), change=break_it)
    assert "Die Formel in dieser Zelle ergibt einen Fehler." in said(data)[0]


def test_sums_and_empty_lines_the_applicant_added_are_no_receipts() -> None:
    data = filled(
        ("1", DAY, DAY, "A", "x", "Sachkosten", 10, None),
        (None, None, None, None, None, None, None, None),
        ("2", DAY, DAY, "A", "x", "Sachkosten", 5, None),
        (None, None, None, None, "Summe", None, 15, None),
    )
    assert [line.number for line in read(data).lines] == ["1", "2"]


def test_columns_may_be_moved_and_new_ones_are_left_alone() -> None:
    def widen(sheet: Any) -> None:
        sheet.insert_cols(1)
        sheet["A1"].value = "Bemerkung"
        sheet["A2"].value = "liegt bei"

    found = read(filled(("1", DAY, DAY, "A", "x", "Sachkosten", 10, None), change=widen))
    assert found.lines[0].claimed == Money.euros(10)
    assert found.notes == ("Nicht gelesen wurden die Spalten: Bemerkung.",)


def test_a_missing_column_is_asked_for() -> None:
    data = filled(
        ("1", DAY, DAY, "A", "x", "Sachkosten", 10, None), change=lambda sheet: sheet.delete_cols(7)
    )
    assert any("die Spalte „Betrag“" in sentence for sentence in said(data))


@pytest.mark.parametrize("data", [b"", b"Belegliste;Betrag\n1;2", b"PK\x03\x04 kaputt", template()[:2000]])
def test_what_is_no_workbook_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused):
        read(data)


def test_another_workbook_gets_a_sentence() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Vorname", "Nachname"])
    out = BytesIO()
    book.save(out)
    with pytest.raises(Refused, match="erwarteten Überschriften"):
        read(out.getvalue())


def test_a_list_without_end_is_cut_with_a_sentence() -> None:
    rows = [("1", DAY, DAY, "A", "x", "Sachkosten", 1, None)] * 5_001
    assert any("höchstens 5.000 Zeilen" in sentence for sentence in said(filled(*rows)))


@given(st.integers(0, 4000), st.integers(0, 255))
@settings(max_examples=40, deadline=None)
def test_a_damaged_file_never_does_more_than_refuse(at: int, value: int) -> None:
    data = bytearray(filled(("1", DAY, DAY, "A", "x", "Sachkosten", 10, None)))
    data[at % len(data)] = value
    try:
        found = read(bytes(data))
    except Refused:
        return
    for line in found.lines:
        assert replace(line, id=0) == line
