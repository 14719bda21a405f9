"""Widths and characters: what the fonts can draw, and what stands for the rest."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from app.documents import metrics
from app.documents.metrics import FILES, MISSING, face, missing_glyphs, printable
from app.system import resources


@pytest.mark.parametrize(("style", "name"), FILES.items())
def test_widths_are_those_reportlab_reads(style: tuple[bool, bool], name: str) -> None:
    ours = face(bold=style[0], italic=style[1]).widths
    theirs = TTFontFile(str(resources.resource(f"fonts/{name}.ttf")))
    for code in theirs.charToGlyph:
        if chr(code) != "\u00ad":
            assert ours[chr(code)] == round(theirs.charWidths[code]), hex(code)


def test_all_styles_draw_the_same_characters() -> None:
    sets = [set(face(bold=bold, italic=italic).widths) for bold, italic in FILES]
    assert all(each == sets[0] for each in sets)


def test_digits_of_one_weight_are_equally_wide() -> None:
    for bold in (False, True):
        assert len({face(bold=bold).widths[digit] for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    "name", ["Şükrü Çağlar Işık İnönü", "Łukasz Żółć", "Ștefan Țuțea", "Đặng", "Жанна", "Ελένη", "Øystein"]
)
def test_names_of_the_quarter_can_be_written(name: str) -> None:
    assert missing_glyphs(name) == ""
    assert printable(name) == name


def test_what_cannot_be_drawn_is_named_once_and_shown_as_a_box() -> None:
    assert missing_glyphs("漢字漢 ok\x00\u200d\t") == "漢字"
    assert printable("漢") == MISSING


def test_control_characters_vanish_and_compatible_signs_become_letters() -> None:
    assert printable("a\x00b\x07c\u200e\r\nd\te") == "abc\nd e"
    assert printable("Ⅻ") == "XII"


def test_letters_of_din_91379_with_several_marks_can_be_written() -> None:
    """Authorities must be able to write these names (String.Latin+, DIN SPEC 91379)."""
    assert missing_glyphs("C̨̆ L̥̄ K͟H S̛̄ R̥̄ Ḟ ẍ Ḍ ẞ ʼ Ạ̈ M̂ Đ Ŋ Ǩ Ẁ") == ""
    assert printable("ẍ") == "x\u0308"


@given(st.text())
def test_whatever_is_typed_can_be_drawn(typed: str) -> None:
    shown = printable(typed)
    assert set(shown) <= set(face().widths)
    assert unicodedata.normalize("NFC", printable(shown)) == unicodedata.normalize("NFC", shown)


def test_what_the_start_screen_needs_loads_no_paper() -> None:
    program = (
        "import sys; import app.documents.letter, app.documents.templates, app.documents.report;"
        "print(sorted({'reportlab', 'PIL', 'jinja2', 'pikepdf'} & set(sys.modules)))"
    )
    found = subprocess.run(  # noqa: S603 - our own interpreter and our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_what_is_taken_for_common_can_be_drawn_and_is_composed() -> None:
    assert metrics._drawable() >= metrics._COMMON
    assert all(unicodedata.normalize("NFC", mark) == mark for mark in metrics._COMMON)
