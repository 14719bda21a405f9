"""Lists as files: every spelling of text, every kind of file that is none."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.domain.errors import Refused, Stopped
from app.excel import listing
from app.excel.listing import open_list
from app.features.intake.excel import read_source, reading
from app.features.intake.rules import Line
from tests.features.intake.lists import CONTACTS, text_list, workbook

ROWS = [("Name", "Ort", "Notiz"), ("Yılmaz-Müller", "Köln", "eins"), ("Öz; Kaya", "Bonn", "zwei\nZeilen")]
LATIN = [("Name", "Ort", "Notiz"), ("Müller", "Köln", "eins"), ("Größe; „x“", "Bonn", "zwei\nZeilen")]


def lines(data: bytes, name: str = "liste.csv") -> list[tuple[str, ...]]:
    return [line.cells for line in read_source(data, name).grid.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_spelling_of_a_text_list_is_read(encoding: str, separator: str) -> None:
    assert lines(text_list(ROWS, separator, encoding)) == ROWS


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_lists_of_windows_are_read(separator: str) -> None:
    assert lines(text_list(LATIN, separator, "cp1252")) == LATIN


def test_how_a_list_was_read_is_told() -> None:
    assert read_source(text_list(LATIN), "a.csv").notes == (
        "Gelesen als Windows (cp1252), getrennt durch Semikolon.",
    )


def test_excels_own_hint_of_the_separator_counts_as_no_row() -> None:
    found = read_source(b"sep=,\r\nName,Ort\r\nA;B,C\r\n", "a.csv").grid.lines
    assert found == (Line(1, ("Name", "Ort")), Line(2, ("A;B", "C")))


def test_the_number_of_a_row_is_the_one_excel_shows() -> None:
    found = read_source(b'Name;Notiz\r\nA;"zwei\r\nZeilen"\r\n\r\n;\r\nB;x\r\n', "a.csv").grid.lines
    assert [line.number for line in found] == [1, 2, 5]


def test_decimal_commas_do_not_pass_for_separators() -> None:
    data = b"Projekt;Betrag\nBank;1,50\nFest;2,50\nRat;3,50\n"
    assert lines(data)[1] == ("Bank", "1,50")


_TYPED = st.text(alphabet=st.characters(codec="cp1252", exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.tuples(_TYPED, _TYPED, _TYPED), min_size=2, max_size=8), st.sampled_from([";", ",", "\t"]))
def test_what_was_written_is_read(rows: list[tuple[str, str, str]], separator: str) -> None:
    head = [("Name", "Ort", "Notiz")] * 3
    data = text_list([*head, *rows], separator, "utf-8")
    wanted = [row for row in rows if any(cell.strip() for cell in row)]
    found = open_list(data)
    assert found.separator == separator
    assert [row for _at, row in found.rows()][3:] == wanted


def test_a_quotation_mark_that_never_ends_is_told_with_its_row() -> None:
    data = b'Name;Ort\nA;B\n"C;D\n' + b"x;y\n" * 20_000
    with pytest.raises(Refused, match=r"In Zeile 3 .* Anführungszeichen"):
        lines(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "leer"),
        (b"   \r\n \r\n", "leer"),
        (b"%PDF-1.7 ...", "PDF-Dokument"),
        (b"<!DOCTYPE html><html>", "Webseite"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "ein Bild"),
        (b"{\\rtf1 Hallo}", "Textdokument"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "altes?n? Format"),
        (b"PK\x03\x04kaputt", "beschädigt"),
        (b"\x00\x01\x02\x03" * 100, "keine Liste"),
        (b"\xff\xfeN", "keine Liste"),
    ],
)
def test_one_sentence_for_each_kind_of_bad_file(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as caught:
        read_source(data, "liste.xlsx")
    assert len(caught.value.all) == 1
    assert "Bitte" in caught.value.sentence


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = len(read_source(data, "x").grid.lines)
    except Refused as refused:
        found = len(refused.sentence)
    assert found > 0


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(Refused, match="keine Excel-Arbeitsmappe"):
        read_source(out.getvalue(), "liste.ods")


def test_an_empty_sheet_is_passed_by_and_a_chosen_one_refused() -> None:
    book = Workbook()
    book.create_sheet("Daten").append(["Name", "Ort"])
    out = BytesIO()
    book.save(out)
    found = read_source(out.getvalue(), "a.xlsx")
    assert (found.grid.title, found.sheets) == ("Daten", ("Sheet", "Daten"))
    with pytest.raises(Refused, match="ist leer"):
        read_source(out.getvalue(), "a.xlsx", "Sheet")
    with pytest.raises(Refused, match="gibt es in"):
        read_source(out.getvalue(), "a.xlsx", "Andere")


def test_more_rows_than_there_may_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", reading.Limits(rows=5, columns=10))
    many = [("Name", "Ort"), *[("A", "B")] * 6]
    for data in (workbook(many), text_list(many)):
        with pytest.raises(Refused, match="mehr als 5 Zeilen"):
            read_source(data, "a")


def test_a_list_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "LARGEST_LIST", 10)
    with pytest.raises(Refused, match="teilen Sie die Liste auf"):
        read_source(b"Name;Ort;Strasse", "a.csv")


@pytest.mark.parametrize("make", [workbook, text_list])
def test_reading_ends_when_a_person_says_so(make: Callable[..., bytes]) -> None:
    def stop(_done: int, _of: int, _what: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_source(make([("Name", "Ort")] * 500), "a", None, stop)


def test_formulas_count_as_their_values_and_missing_values_are_told() -> None:
    data = workbook([CONTACTS, ("=A1", "Ayşe"), ("Müller", '=HYPERLINK("http://example.org","x")')])
    found = read_source(data, "a.xlsx")
    assert found.grid.lines[1].cells[0] == reading.NO_RESULT
    assert found.grid.lines[2].cells[1] == reading.NO_RESULT
    assert found.notes[0].startswith("2 Zellen enthalten Formeln")
    assert "2 Formeln haben kein Ergebnis" in found.notes[1]


@given(st.integers(0, 20_000))
def test_letters_of_columns(column: int) -> None:
    assert reading.column_number(reading.column_letter(column)) == column
