"""Typed text is made safe without losing what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.text import clean_line, clean_text, fold, quoted, shorten


@given(st.text(max_size=200))
def test_a_clean_line_is_one_line_and_stays_clean(typed: str) -> None:
    line = clean_line(typed)
    assert "\n" not in line
    assert clean_line(line) == line
    assert not any(ord(mark) < 32 or ord(mark) == 127 for mark in line)


@given(st.text(max_size=200))
def test_a_clean_text_stays_clean(typed: str) -> None:
    text = clean_text(typed)
    assert clean_text(text) == text
    assert "\r" not in text


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)


def test_folding_forgives_accents_and_sharp_s() -> None:
    assert fold("Müller-Lüdenscheidt") == fold("muller-ludenscheidt")
    assert fold("Straße") == fold("STRASSE")
    assert fold("Łódź") == "lodz"


def test_what_looks_dangerous_is_only_text() -> None:
    assert clean_line('=HYPERLINK("x")\x00\x07') == '=HYPERLINK("x")'
    assert clean_text("a\r\nb\x0bc\x1b") == "a\nbc"


def test_nothing_turns_the_reading_direction_of_what_follows() -> None:
    assert clean_line("\u202a+49 2302 123\u202c") == "+49 2302 123"
    assert clean_text("\u202eabc\u2066d\u2069") == "abcd"
    assert clean_line("👩\u200d🔧 \u05d3") == "👩\u200d🔧 \u05d3"


def test_every_kind_of_line_end_is_one() -> None:
    assert clean_text("a\u2028b\u2029c\x85d\r\ne\x9f") == "a\nb\nc\nd\ne"


def test_a_quotation_disturbs_no_sentence() -> None:
    assert quoted(" \u202eab\x01\x85c\nd\ud800 ") == "ab c d"
    assert quoted("x" * 1_000_000) == "x" * 40


def test_a_megabyte_is_refused_with_both_figures() -> None:
    with pytest.raises(Refused, match=r"1\.000\.000 Zeichen, erlaubt sind 300\."):
        clean_line("x" * 1_000_000, "name")
    with pytest.raises(Refused, match=r"erlaubt sind 100\.000"):
        clean_text("x" * 1_000_000)


@given(st.text(max_size=300), st.integers(2, 60))
def test_a_shortened_line_keeps_the_bound(text: str, longest: int) -> None:
    assert len(shorten(text, longest)) <= longest


def test_shortening_cuts_at_a_word() -> None:
    assert shorten("Sanierung der Fassade am Marktplatz", 20) == "Sanierung der …"
    assert shorten("kurz", 20) == "kurz"
