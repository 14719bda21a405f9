"""Line breaking: nothing is lost, nothing sticks out, nothing takes long."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import shaping
from app.documents.line import Line, single
from app.documents.lines import break_text, natural_width
from app.documents.metrics import face
from app.documents.styles import BODY, Style
from app.documents.text import Run
from app.domain.errors import Refused

WORDS = st.text(st.sampled_from("abcäß-/ \n.§5e V@"), max_size=120)


def shown(lines: list[Line]) -> list[str]:
    return ["".join(text for _, text in line.pieces) for line in lines]


def _marks(text: str) -> str:
    """All but blanks, and the hyphens that part words."""
    return "".join(mark for mark in text if mark not in " \u00a0\n-")


@settings(deadline=None)  # the dictionary is read with the first
@given(WORDS, st.floats(20, 400))
def test_no_character_is_lost(typed: str, width: float) -> None:
    drawn = "".join(shown(break_text(typed, BODY, width)))
    assert _marks(drawn) == _marks(typed)
    assert drawn.count("-") >= typed.count("-")


@settings(deadline=None)  # the dictionary is read with the first
@given(WORDS, st.floats(20, 400))
def test_no_line_is_wider_than_its_column(typed: str, width: float) -> None:
    lines = break_text(typed, BODY, width)
    for line, text in zip(lines, shown(lines), strict=True):
        blanks = len(text) - len(text.strip(" "))
        assert line.width <= width + 0.01 + blanks * face().width(" ", BODY.size)
        assert line.width == pytest.approx(sum(style.width(part, BODY.size) for style, part in line.pieces))


@settings(deadline=None)  # the dictionary is read with the first
@given(st.lists(st.tuples(WORDS, st.booleans(), st.booleans()), max_size=6), st.floats(40, 300))
def test_weights_change_widths_but_not_words(parts: list[tuple[str, bool, bool]], width: float) -> None:
    runs = tuple(Run(text, bold, italic) for text, bold, italic in parts)
    drawn = "".join(shown(break_text(runs, BODY, width)))
    typed = "".join(text for text, _, _ in parts)
    assert _marks(drawn) == _marks(typed)
    assert drawn.count("-") >= typed.count("-")


def test_lines_break_at_blanks_and_keep_typed_breaks() -> None:
    assert shown(break_text("eins zwei\ndrei", BODY, 45)) == ["eins zwei", "drei"]
    assert shown(break_text("eins zwei drei", BODY, 50)) == ["eins zwei", "drei"]


def test_long_compounds_break_after_their_hyphen_and_soft_hyphens_show_only_there() -> None:
    assert shown(break_text("Quartiers-Management", BODY, 70)) == ["Quartiers-", "Management"]
    assert shown(break_text("Quartiers\u00admanagement", BODY, 70)) == ["Quartiers-", "management"]
    assert shown(break_text("Quartiers\u00admanagement", BODY, 300)) == ["Quartiersmanagement"]


def test_a_word_too_long_for_its_column_is_parted_as_german_has_it() -> None:
    assert shown(break_text("Verkehrsberuhigung", BODY, 70)) == ["Verkehrsberu-", "higung"]
    assert shown(break_text("Straßenverkehrs-Behördenauskunft", BODY, 60)) == [
        "Straßenver-",
        "kehrs-",
        "Behörden-",
        "auskunft",
    ]
    assert "".join(shown(break_text("x" * 90, BODY, 60))) == "x" * 90


def test_what_belongs_together_stays_on_one_line() -> None:
    kept = (
        *("Verein e. V.", "nach § 49", "gemäß Nr. 3", "davon 50 %", "sind 12 €", "Frau Dr. Roth"),
        *(
            "seit 5 Jahren",
            "etwa 212 m²",
            "sagt Satz 1",
            "zum 26. März",
            "nach §§ 49",
            "um 18 Uhr",
            "je 15 Euro",
        ),
    )
    for typed in kept:
        wide, _ = natural_width(typed, BODY)
        assert len(shown(break_text(typed, BODY, wide - 1))) == 2
        assert " " not in shown(break_text(typed, BODY, wide - 1))[1]


def test_a_short_last_word_is_not_left_alone() -> None:
    typed = "Bei Fragen zum Projekt oder zur Abrechnung sind wir gern für Sie da."
    width = natural_width(typed.removesuffix(" da."), BODY)[0] + 1
    assert shown(break_text(typed, BODY, width))[1] == "Sie da."
    longer = typed.removesuffix("da.") + "erreichbar."
    assert shown(break_text(longer, BODY, width))[1] == "erreichbar."


def test_mail_addresses_break_at_their_sign_not_in_a_name() -> None:
    assert shown(break_text("jana.beispiel@innenstadt.example", BODY, 110)) == [
        "jana.beispiel@",
        "innenstadt.example",
    ]


@pytest.mark.parametrize(
    "typed", ["w" * 150_000, "wort " * 30_000, "\n" * 20_000, "a-" * 70_000, " " * 150_000]
)
def test_a_flood_of_text_takes_seconds_at_most(typed: str) -> None:
    begun = time.process_time()
    break_text(typed, BODY, 400)
    assert time.process_time() - begun < 5


def test_a_megabyte_is_refused_in_german() -> None:
    with pytest.raises(Refused, match="zu lang für ein Dokument"):
        break_text("x " * 500_000, BODY, 400)
    with pytest.raises(Refused, match="zu lang für ein Dokument"):
        break_text("\n" * 60_000, BODY, 400)


def test_other_scripts_stand_in_the_order_they_are_seen() -> None:
    line = single("Fest (حفلة) 2027", face(), 10)
    assert "".join(text for _, text in line.pieces) == "Fest (حفلة) 2027"
    assert [text for cut, text in line.pieces if cut is not face()] == ["حفلة"]
    line = single("محمد (Mohamed) 12 Plätze", face(), 10)
    assert [text for _, text in line.pieces] == ["12 Plätze", " (", "Mohamed", ")", "محمد "]
    assert "".join(text for _, text in line.said) == "محمد (Mohamed) 12 Plätze"
    assert line.rtl


def test_a_line_is_as_wide_as_its_joined_letters() -> None:
    line = single("مرحبا", face(), 10)
    apart = sum(single(mark, face(), 10).width for mark in "مرحبا")
    assert 0 < line.width < apart


@given(
    st.lists(
        st.sampled_from(["أحمد", "Straße", "(ab)", "12", "דוד", "ሰላም", "x,", "می\u200cخواهم", "١٢"]),
        max_size=30,
    )
)
def test_lines_of_mixed_scripts_fit_and_lose_nothing(words: list[str]) -> None:
    style = Style(10, 12)
    lines = break_text(" ".join(words), style, 120)
    assert all(line.width <= 120.01 for line in lines)
    read = " ".join("".join(text for _, text in line.said or line.pieces) for line in lines)
    assert read.split() == " ".join(words).split()
    seen = Counter(mark for line in lines for _, text in line.pieces for mark in text if mark not in " ()")
    assert seen == Counter(mark for word in words for mark in word if mark not in " ()")


@pytest.mark.parametrize("word", ["சனி", "செப்", "ሰላም", "דוד", "مرحبا"])
def test_glyphs_of_other_scripts_are_drawn_as_shaped_and_not_by_their_letters(word: str) -> None:
    ((cut, text),) = single(word, face(), 10).pieces
    assert all(ord(glyph.mark) >= shaping.PRIVATE for glyph in shaping.shaped(text, cut).glyphs)
