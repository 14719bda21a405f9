"""Files that come back from other people's computers."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from app.domain.columns import Column, Kind
from app.domain.errors import Refused, Stopped
from app.domain.money import Money
from app.excel.reading import Limits, Reading, read_sheet, sheet_titles
from app.excel.values import Unfit, Value, convert

AMOUNT: Column[Any] = Column("amount", "Betrag", Kind.MONEY)
DAY: Column[Any] = Column("day", "Datum", Kind.DATE)
NOTE: Column[Any] = Column("note", "Bemerkung", Kind.LONG_TEXT)
COLUMNS = (AMOUNT, DAY, NOTE)


def made(*rows: tuple[Any, ...], title: str = "Rückmeldung") -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return workbook


def saved(workbook: Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def read(*rows: tuple[Any, ...], **named: Any) -> Reading:
    return read_sheet(saved(made(*rows)), COLUMNS, **named)


HEADS = ("Betrag", "Datum", "Bemerkung")


def test_every_bad_cell_is_listed_with_address_expectation_and_remedy() -> None:
    reading = read(
        HEADS, (12.5, date(2026, 11, 22), "gut"), ("zwölf", "31.02.2026", "x"), (1 / 3, 46348, None)
    )
    assert [(problem.address, problem.value) for problem in reading.problems] == [
        ("A3", "zwölf"),
        ("B3", "31.02.2026"),
        ("A4", "0,3333333333"),
        ("B4", "46348"),
    ]
    assert all(problem.expected and problem.remedy for problem in reading.problems)
    assert reading.problems[0].sentence == (
        "Rückmeldung, A3: „zwölf“; erwartet wird ein Betrag mit höchstens zwei Nachkommastellen. "
        "Bitte den Betrag als Zahl eingeben, z. B. 1250,00."
    )
    assert not reading.ok
    assert reading.rows[0].values == {"amount": Money(1250), "day": date(2026, 11, 22), "note": "gut"}
    assert len(reading.rows) == 3


def test_order_spelling_and_place_of_the_headings_do_not_matter() -> None:
    reading = read(
        ("Rückmeldung der Stadt",), (), ("Nr.", " BEMERKUNG ", "Datum", "betrag"), (1, "ja", None, 3)
    )
    assert reading.ok
    assert reading.rows[0].number == 4
    assert reading.rows[0].values == {"note": "ja", "day": None, "amount": Money(300)}
    assert reading.unknown == ("Nr.",)


def test_missing_columns_are_a_problem_unless_optional() -> None:
    assert [problem.expected for problem in read(("Betrag", "Datum"), (1, None)).problems] == [
        "die Spalte „Bemerkung“"
    ]
    reading = read(("Betrag", "Datum"), (1, None), optional={"note"})
    assert reading.ok
    assert reading.found == {"amount", "day"}


def test_empty_rows_are_skipped_and_numbers_stay() -> None:
    reading = read(HEADS, (1, None, None), (None, None, None), ("", "", ""), (2, None, None))
    assert [(row.number, row.values["amount"]) for row in reading.rows] == [(2, Money(100)), (5, Money(200))]


def test_formulas_count_as_their_value_and_faults_are_named() -> None:
    workbook = made(HEADS, (1, None, "ok"))
    sheet = workbook["Rückmeldung"]
    sheet["A2"] = "#REF!"
    sheet["A3"] = "=1+1"
    reading = read_sheet(saved(workbook), COLUMNS)
    assert [(problem.address, problem.value) for problem in reading.problems] == [("A2", "#REF!")]
    assert "Formel" in reading.problems[0].remedy


def test_huge_formatted_empty_ranges_end_the_sheet() -> None:
    workbook = made(HEADS, (1, None, None))
    for row in range(3, 400):
        workbook["Rückmeldung"].cell(row, 1).font = Font(bold=True)
    workbook["Rückmeldung"].cell(1_048_576, 3).font = Font(bold=True)
    reading = read_sheet(saved(workbook), COLUMNS, limits=Limits(blank=100))
    assert len(reading.rows) == 1
    assert reading.notes == ("Ab Zeile 3 sind 100 Zeilen leer; danach wurde nicht weitergelesen.",)


def test_a_gap_shorter_than_the_limit_loses_nothing() -> None:
    workbook = made(HEADS, (1, None, None))
    workbook["Rückmeldung"].cell(4_000, 1).value = 2
    assert [row.number for row in read_sheet(saved(workbook), COLUMNS).rows] == [2, 4_000]


def test_too_many_rows_are_a_problem_not_a_silent_cut() -> None:
    reading = read(HEADS, *[(1, None, None)] * 10, limits=Limits(rows=5))
    assert [problem.expected for problem in reading.problems] == ["höchstens 5 Zeilen"]


def test_reading_stops_after_many_problems_and_says_so() -> None:
    reading = read(HEADS, *[("x", None, None)] * 50, limits=Limits(problems=10))
    assert len(reading.problems) == 10
    assert "nicht weitergelesen" in reading.notes[0]


def test_the_named_sheet_is_read_and_a_missing_one_refused() -> None:
    workbook = made(HEADS, (1, None, None))
    other = workbook.create_sheet("Anträge")
    other.append(HEADS)
    other.append((2, None, None))
    data = saved(workbook)
    assert sheet_titles(data) == ("Rückmeldung", "Anträge")
    assert read_sheet(data, COLUMNS, title="antrage").rows[0].values["amount"] == Money(200)
    with pytest.raises(Refused, match="Das Blatt „Fonds“ fehlt"):
        read_sheet(data, COLUMNS, title="Fonds")


def test_a_workbook_about_something_else_is_refused() -> None:
    with pytest.raises(Refused, match="Überschriften"):
        read(("Zimmer", "Fläche"), (1, 2))


def test_the_person_can_stop() -> None:
    def stop(*_: Any) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read(HEADS, (1, None, None), progress=stop)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.TEXT, 12.0, "12"),
        (Kind.TEXT, 45219, "45219"),
        (Kind.TEXT, 1.5, "1,5"),
        (Kind.TEXT, True, "ja"),
        (Kind.TEXT, datetime(2026, 11, 22), "22.11.2026"),
        (Kind.TEXT, datetime(2026, 11, 22, 9, 5), "22.11.2026, 09:05"),
        (Kind.TEXT, time(9, 5), "09:05"),
        (Kind.TEXT, None, ""),
        (Kind.NUMBER, 12.0, 12),
        (Kind.NUMBER, "1.234", 1234),
        (Kind.MONEY, 0.1 + 0.2, Money(30)),
        (Kind.MONEY, 1e3, Money(100_000)),
        (Kind.MONEY, "1.250,50 €", Money(125_050)),
        (Kind.MONEY, -0.01, Money(-1)),
        (Kind.SHARE, 0.5, 5000),
        (Kind.SHARE, "12,5 %", 1250),
        (Kind.SHARE, "-1%", -100),
        (Kind.DATE, datetime(2026, 11, 22, 3), date(2026, 11, 22)),
        (Kind.DATE, "22.11.2026", date(2026, 11, 22)),
        (Kind.DATE, "2026-11-22", date(2026, 11, 22)),
        (Kind.MOMENT, "22.11.2026, 14:05", datetime(2026, 11, 22, 14, 5)),
        (Kind.MOMENT, date(2026, 11, 22), datetime(2026, 11, 22)),
        (Kind.MINUTES, "1:25 h", 85),
        (Kind.MINUTES, "25 min", 25),
        (Kind.MINUTES, timedelta(minutes=90), 90),
        (Kind.MINUTES, time(1, 30), 90),
        (Kind.YES_NO, "X", True),
        (Kind.YES_NO, "Nein", False),
        (Kind.YES_NO, 1, True),
        (Kind.YES_NO, False, False),
        (Kind.YES_NO, "", None),
    ],
)
def test_what_people_type_is_understood(kind: Kind, raw: Any, value: Value) -> None:
    assert convert(kind, raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Kind.NUMBER, 1.5),
        (Kind.NUMBER, "viele"),
        (Kind.NUMBER, True),
        (Kind.NUMBER, 1e300),
        (Kind.MONEY, 0.005),
        (Kind.MONEY, "12 Euro 50"),
        (Kind.MONEY, datetime(2026, 1, 1)),
        (Kind.MONEY, 10.0**18),
        (Kind.SHARE, 50),
        (Kind.SHARE, "halb"),
        (Kind.DATE, "22.11."),
        (Kind.DATE, "heute"),
        (Kind.DATE, "+7"),
        (Kind.DATE, datetime(2999, 1, 1)),
        (Kind.DATE, 46348),
        (Kind.MOMENT, "22.11.2026 25:00"),
        (Kind.MOMENT, "bald"),
        (Kind.MOMENT, 5),
        (Kind.MINUTES, "lange"),
        (Kind.MINUTES, 0.5),
        (Kind.YES_NO, "vielleicht"),
    ],
)
def test_what_cannot_be_meant_is_unfit(kind: Kind, raw: Any) -> None:
    with pytest.raises(Unfit):
        convert(kind, raw)
