"""Lists taken apart: headings, titles, sums, joined cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.intake.excel import read_source
from app.features.intake.rules import (
    Grid,
    Line,
    figure,
    find_heading,
    heading_at,
    squeezed,
    take_apart,
    titles_of,
)
from tests.features.intake.lists import CONTACTS, intake_of, workbook

WORDS = titles_of(intake_of("contacts"))
ROW = ("Yılmaz", "Ayşe", "Hauptstr. 12", "42579", "Heiligenhaus", "02056 1", "a@example.org")


def grid(*rows: object, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Grid:
    lines = [Line(at, tuple(row)) for at, row in enumerate(rows, start=1) if any(row)]  # type: ignore[arg-type, call-overload, var-annotated] # rows are tuples
    return Grid("Liste", tuple(lines), merged)


def test_a_title_above_the_heading_is_left_out_with_its_reason() -> None:
    table_of = grid(("Kontaktliste 2023",), (), CONTACTS, ROW)
    found = find_heading(table_of, WORDS)
    assert (found.first, found.last) == (3, 3)
    table = take_apart(table_of, found)
    assert [(line.number, reason) for line, reason in table.left] == [(1, "Zeile über der Überschrift")]
    assert [line.number for line in table.lines] == [4]


def test_joined_cells_above_the_heading_name_their_columns() -> None:
    data = workbook(
        [
            ("Liste",),
            ("Name", None, "Anschrift", None, None, "Rolle"),
            ("Nachname", "Vorname", "Straße", "PLZ", "Ort", None),
            ("Yılmaz", "Ayşe", "Hauptstr. 12", 42579, "Heiligenhaus", "Verein"),
        ],
        merged=("A2:B2", "C2:E2", "F2:F3"),
    )
    found = find_heading(read_source(data, "a.xlsx").grid, WORDS)
    assert (found.first, found.last) == (2, 3)
    assert found.titles == (
        "Name Nachname",
        "Name Vorname",
        "Anschrift Straße",
        "Anschrift PLZ",
        "Anschrift Ort",
        "Rolle",
    )
    assert found.own[-1] == "Rolle"


def test_groups_of_columns_are_found_without_joined_cells_too() -> None:
    found = find_heading(
        grid(("Name", "", "Adresse", "", ""), ("Nachname", "Vorname", "Straße", "PLZ", "Ort"), ROW), WORDS
    )
    assert (found.first, found.last) == (1, 2)


def test_a_list_without_headings_has_none() -> None:
    found = find_heading(grid(ROW, ROW), WORDS)
    assert found.first == 0
    assert len(take_apart(grid(ROW, ROW), found).lines) == 2


@pytest.mark.parametrize(
    "sums",
    [
        ("Summe", None, None, None, None, None, 60),
        ("Gesamt:", "", "", "", "", "", "60,00 €"),
        ("Gesamtsumme 2023", "", "", "", "", "", 60),
        ("", "", "", "", "", "Zwischensumme", 60),
        (None, None, None, None, None, None, 60),
        (None, None, None, None, None, None, "60,00"),
    ],
)
def test_rows_of_sums_are_no_records(sums: tuple[object, ...]) -> None:
    heading = ("Projekt", "Antragsteller", "Ort", "Eingang", "Stand", "Zweck", "Beantragt")
    rows = [(f"P{at}", "Verein", "Ort", "1.1.2024", "offen", "z", 10 * at) for at in (1, 2, 3)]
    table = take_apart(grid(heading, *rows, sums), heading_at(grid(heading, *rows, sums), 1))
    assert [line.number for line in table.lines] == [2, 3, 4]
    assert "Summe" in table.left[0][1]


@pytest.mark.parametrize(
    "row",
    [
        ("Summer", "Tim", "Weg 1", "42579", "Heiligenhaus", "", ""),
        ("Total", "Anna", "Weg 1", "42579", "Heiligenhaus", "02056 1", "t@example.org"),
        ("Gesamtschule", "", "", "", "", "", ""),
        ("Gesamt", "Rosa", "Weg 2", "42579", "Heiligenhaus", "", ""),
    ],
)
def test_names_that_look_like_sums_are_records(row: tuple[str, ...]) -> None:
    table_of = grid(CONTACTS, ROW, row)
    assert [line.number for line in take_apart(table_of, find_heading(table_of, WORDS)).lines] == [2, 3]


def test_a_heading_said_again_is_left_out() -> None:
    table_of = grid(CONTACTS, ROW, CONTACTS, ROW)
    table = take_apart(table_of, find_heading(table_of, WORDS))
    assert [line.number for line in table.lines] == [2, 4]
    assert table.left[0][1] == "Überschrift, noch einmal"


def test_a_cell_joined_over_rows_holds_for_all_of_them() -> None:
    data = workbook(
        [("Datum", "Termin"), ("1.3.2026", "Café"), (None, "Treff"), (None, "Rat")], merged=("A2:A4",)
    )
    source = read_source(data, "a.xlsx")
    table = take_apart(source.grid, find_heading(source.grid, titles_of(intake_of("appointments"))))
    assert [line.cell(0) for line in table.lines] == ["1.3.2026"] * 3


@given(st.text(max_size=60))
def test_blanks_and_dots_around_a_heading_change_nothing(text: str) -> None:
    assert squeezed(f" {text}.: ") == squeezed(text)


@given(st.integers(-(10**9), 10**9))
def test_a_german_amount_is_the_figure_it_was_made_from(cents: int) -> None:
    sign, (euros, part) = "-" if cents < 0 else "", divmod(abs(cents), 100)
    text = f"{sign}{euros:,}".replace(",", ".") + f",{part:02d} €"
    found = figure(text)
    assert found is not None
    assert int(found * 100) == cents


_cells = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-5, 5),
    st.floats(allow_nan=False, width=16),
    st.sampled_from(CONTACTS),
)


@given(st.lists(st.lists(_cells, min_size=1, max_size=5), min_size=1, max_size=12))
def test_no_row_is_lost(rows: list[list[object]]) -> None:
    """Every row is a record, the heading, or left out with a reason: never nothing."""
    lines = tuple(Line(at, tuple(row)) for at, row in enumerate(rows, start=1))
    table_of = Grid("x", lines)
    found = find_heading(table_of, WORDS)
    table = take_apart(table_of, found)
    numbers = {line.number for line in table.lines} | {line.number for line, _reason in table.left}
    numbers |= set(range(found.first, found.last + 1)) - {0}
    assert numbers == {line.number for line in lines}
    assert all(reason for _line, reason in table.left)
