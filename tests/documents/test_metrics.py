"""Widths and characters: what the fonts can draw, and what stands for the rest."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from app.documents import metrics
from app.documents.metrics import FILES, LENDING, cut, face, missing_glyphs, printable, stretches
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


@pytest.mark.parametrize(
    "name",
    [
        "أحمد الخطيب",
        "می\u200cخواهم",
        "מִרְיָם כהן",
        "ሰላም ገብረ",
        "மாலதி சிவகுமார்",
        "Արամ Խաչատրյան",
        "გიორგი მაჩაბელი",
    ],
)
def test_names_in_other_scripts_are_drawn_by_other_fonts(name: str) -> None:
    assert missing_glyphs(name) == ""
    assert printable(name) == name
    for style in (face(), face(bold=True)):
        (found,) = stretches(name, style)
        assert found[0].name.startswith(LENDING)
        assert found[0].name.endswith("Bold" if style.bold else "Regular")
        assert found[1] == name


def test_fonts_of_one_family_lend_the_same_letters_and_have_blanks() -> None:
    for family in LENDING:
        regular, bold = (set(cut(f"{family}-{weight}").widths) for weight in ("Regular", "Bold"))
        assert regular == bold
        assert " " in regular


def test_what_cannot_be_drawn_is_named_once_and_written_in_latin_letters_or_left_out() -> None:
    assert missing_glyphs("漢字漢 ok\x00\u200d\t🎉") == "漢字🎉"
    assert printable("陈小明") == "ChenXiaoMing"
    assert printable("Fest 🎉 im Park") == "Fest im Park"
    assert printable("हिन्दी") == "hindi"


def test_what_joins_letters_stays_only_between_arabic_ones() -> None:
    assert printable("Schiff\u200cfahrt \u200dx") == "Schifffahrt x"
    assert printable("می\u200cخواهم") == "می\u200cخواهم"


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
    for style, part in stretches(shown, face()):
        assert set(part) <= set(style.widths)
    assert "".join(part for _, part in stretches(shown, face())) == shown
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
