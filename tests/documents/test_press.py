"""Where reportlab's drawing meets pikepdf's tagging: marks, pages, fonts."""

import io
from datetime import date

import pikepdf
import pypdf
import pytest

from app.documents.letter import letter_bytes
from app.documents.lines import break_text
from app.documents.press import About, Press
from app.documents.styles import BODY, INK
from tests.documents.samples import letter
from tests.kit import pdf
from tests.kit.pdf_rules import problems

ABOUT = About("Titel", "Büro", date(2026, 11, 23))


def test_what_is_drawn_is_content_or_artifact() -> None:
    sheet = Press().sheet()
    with pytest.raises(RuntimeError, match="outside"):
        sheet.box((0, 0, 10, 10), INK)
    with pytest.raises(RuntimeError, match="nest"), sheet.artifact(), sheet.artifact():
        pass


def test_a_page_is_done_when_the_next_begins() -> None:
    press = Press()
    first = press.sheet()
    press.sheet()
    with pytest.raises(RuntimeError, match="done"), first.artifact():
        first.rule((0, 0), (10, 10), 1, INK)


def test_nodes_in_which_nothing_was_drawn_leave_no_trace() -> None:
    press = Press()
    sheet = press.sheet()
    with sheet.content(press.document.child("P")):
        pass
    with sheet.content(press.document.child("H1")):
        sheet.lines(break_text("Titel", BODY, 200), (50, 50, 200), BODY)
    data = press.file(ABOUT)
    assert pdf.tree(data) == [("H1", "Titel")]
    assert problems(data) == []


def test_a_last_page_without_content_is_a_page_all_the_same() -> None:
    press = Press()
    sheet = press.sheet()
    with sheet.content(press.document.child("H1")):
        sheet.lines(break_text("Titel", BODY, 200), (50, 50, 200), BODY)
    press.sheet()
    data = press.file(ABOUT)
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 2
    assert problems(data) == []


def test_only_our_own_fonts_are_in_the_file() -> None:
    with pdf.opened(letter_bytes(letter())) as opened:
        things = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary)]
        named = {str(thing.BaseFont) for thing in things if "/BaseFont" in thing}
    assert named
    assert all("+SourceSans3-" in name for name in named)


def test_signs_beyond_the_first_plane_are_read_back_by_other_readers() -> None:
    data = letter_bytes(letter(subject="Schloss 🔒 am Tor"))
    assert "🔒" in pdf.text(data)
    assert "🔒" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert problems(data) == []
