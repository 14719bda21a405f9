"""What stands in a workbook, as another program sees it."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from app.domain.columns import Column, Kind
from app.domain.errors import Refused, Stopped
from app.domain.money import Money
from app.excel import sheet as sheet_module
from app.excel.book import Book, Cover, SheetSpec, write_book
from app.excel.cells import CUT_MARK, LONGEST, lines_of, safe_text, serial
from app.excel.reading import read_sheet
from app.excel.writing import sheet_names
from tests.excel.samples import ALL, COLUMNS, EMPTY, MADE, SAMPLE, Record, book, spec


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def cells(data: bytes, title: str = "Beratungen", row: int = 2) -> dict[str, Any]:
    sheet = opened(data)[title]
    heads = [cell.value for cell in sheet[1]]
    return dict(zip(heads, sheet[row], strict=True))


def test_money_and_dates_are_real_numbers_and_dates() -> None:
    row = cells(write_book(book(spec(SAMPLE))))
    assert row["Betrag"].value == 1234567.89
    assert row["Betrag"].number_format == '#,##0.00\\ "€"'
    assert row["Datum"].value == datetime(2026, 11, 22)
    assert row["Datum"].number_format == "DD.MM.YYYY"
    assert row["Erfasst am"].value == datetime(2026, 11, 22, 14, 5, 7)
    assert row["Anteil"].value == 0.125
    assert row["Dauer"].value == 85
    assert row["Personen"].value == 3
    assert row["Erledigt"].value == "ja"


@pytest.mark.parametrize("cents", [0, 1, -1, 5, 10, 99, -100, 123_456_789_012, -987_654_321])
def test_amount_stands_digit_by_digit(cents: int) -> None:
    data = write_book(book(spec(replace(SAMPLE, amount=Money(cents)))))
    xml = ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    figure = xml.split('<c r="E2"')[1].split("<v>")[1].split("</v>")[0]
    assert Decimal(figure) == Decimal(cents) / 100
    assert len(figure.split(".")[1]) == 2


@pytest.mark.parametrize(
    "typed", ['=HYPERLINK("http://x")', "+49 201 1", "-1", "@SUM(A1)", "=1+1", "#N/A", "01"]
)
def test_text_is_never_a_formula(typed: str) -> None:
    data = write_book(
        Book(
            typed,
            typed,
            typed,
            MADE,
            (spec(replace(SAMPLE, number=typed, note=typed, name=typed)),),
            Cover(((typed, typed),), (typed,)),
        )
    )
    row = cells(data)
    for title in ("Nummer", "Anliegen", "Name"):
        assert row[title].value == typed
        assert row[title].data_type == "s"
        assert bool(row[title].quotePrefix) is typed.startswith(("=", "+", "-", "@"))
    cover = opened(data)["Deckblatt"]
    assert {cell.data_type for line in cover.iter_rows() for cell in line if cell.value == typed} == {"s"}


def test_headings_stand_in_row_one_and_nothing_stands_in_empty_cells() -> None:
    data = write_book(book(spec(EMPTY)))
    assert [cell.value for cell in opened(data)["Beratungen"][1]] == [column.title for column in ALL]
    assert [title for title, cell in cells(data).items() if cell.value is not None] == ["Kennung"]


def test_page_is_set_up_for_filtering_and_printing() -> None:
    sheet = opened(write_book(book(spec(SAMPLE, SAMPLE))))["Beratungen"]
    assert sheet.auto_filter.ref == "A1:L3"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.HeaderFooter.oddHeader.left.text == "Quartiersbüro Nord && Süd"
    assert sheet.HeaderFooter.oddHeader.right.text == "KW 47/2026"
    assert "&P" in sheet.HeaderFooter.oddFooter.right.text


def test_a_sheet_without_rows_says_so_and_is_read_back_as_empty() -> None:
    data = write_book(book(spec()))
    sheet = opened(data)["Beratungen"]
    assert sheet["A2"].value == "Keine Einträge in diesem Zeitraum."
    assert not sheet["A2"].alignment.wrap_text
    assert sheet.auto_filter.ref == "A1:L1"
    reading = read_sheet(data, ALL)
    assert (reading.rows, reading.problems) == ((), ())
    assert opened(write_book(book(spec(SAMPLE))))["Beratungen"]["A2"].value == SAMPLE.number


def test_every_visible_row_is_ruled_under_empty_cells_too() -> None:
    ruled = opened(write_book(book(spec(SAMPLE, EMPTY))))["Beratungen"].conditional_formatting
    (area,) = ruled
    assert str(area.sqref) == "A2:K3"
    assert area.rules[0].dxf.border.bottom.style == "thin"


def test_uid_comes_last_and_hidden() -> None:
    sheet = opened(write_book(book(spec(SAMPLE))))["Beratungen"]
    assert sheet["L2"].value == SAMPLE.uid
    assert sheet.column_dimensions["L"].hidden
    assert not any(sheet.column_dimensions[letter].hidden for letter in "ABCDEFGHIJK")


def test_columns_are_wide_enough_for_their_heading() -> None:
    wide: Column[Record] = Column("number", "Verwendungsnachweisprüfung bis", width=10)
    sheet = opened(write_book(book(SheetSpec("X", (wide,), (SAMPLE,)))))["X"]
    assert sheet.column_dimensions["A"].width >= len("Verwendungsnachweisprüfung") + 2


def test_long_text_makes_its_row_taller() -> None:
    records = (SAMPLE, replace(SAMPLE, note="Wort " * 100), replace(SAMPLE, note="x\n" * 500))
    sheet = opened(write_book(book(spec(*records))))["Beratungen"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] < heights[1] < heights[2] <= 409
    assert sheet["B3"].alignment.wrap_text


def test_cover_tells_what_is_inside_and_where_persons_are() -> None:
    cover = Cover((("Fonds", Money(1_000_000)), ("Stichtag", date(2026, 11, 22))), ("Ohne Namen.",))
    sheets = (spec(SAMPLE, SAMPLE), SheetSpec("Anträge", COLUMNS[:3], (), note="Keine"))
    workbook = opened(write_book(book(*sheets, cover=cover)))
    assert workbook.sheetnames == ["Deckblatt", "Beratungen", "Anträge"]
    sheet = workbook["Deckblatt"]
    rows = {line[0].value: line for line in sheet.iter_rows() if line[0].value}
    assert sheet["A1"].value == "Wochenmappe"
    assert rows["Fonds"][1].value == 10000
    assert rows["Stichtag"][1].value == datetime(2026, 11, 22)
    assert [cell.value for cell in rows["Beratungen"][1:4]] == ["Was die Woche brachte", 2, "ja: Name"]
    assert [cell.value for cell in rows["Anträge"][1:4]] == ["Keine", 0, "nein"]
    assert rows["Beratungen"][0].hyperlink.location == "'Beratungen'!A1"
    assert rows["Dauer"][1].value == "In Minuten."
    assert "Ohne Namen." in rows
    assert rows["Beratungen"][2].alignment.horizontal == "right"


def test_same_book_gives_the_same_bytes() -> None:
    def made() -> bytes:
        return write_book(book(spec(SAMPLE, EMPTY), cover=Cover((("Woche", "KW 47"),))))

    first = made()
    assert first == made()
    times = {entry.date_time for entry in ZipFile(BytesIO(first)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    about = opened(first).properties
    assert (about.created, about.modified) == (MADE, MADE)
    assert about.creator == "Quartiersbüro Nord & Süd"


def test_nothing_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a temporary file was made")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    assert cells(write_book(book(spec(SAMPLE), cover=Cover())))["Nummer"].value == SAMPLE.number


def test_what_xml_and_excel_cannot_hold_is_removed_or_cut_with_a_mark() -> None:
    records = (replace(SAMPLE, number="a\x00\x0b\ufffe\ud800b", note="ä" * 40_000),)
    data = write_book(book(spec(*records), cover=Cover()))
    row = cells(data)
    assert row["Nummer"].value == "ab"
    assert row["Anliegen"].value.endswith(CUT_MARK)
    assert len(row["Anliegen"].value) == LONGEST
    cover = [line[0] for line in opened(data)["Deckblatt"].iter_rows(values_only=True) if line[0]]
    assert any("1 Text gekürzt" in text for text in cover)


def test_cutting_never_splits_a_character() -> None:
    text, cut = safe_text("😀" * 20_000)
    assert cut
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert text.removesuffix(CUT_MARK) == "😀" * (len(text) - len(CUT_MARK))


def test_days_excel_cannot_hold_are_text() -> None:
    data = write_book(book(spec(replace(SAMPLE, day=date(1899, 12, 31), at=datetime(1850, 1, 2, 3, 4)))))
    assert cells(data)["Datum"].value == "31.12.1899"
    assert cells(data)["Erfasst am"].value == "02.01.1850, 03:04"


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(1900, 1, 1), 1), (date(1900, 2, 28), 59), (date(1900, 3, 1), 61), (date(2026, 11, 22), 46348)],
)
def test_days_have_the_numbers_excel_gives_them(day: date, number: int) -> None:
    assert serial(day) == number


def test_names_of_sheets_are_made_fit() -> None:
    names = sheet_names(
        ["Anträge/Fonds: [2026]?*\\", "x" * 40, "x" * 50, "", "'", "Verlauf", "anträge fonds 2026", "a\x01b"]
    )
    assert names == [
        "Anträge Fonds 2026",
        "x" * 31,
        "x" * 27 + " (2)",
        "Blatt",
        "Blatt (2)",
        "Verlauf (2)",
        "anträge fonds 2026 (2)",
        "ab",
    ]


def test_too_many_rows_are_refused_before_excel_refuses_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_module, "MOST_ROWS", 3)
    with pytest.raises(Refused, match="höchstens 3 Zeilen"):
        write_book(book(spec(*[SAMPLE] * 4)))


def test_rows_stream_and_the_person_can_stop() -> None:
    drawn = []

    def rows() -> Iterator[Record]:
        for number in range(10_000):
            drawn.append(number)
            yield SAMPLE

    def stop(done: int, total: int, what: str) -> None:
        assert (total, what) == (10_000, "Viele")
        if done >= 1000:
            raise Stopped

    many = SheetSpec("Viele", COLUMNS, rows(), count=10_000)
    with pytest.raises(Stopped):
        write_book(book(many), stop)
    assert len(drawn) == 1000


def test_progress_counts_all_sheets_together() -> None:
    told: list[tuple[int, int, str]] = []
    write_book(
        book(spec(SAMPLE, SAMPLE, title="A"), spec(SAMPLE, title="B")), lambda *step: told.append(step)
    )
    assert told == [(2, 3, "A"), (3, 3, "B")]


def test_columns_with_persons_are_tinted() -> None:
    row = opened(write_book(book(spec(SAMPLE))))["Beratungen"][1]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in row}
    assert fills["Name"] != fills["Nummer"]


def test_text_kind_shows_other_values_as_text() -> None:
    column: Column[Record] = Column("people", "Personen", Kind.TEXT)
    data = write_book(book(SheetSpec("X", (column,), (SAMPLE,))))
    assert cells(data, "X")["Personen"].value == "3"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("kurz", 10, 1),
        ("ein Wort zu viel", 10, 2),
        ("a\nb\n", 10, 3),
        ("x" * 25, 10, 3),
        ("ab " * 9, 10, 3),
    ],
)
def test_lines_a_text_takes(text: str, room: int, lines: int) -> None:
    assert lines_of(text, room) == lines
