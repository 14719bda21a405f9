"""Cover sheets: key figures, charts, tables over pages, signatures; tagged and repeatable."""

import io
from dataclasses import replace

import pikepdf
import pytest

from app.documents.flow import (
    Align,
    Block,
    Bullets,
    Calculation,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Signatures,
    Spacer,
    Table,
    TableColumn,
)
from app.documents.report import report_bytes
from app.domain.errors import Refused
from tests.documents.samples import report
from tests.kit import pdf
from tests.kit.pdf_rules import problems


def with_body(*body: Block) -> bytes:
    return report_bytes(replace(report(), body=body))


def pages(data: bytes) -> list[list[str]]:
    with pdf.opened(data) as opened:
        count = len(opened.pages)
    return [[text for _, _, text in pdf.lines(data, page)] for page in range(count)]


def test_a_report_is_sound_repeatable_and_begins_with_its_title() -> None:
    data = report_bytes(report())
    assert problems(data) == []
    assert data == report_bytes(report())
    assert ("H1", "Wochenübergabe KW 47/2026") in pdf.tree(data)
    assert [kind for kind, _ in pdf.tree(data)].count("Figure") == 3


def test_a_long_table_repeats_its_header_but_reads_it_out_once() -> None:
    data = report_bytes(report(rows=120))
    shown = pages(data)
    assert len(shown) >= 4
    assert all(lines.count("Zeichen") == 1 for lines in shown[1:])
    assert [text for kind, text in pdf.tree(data) if kind == "TH"].count("Zeichen") == 1
    rows = [text for kind, text in pdf.tree(data) if kind == "TH" and text.startswith("VF-")]
    assert rows == [f"VF-{number}" for number in range(120)]
    assert problems(data) == []


def test_numbers_of_a_column_end_at_one_edge() -> None:
    columns = (TableColumn("Name"), TableColumn("Betrag", Align.RIGHT))
    data = with_body(Table(columns, (("a", "1,00 €"), ("b", "12.345,00 €")), totals=("Summe", "12.346,00 €")))
    starts = [x for x, _, text in pdf.lines(data) if text.endswith("\u20ac")]
    assert starts[0] > starts[1]
    assert problems(data) == []


def test_a_row_higher_than_a_page_is_cut_and_stays_one_cell() -> None:
    said = "wort " * 3000
    data = with_body(Table((TableColumn("a"), TableColumn("b")), ((said.strip(), "kurz"),)))
    assert len(pages(data)) > 1
    assert ("TD", said.strip()) in [(kind, text.strip()) for kind, text in pdf.tree(data)]
    assert problems(data) == []


def test_a_caption_stays_with_its_table() -> None:
    for height in range(150, 250, 5):
        columns = (TableColumn("Spalte"),)
        data = with_body(Spacer(height), Table(columns, (("Zelle",),), caption="Überschrift der Tabelle"))
        page = next(lines for lines in pages(data) if "Überschrift der Tabelle" in lines)
        assert "Zelle" in page


def test_blocks_that_belong_together_move_together() -> None:
    for height in range(190, 250, 5):
        together = KeepTogether((Paragraph("Anfang"), Paragraph("Mitte"), Paragraph("Ende")))
        page = next(lines for lines in pages(with_body(Spacer(height), together)) if "Anfang" in lines)
        assert "Ende" in page


def test_a_page_break_breaks_the_page() -> None:
    shown = pages(with_body(Paragraph("eins"), PageBreak(), Paragraph("zwei")))
    assert "eins" in shown[0]
    assert "zwei" in shown[1]


def test_levels_of_headings_never_skip() -> None:
    body = [Heading(f"Stufe {level}", level) for level in (3, 1, 3, 2, 9)]
    data = with_body(*body, Notice("Hinweis", ("Text",)), Heading("danach", 3))
    assert problems(data) == []


def test_a_large_key_figure_gets_smaller_instead_of_breaking() -> None:
    data = with_body(KeyFigures((KeyFigure("1.250.000,00\u00a0€", "Gesamtausgaben"),) * 5))
    assert sum(text == "1.250.000,00 €" for _, _, text in pdf.lines(data)) == 5


def test_empty_blocks_leave_a_sound_file() -> None:
    columns = (TableColumn(""),)
    empty = (Paragraph(""), Bullets(()), Numbered(()), Table(columns, ()), KeyFigures(()), Calculation(()))
    data = with_body(*empty, Notice("", ()), KeepTogether(()), Signatures(()), Spacer(900), Heading(""))
    assert problems(data) == []


def test_blocks_higher_than_a_page_are_cut() -> None:
    long = tuple(Paragraph("wort " * 300) for _ in range(12))
    for body in ([KeepTogether(long)], [Notice("Hinweis", tuple(block.text for block in long))]):
        data = with_body(*body)
        assert len(pages(data)) > 1
        assert problems(data) == []


def test_rows_must_fit_their_table() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        Table((TableColumn("a"),), (("a", "b"),))


def test_documents_without_end_are_refused() -> None:
    with pytest.raises(Refused, match="400 Seiten"):
        with_body(*([Spacer(10), PageBreak()] * 401))
    with pytest.raises(Refused, match=r"5\.000 Absätze"):
        with_body(*([Paragraph("x")] * 5001))


def test_a_sheet_without_some_signs_says_so() -> None:
    said = "stehen auf diesem Blatt in lateinischer Umschrift oder fehlen."
    data = with_body(Table((TableColumn("Fonds"),), (("Sommerfest \U0001f389",),)))
    assert said in pdf.text(data)
    assert problems(data) == []
    assert said not in pdf.text(report_bytes(report()))


def test_names_in_other_scripts_are_drawn_joined_and_read_as_they_are_written() -> None:
    data = with_body(Paragraph("Mit أحمد الخطيب im Saal"), Table((TableColumn("Name"),), (("ሰላም ገብረ",),)))
    assert problems(data) == []
    assert "lateinischer Umschrift" not in pdf.text(data)
    with pikepdf.open(io.BytesIO(data)) as opened:
        marks = [
            str(each.operands[1].ActualText)
            for page in opened.pages
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "BDC" and "/ActualText" in each.operands[1]
        ]
        fonts = {str(font.BaseFont) for font in opened.pages[0].resources.Font.values()}
    assert [one.strip() for one in marks] == ["Mit أحمد الخطيب im Saal", "ሰላም ገብረ"]
    assert any("NotoSansArabic" in name for name in fonts)


def test_several_lines_that_are_read_from_right_to_left_begin_at_the_right() -> None:
    long = with_body(Paragraph("مهرجان الصيف في الحديقة الجنوبية " * 6))
    short = with_body(Paragraph("مهرجان"))
    starts = [x for x, y, _ in pdf.lines(long) if 60 < y < 200]
    assert max(starts) > 150
    assert min(x for x, y, _ in pdf.lines(short) if 50 < y < 200) < 40
