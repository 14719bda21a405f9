"""However large, odd or empty a file is: memory stays bounded, nothing is lost, and it can be stopped."""

import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from app.domain.errors import Refused, Stopped
from app.excel import guarded, loading, scanning
from app.excel.grid import open_book
from app.excel.reading import Limits, read_sheet
from tests.excel.hostile import in_part, in_sheet, read, walked, with_rows, with_strings
from tests.excel.samples import ALL

MEGABYTES = 1 << 20


def formatted(first: int, last: int) -> Iterator[str]:
    """Rows with formats and nothing in them."""
    for at in range(first, last):
        yield f'<row r="{at}" s="1" customFormat="1" ht="15"><c r="A{at}" s="1"/></row>'


def typed(row: int, column: str = "B") -> str:
    return f'<row r="{row}"><c r="{column}{row}" t="str"><v>spät</v></c></row>'


def peak(work: Callable[[], object]) -> int:
    """Megabytes taken at most while working; allocations, not seconds."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] // MEGABYTES
    finally:
        tracemalloc.stop()


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        walked(data)
    with pytest.raises(Refused):
        read(data)
    return refusal.value.sentence


def test_a_million_formatted_empty_rows_end_where_the_values_end() -> None:
    """The gap is noticed after its first rows; what lies below is looked up, not built."""
    told: list[int] = []
    data = with_rows(formatted(3, 60_000))
    reading = read_sheet(data, ALL, progress=lambda done, _total, _what: told.append(done))
    assert len(reading.rows) == 1
    assert reading.notes == ("Ab Zeile 3 sind 5.000 Zeilen leer; danach wurde nicht weitergelesen.",)
    with open_book(data) as opened:
        assert opened.last_row("Beratungen") == 2
        seen: list[int] = []
        rows = list(opened.rows("Beratungen", progress=lambda done, *_: seen.append(done)))
    assert [number for number, _ in rows] == [1, 2]
    assert max(seen) <= 5_200
    assert max(told) <= 5_200


def test_what_stands_below_a_long_gap_is_not_lost() -> None:
    data = with_rows([*formatted(3, 12_000), typed(12_000), typed(30_000)])
    assert [row.number for row in read(data).rows] == [2, 12_000, 30_000]
    with open_book(data) as opened:
        assert [number for number, _ in opened.rows("Beratungen")] == [1, 2, 12_000, 30_000]


def test_memory_does_not_grow_with_formatted_rows() -> None:
    """Openpyxl keeps each row and its attributes: some 700 bytes a row."""
    data = with_rows([*formatted(3, 15_000), typed(15_000)])
    assert peak(lambda: walked(data)) < 6


@pytest.mark.parametrize(
    "junk",
    [
        '<x a="" b=""/>' * 40_000,
        '<x a="" b="">' * 20_000 + "</x>" * 20_000,
        "<c/>" * 90_000,
        "".join(f'<row r="{at}"/>{"<c/>" * 100}' for at in range(3, 900)),
    ],
)
def test_no_more_than_one_row_of_elements_is_ever_kept(junk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_IN_ROW", 10_000)
    data = with_rows([junk])
    assert peak(lambda: walked_or_refused(data)) < 8


def walked_or_refused(data: bytes) -> None:
    try:
        walked(data)
    except Refused:
        """Either is an answer."""


def test_a_row_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_IN_ROW", 10_000)
    cells = '<c s="1"/>' * 6_000
    assert "ungewöhnlich viele Zellen" in refused(with_rows([f'<row r="3">{cells}</row>']))
    assert "ungewöhnlich viele Zellen" in refused(in_sheet(b"<sheetData>", b"<x/>" * 6_000 + b"<sheetData>"))


def test_rows_of_sixteen_thousand_formatted_cells_are_read() -> None:
    cells = '<c s="1"/>' * 16_384
    wide = "".join(f'<row r="{at}">{cells}</row>' for at in range(3, 6))
    assert walked(with_rows([wide, typed(6)])) == 3


@pytest.mark.parametrize("rows", ['<row r="3"/>' * 2, '<row r="1"/>', '<row r="5"/><row r="4"/>'])
def test_rows_that_do_not_follow_each_other_are_damage(rows: str) -> None:
    assert "beschädigt" in refused(with_rows([rows]))


def test_rows_and_cells_without_numbers_are_counted() -> None:
    cells = '<c t="str"><v>a</v></c><c t="inlineStr"><is><t>b</t></is></c>'
    with open_book(with_rows([f"<row>{cells}</row>", "<row/>", f"<row>{cells}</row>"])) as opened:
        rows = list(opened.rows("Beratungen"))
        assert opened.last_row("Beratungen") == scanning.LAST_ROW
    assert [number for number, _ in rows] == [1, 2, 3, 5]
    assert rows[-1][1][:2] == ("a", "b")


def test_a_text_of_a_million_characters_is_a_problem_with_an_address() -> None:
    long = f'<row r="3"><c r="B3" t="inlineStr"><is><t>{"x" * 1_000_000}</t></is></c></row>'
    (problem,) = read(with_rows([long])).problems
    assert problem.address == "B3"
    assert "32.767 Zeichen" in problem.expected
    assert len(problem.value) <= 300
    fits = f'<row r="3"><c r="B3" t="inlineStr"><is><t>{"ä" * 32_767}</t></is></c></row>'
    assert read(with_rows([fits])).rows[1].values["note"] == "ä" * 32_767


def test_a_text_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "LONGEST_RUN", 200_000)
    endless = f'<row r="3"><c r="B3" t="inlineStr"><is><t>{"x" * 500_000}</t></is></c></row>'
    assert "mehr als einer Million Zeichen" in refused(with_rows([endless]))
    assert "mehr als einer Million Zeichen" in refused(with_rows([f'<row r="3" x="{"y" * 500_000}"/>']))


def test_too_many_texts_sheets_and_merged_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_STRINGS", 100)
    assert "verschiedene Texte" in refused(with_strings(*["<t>a</t>"] * 101))
    monkeypatch.setattr(loading, "MOST_SHEETS", 0)
    assert "Blätter" in refused(with_rows([]))
    monkeypatch.undo()
    monkeypatch.setattr(scanning, "MOST_MERGED", 10)
    merged = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(3, 20))
    data = in_sheet(b"</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>".encode())
    with open_book(data) as opened, pytest.raises(Refused, match="verbundene Zellen"):
        opened.merged("Beratungen")


def test_shared_texts_are_let_go_of_one_by_one() -> None:
    data = with_strings(*["<t>a</t><rPh><t>b</t></rPh>"] * 12_000)
    assert peak(lambda: walked(data)) < 6


@pytest.mark.parametrize("text", ["_x000D_", "_x005F_x000D_", "a_x0041_b", "_x005F_"])
def test_a_shared_text_means_what_the_same_text_in_its_cell_means(text: str) -> None:
    """Openpyxl drops ``x005F_`` from shared texts, so that a typed ``_x000D_`` would become a line break."""
    shared = '<row r="3"><c r="A3" t="s"><v>0</v></c></row>'
    inline = f'<row r="3"><c r="A3" t="inlineStr"><is><t>{text}</t></is></c></row>'
    rich = f"<r><rPr><b/></rPr><t>{text[:3]}</t></r><r><t>{text[3:]}</t></r><rPh><t>no</t></rPh>"
    wanted = read(with_rows([inline])).rows[1].values["number"]
    assert read(with_strings(f"<t>{text}</t>", rows=shared)).rows[1].values["number"] == wanted
    assert read(with_strings(rich, rows=shared)).rows[1].values["number"] == wanted


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    for size in ("A1:XFD1048576", "A1", "Z9:A1"):
        data = in_sheet(b"<sheetViews>", f'<dimension ref="{size}"/><sheetViews>'.encode())
        assert len(read(data).rows) == 1
        assert walked(data) == 2


@pytest.mark.parametrize("name", ["&lt;b&gt;", "a&#10;b", "=1+1", "'", "Ä" * 200, "../..", "&#128512;"])
def test_odd_names_of_sheets_are_only_names(name: str) -> None:
    data = in_part("xl/workbook.xml", b'name="Beratungen"', f'name="{name}"'.encode())
    assert len(read(data).rows) == 1
    assert walked(data) == 2


@pytest.mark.parametrize("after", [0, 1, 5])
def test_reading_can_be_stopped_within_some_hundred_rows(after: int) -> None:
    told: list[int] = []

    def stop(done: int, _total: int, _what: str) -> None:
        told.append(done)
        if len(told) > after:
            raise Stopped

    data = with_rows([*(typed(at) for at in range(3, 4_000))])
    with pytest.raises(Stopped):
        read_sheet(data, ALL, progress=stop)
    assert told[-1] <= 200 * (after + 2)
    told.clear()
    with pytest.raises(Stopped), open_book(data, stop) as opened:
        list(opened.rows("Beratungen", progress=stop))
    assert told[-1] <= 200 * (after + 2)


@pytest.mark.parametrize("place", ["strings", "styles", "rows", "formulas"])
def test_what_has_no_rows_can_be_stopped_too(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part tells how it gets on by its bytes."""
    monkeypatch.setattr(guarded, "_TICK", 50_000)

    def stop(*_: object) -> None:
        raise Stopped

    made = {
        "strings": lambda: with_strings(*["<t>aaaaaaaaaa</t>"] * 5_000),
        "styles": lambda: in_part("xl/styles.xml", b"</styleSheet>", b" " * 60_000 + b"</styleSheet>"),
        "rows": lambda: with_rows([f'<row r="3">{"<c/>" * 20_000}</row>']),
        "formulas": lambda: with_rows(['<row r="3"><c r="A3"><f>1+1</f></c></row>', *formatted(4, 3_000)]),
    }[place]()
    if place == "formulas":
        with open_book(made) as opened, pytest.raises(Stopped):
            opened.formulas("Beratungen", progress=stop)
        return
    with pytest.raises(Stopped), open_book(made, stop) as opened:
        list(opened.rows("Beratungen", limits=Limits(), progress=stop))
